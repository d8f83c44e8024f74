import PaidanCore

/// PushPlus, which pushes into WeChat (pushplus.plus/doc). The address of a contact is that person's token. It takes 200
/// messages a day for a token, and shuts who sends on after that.
struct PushPlus: PushService {
    private let url: String

    init(_ settings: ChannelSettings) { url = settings.endpoint ?? "https://www.pushplus.plus/send" }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard !delivery.destination.address.isEmpty else { throw Unsayable("the contact has no token") }
        let headline = Headline(delivery.content.text, limit: 100)
        return .http(
            .json(
                url,
                Push(
                    token: delivery.destination.address, title: headline.title ?? String(headline.body.prefix(40)),
                    content: headline.body)))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        guard let result = JSON.answer(Result.self, from: answer.body) else {
            return .tryLater(after: nil, cause: "the answer is none of PushPlus's")
        }
        let cause = "PushPlus refused (got code \(result.code))"
        switch result.code {
        case 200: return .delivered(messageID: result.data)
        case 900: return .throttled(after: .hours(24), cause: "PushPlus shut the account for today (got 900)")
        case 500: return .tryLater(after: nil, cause: cause)
        case 401, 403, 903, 905: return .wrongKey(cause: cause)
        default: return .wrongRequest(cause: cause)
        }
    }

    private struct Push: Encodable {
        var token: String
        var title: String
        var content: String
        var template = "txt"
    }

    private struct Result: Decodable {
        var code: Int
        var data: String?
    }
}
