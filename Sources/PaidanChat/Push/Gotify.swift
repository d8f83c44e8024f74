import PaidanCore

/// Gotify, a push server of one's own (gotify.net/docs/pushmsg). The address of a contact is the token of an application of
/// that person.
struct Gotify: PushService {
    private let base: String?

    init(_ settings: ChannelSettings) { base = settings.endpoint?.withoutSlashAtEnd }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let base else { throw .noEndpoint }
        guard !delivery.destination.address.isEmpty else { throw Unsayable("the contact has no application token") }
        let headline = Headline(delivery.content.text, limit: 120)
        return .http(
            .json(
                "\(base)/message",
                Push(
                    title: headline.title, message: headline.body,
                    priority: delivery.priority == .emergency ? 10 : 5),
                headers: [HTTPCall.Header("x-gotify-key", delivery.destination.address)]))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        return .delivered(messageID: JSON.answer(Result.self, from: answer.body)?.id.map { String($0) })
    }

    private struct Push: Encodable {
        var title: String?
        var message: String
        var priority: Int
    }

    private struct Result: Decodable { var id: Int64? }
}
