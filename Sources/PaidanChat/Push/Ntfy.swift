import PaidanCore

/// ntfy, a push service that anybody can run (docs.ntfy.sh/publish). The address of a contact is a topic: whoever knows its
/// name reads it, so it must be as long as a password where the server asks for none.
struct Ntfy: PushService {
    private let base: String
    private let token: String?

    init(_ settings: ChannelSettings) {
        base = (settings.endpoint ?? "https://ntfy.sh").withoutSlashAtEnd
        token = settings.outboundToken
    }

    /// Longer messages become an attachment.
    var textLimit: TextLimit? { TextLimit(4000, .bytes) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard !delivery.destination.address.isEmpty else { throw Unsayable("the contact has no topic") }
        let headline = Headline(delivery.content.text, limit: 120)
        let publish = Publish(
            topic: delivery.destination.address, title: headline.title, message: headline.body,
            priority: delivery.priority == .emergency ? 5 : nil)
        let headers = token.map { [HTTPCall.Header("authorization", "Bearer \($0)")] } ?? []
        return .http(.json("\(base)/", publish, headers: headers))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        return .delivered(messageID: JSON.answer(Result.self, from: answer.body)?.id)
    }

    private struct Publish: Encodable {
        var topic: String
        var title: String?
        var message: String
        var priority: Int?
    }

    private struct Result: Decodable { var id: String? }
}
