import PaidanCore

/// A mailbox: it is heard through a Maildir and speaks by SMTP.
struct MailChannel: ChatPlatform {
    private let settings: ChannelSettings.MailSettings?

    init(_ settings: ChannelSettings) {
        self.settings = settings.mail
    }

    /// Nobody posts mails: they come through a Maildir.
    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        throw .notFound
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let settings else { throw .noEndpoint }
        guard let recipient = Self.cleanAddress(delivery.destination.address) else {
            throw Unsayable("the address is none that mail can be sent to")
        }
        return .mail(
            MailCall(
                server: settings.server, requiresTLS: settings.requiresTLS, user: settings.user,
                password: settings.password, from: settings.from, to: [recipient],
                data: MailComposer(settings: settings).message(for: delivery, to: recipient, at: now)))
    }

    /// The status is SMTP's (RFC 5321 §4.2); 53x is about logging in (RFC 4954 §6).
    func judge(_ answer: HTTPAnswer) -> Judgement {
        switch answer.status {
        case 200..<300: .delivered(messageID: nil)
        case 530, 534, 535, 538: .wrongKey(cause: "the mail server does not accept the login (got \(answer.status))")
        case 500..<600: .wrongRequest(cause: "the mail server does not accept the mail (got \(answer.status))")
        default: .tryLater(after: nil, cause: "the mail server cannot take the mail now (got \(answer.status))")
        }
    }

    /// Mail programs name the Message-ID in In-Reply-To and References (RFC 5322 §3.6.4).
    func messageID(of delivery: Delivery) -> String {
        MailComposer.messageID(of: delivery.id, from: settings?.from ?? "")
    }

    /// The address where it is a plain one; anything that could end a line, a command or a list is none.
    private static func cleanAddress(_ address: String) -> String? {
        let address = address.trimmed
        let isClean = address.unicodeScalars.allSatisfy {
            $0.value > 32 && $0.value != 127 && !"<>,;\"()[]\\".unicodeScalars.contains($0)
                && !$0.properties.isWhitespace
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard isClean, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), address.utf8.count <= 254 else {
            return nil
        }
        return address
    }
}
