import PaidanCore

extension Instant {
    /// Sunday 2026-11-22, 08:00:00 UTC: the vectors' moment.
    static let test = Instant(seconds: 1_795_334_400)
}

extension ChannelSettings {
    static func test(
        _ platform: PlatformName, secrets: [String] = [], token: String? = nil, selfID: String? = nil,
        endpoint: String? = "https://hook.example.org/paidan", outboundSecret: String? = nil,
        outboundToken: String? = nil, mail: MailSettings? = nil
    ) -> ChannelSettings {
        ChannelSettings(
            id: "door", platform: platform, namespace: "test", inboundSecrets: secrets, inboundToken: token,
            selfID: selfID, endpoint: platform == .wecomRobot ? nil : endpoint, outboundSecret: outboundSecret,
            outboundToken: outboundToken, mail: mail)
    }
}

extension Delivery {
    static func test(
        _ text: String, to destination: Destination, mentions: [String] = [], replyTo: String? = nil,
        subject: String? = nil, payload: String = "{}", wish: WishNumber? = nil, id: DeliveryID = "d-1"
    ) -> Delivery {
        Delivery(
            id: id, community: "taoyuan", destination: destination, notices: [], wish: wish, offer: nil,
            content: Content(text: text, mentions: mentions, replyTo: replyTo, subject: subject, payload: payload),
            priority: .ordinary, composedAt: .test, expiresAt: nil)
    }
}

extension OutboundCall {
    var http: HTTPCall? { if case .http(let call) = self { call } else { nil } }
    var mail: MailCall? { if case .mail(let call) = self { call } else { nil } }
}

extension HTTPCall {
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
    var text: String { String(decoding: body, as: UTF8.self) }
}
