import PaidanCore

/// A Discord webhook: it speaks in one channel and hears nothing (discord.com/developers/docs/resources/webhook).
struct Discord: PushService {
    private let url: String?

    init(_ settings: ChannelSettings) { url = settings.endpoint }

    var textLimit: TextLimit? { TextLimit(2000, .characters) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let url else { throw .noEndpoint }
        let mentions = delivery.content.mentions.filter { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
        let words = mentions.map { "<@\($0)> " }.joined() + delivery.content.text
        // Nothing that a resident wrote may call everybody.
        let post = Post(content: words, allowedMentions: Allowed(users: mentions))
        return .http(.json(url + (url.contains("?") ? "&" : "?") + "wait=true", post))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        let result = JSON.answer(Result.self, from: answer.body)
        if answer.status == 429, let wait = result?.retryAfter {
            let milliseconds = Int64((min(max(wait, 0), 3600) * 1000).rounded(.up))
            return .throttled(
                after: Instant.Span(milliseconds: milliseconds), cause: "Discord asks to slow down (got 429)")
        }
        if answer.status == 404 { return .wrongKey(cause: "there is no such webhook (got 404)") }
        return answer.judgementByStatus ?? .delivered(messageID: result?.id)
    }

    private struct Post: Encodable {
        var content: String
        var allowedMentions: Allowed

        private enum CodingKeys: String, CodingKey {
            case content
            case allowedMentions = "allowed_mentions"
        }
    }

    private struct Allowed: Encodable {
        var parse: [String] = []
        var users: [String]
    }

    private struct Result: Decodable {
        var id: String?
        var retryAfter: Double?

        private enum CodingKeys: String, CodingKey {
            case id
            case retryAfter = "retry_after"
        }
    }
}
