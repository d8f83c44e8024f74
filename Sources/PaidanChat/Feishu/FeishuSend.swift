import Crypto
import FoundationEssentials
import PaidanCore

/// A text of a Feishu custom robot (open.feishu.cn, "Custom bot guide").
struct FeishuSend: Encodable {
    var timestamp: String?
    var sign: String?
    var msgType = "text"
    var content: Content

    struct Content: Encodable { var text: String }

    private enum CodingKeys: String, CodingKey {
        case timestamp, sign, content
        case msgType = "msg_type"
    }

    /// Signed with the key `timestamp\nsecret` over nothing, unlike DingTalk's.
    init(_ content: Delivery.Content, secret: String?, at now: Instant) {
        let mentions = content.mentions.map { "<at user_id=\"\($0)\"></at> " }.joined()
        self.content = Content(text: mentions + content.text)
        guard let secret else { return }
        let seconds = String(now.seconds)
        let key = SymmetricKey(data: Data("\(seconds)\n\(secret)".utf8))
        timestamp = seconds
        sign = Data(HMAC<SHA256>.authenticationCode(for: Data(), using: key)).base64EncodedString()
    }

    private struct Result: Decodable {
        var code: Int?
        var statusCode: Int?
        var msg: String?

        private enum CodingKeys: String, CodingKey {
            case code, msg
            case statusCode = "StatusCode"
        }
    }

    static func judge(_ answer: HTTPAnswer) -> Judgement {
        let result = JSON.answer(Result.self, from: answer.body)
        if result?.code == 99_991_400 {
            let seconds = answer.headers["x-ogw-ratelimit-reset"].flatMap { Int64($0) } ?? 60
            return .throttled(
                after: .seconds(min(max(seconds, 1), 3600)), cause: "Feishu asks to slow down (got 99991400)")
        }
        if let judgement = answer.judgementByStatus { return judgement }
        guard let code = result?.code ?? result?.statusCode else {
            return .tryLater(after: nil, cause: "the answer is none of Feishu's")
        }
        let cause = "Feishu refused (got code \(code))"
        switch code {
        case 0: return .delivered(messageID: nil)
        // One code for a bad request and for too many of them; only the words tell.
        case 9499 where result?.msg?.lowercased().contains("too many") == true, 11232:
            return .throttled(after: .seconds(60), cause: cause)
        case 19001, 19021, 19022: return .wrongKey(cause: cause)
        default: return .wrongRequest(cause: cause)
        }
    }
}
