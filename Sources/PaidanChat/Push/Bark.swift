import PaidanCore

/// Bark, a push app for iPhones with a server that anybody can run (github.com/Finb/bark-server, API_V2). The address of a
/// contact is the device key. An emergency rings through silent mode, again and again.
struct Bark: PushService {
    private let base: String

    init(_ settings: ChannelSettings) { base = (settings.endpoint ?? "https://api.day.app").withoutSlashAtEnd }

    /// The push itself may have 4 KB, with its frame.
    var textLimit: TextLimit? { TextLimit(3000, .bytes) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard !delivery.destination.address.isEmpty else { throw Unsayable("the contact has no device key") }
        let headline = Headline(delivery.content.text, limit: 60)
        let isAlarm = delivery.priority == .emergency
        return .http(
            .json(
                "\(base)/push",
                Push(
                    deviceKey: delivery.destination.address, title: headline.title, body: headline.body,
                    level: isAlarm ? "critical" : nil, volume: isAlarm ? 10 : nil, call: isAlarm ? "1" : nil)))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        let result = JSON.answer(Result.self, from: answer.body)
        // A device key that is not registered is answered 400 in status and body.
        if result?.code == 400, result?.message?.contains("device") == true {
            return .wrongKey(cause: "Bark does not know the device (got 400)")
        }
        if let judgement = answer.judgementByStatus { return judgement }
        guard let code = result?.code else { return .tryLater(after: nil, cause: "the answer is none of Bark's") }
        return code == 200 ? .delivered(messageID: nil) : .wrongRequest(cause: "Bark refused (got code \(code))")
    }

    private struct Push: Encodable {
        var deviceKey: String
        var title: String?
        var body: String
        var level: String?
        var volume: Int?
        var call: String?

        private enum CodingKeys: String, CodingKey {
            case title, body, level, volume, call
            case deviceKey = "device_key"
        }
    }

    private struct Result: Decodable {
        var code: Int?
        var message: String?
    }
}
