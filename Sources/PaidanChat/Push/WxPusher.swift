import PaidanCore

/// WxPusher, which pushes into WeChat (wxpusher.zjiecode.com/docs). The token is the application's; the address of a contact
/// is the person's UID.
struct WxPusher: PushService {
    private let url: String
    private let token: String?

    init(_ settings: ChannelSettings) {
        url = settings.endpoint ?? "https://wxpusher.zjiecode.com/api/send/message"
        token = settings.outboundToken
    }

    var textLimit: TextLimit? { TextLimit(40_000, .characters) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let token else { throw Unsayable("the application has no token") }
        guard !delivery.destination.address.isEmpty else { throw Unsayable("the contact has no UID") }
        let headline = Headline(delivery.content.text, limit: 100)
        return .http(
            .json(
                url,
                Push(
                    appToken: token, content: headline.body, summary: headline.title,
                    uids: [delivery.destination.address])))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        guard let result = JSON.answer(Result.self, from: answer.body) else {
            return .tryLater(after: nil, cause: "the answer is none of WxPusher's")
        }
        switch result.code {
        case 1000:
            // The request was taken; whether this one person is reached stands beside the UID.
            guard let one = result.data?.first, let code = one.code, code != 1000 else {
                return .delivered(messageID: result.data?.first?.messageID.map { String($0) })
            }
            return .wrongRequest(cause: "WxPusher does not reach this person (got code \(code))")
        case 1001: return .wrongKey(cause: "WxPusher does not know the application (got code 1001)")
        default: return .wrongRequest(cause: "WxPusher refused (got code \(result.code))")
        }
    }

    private struct Push: Encodable {
        var appToken: String
        var content: String
        var summary: String?
        var contentType = 1
        var uids: [String]
    }

    private struct Result: Decodable {
        var code: Int
        var data: [One]?

        struct One: Decodable {
            var code: Int?
            var messageID: Int64?

            private enum CodingKeys: String, CodingKey {
                case code
                case messageID = "messageId"
            }
        }
    }
}
