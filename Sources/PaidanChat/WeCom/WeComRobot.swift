import FoundationEssentials
import PaidanCore

/// A WeCom group robot (企业微信消息推送, formerly 群机器人): it speaks in one group and hears nothing
/// (developer.work.weixin.qq.com, path/91770).
struct WeComRobot: ChatPlatform {
    private let url: String?

    /// The endpoint bears the robot's key, or the token is the key.
    init(_ settings: ChannelSettings) {
        let base = settings.endpoint ?? "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"
        if base.contains("key=") {
            url = base
        } else {
            url = settings.outboundToken.map { "\(base)\(base.contains("?") ? "&" : "?")key=\($0.inQuery)" }
        }
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        throw .notFound
    }

    /// A text's bytes; beyond them WeCom refuses (40058) or cuts in silence.
    var textLimit: TextLimit? { TextLimit(2048, .bytes) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let url else { throw Unsayable("the robot has no key") }
        let mobiles = delivery.content.mentions.filter(\.isMobile)
        let members = delivery.content.mentions.filter { !$0.isMobile }
        let body = Body(
            text: Body.Text(
                content: delivery.content.text, mentionedList: members.isEmpty ? nil : members,
                mentionedMobileList: mobiles.isEmpty ? nil : mobiles))
        return .http(
            HTTPCall(url: url, headers: [HTTPCall.Header("content-type", "application/json")], body: JSON.write(body)))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        guard let result = JSON.answer(Result.self, from: answer.body) else {
            return .tryLater(after: nil, cause: "the answer is none of WeCom's")
        }
        // By the code, never by the words: they change and hold hints with addresses.
        let cause = "WeCom refused (got errcode \(result.errcode))"
        switch result.errcode {
        case 0: return .delivered(messageID: nil)
        case -1, 45033: return .tryLater(after: nil, cause: cause)
        case 45009:
            return .throttled(after: .seconds(60), cause: "WeCom takes 20 messages a minute (got errcode 45009)")
        case 93000, 93004, 93008, 40001, 40013, 40014, 40056, 41001, 42001, 48002, 50003, 60020:
            return .wrongKey(cause: cause)
        default: return .wrongRequest(cause: cause)
        }
    }

    private struct Body: Encodable {
        var msgtype = "text"
        var text: Text

        struct Text: Encodable {
            var content: String
            var mentionedList: [String]?
            var mentionedMobileList: [String]?

            private enum CodingKeys: String, CodingKey {
                case content
                case mentionedList = "mentioned_list"
                case mentionedMobileList = "mentioned_mobile_list"
            }
        }
    }

    private struct Result: Decodable {
        var errcode: Int
    }
}
