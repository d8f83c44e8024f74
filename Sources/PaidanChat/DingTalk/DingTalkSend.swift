import PaidanCore

/// A text of a DingTalk custom robot (open.dingtalk.com, "Custom robots").
struct DingTalkSend: Encodable {
    var msgtype = "text"
    var text: Text
    var at: At?

    struct Text: Encodable { var content: String }

    struct At: Encodable {
        var atMobiles: [String]
        var atUserIds: [String]
    }

    /// A mention is shown only where the text bears it too.
    init(_ content: Delivery.Content) {
        let mobiles = content.mentions.filter(\.isMobile)
        let users = content.mentions.filter { !$0.isMobile }
        text = Text(content: content.text + content.mentions.map { " @\($0)" }.joined())
        at = content.mentions.isEmpty ? nil : At(atMobiles: mobiles, atUserIds: users)
    }

    private struct Result: Decodable {
        var errcode: Int?
        var errmsg: String?
    }

    static func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        let result = JSON.answer(Result.self, from: answer.body)
        guard let code = result?.errcode else {
            return .tryLater(after: nil, cause: "the answer is none of DingTalk's")
        }
        let cause = "DingTalk refused (got errcode \(code))"
        switch code {
        case 0: return .delivered(messageID: nil)
        case -1: return .tryLater(after: nil, cause: cause)
        // After 20 messages in a minute the robot is silent for ten.
        case 130101: return .throttled(after: .minutes(10), cause: "DingTalk takes 20 messages a minute (got 130101)")
        case 660026, 410100: return .throttled(after: .minutes(1), cause: cause)
        // One code for all of the robot's safety settings: without its keyword this text never goes, others may.
        case 310000 where result?.errmsg?.contains("keyword") == true: return .wrongRequest(cause: cause)
        case 300001, 300005, 310000, 400101, 40035, 88: return .wrongKey(cause: cause)
        default: return .wrongRequest(cause: cause)
        }
    }
}

extension String {
    /// Whether it is a mobile number of mainland China rather than a user's id.
    var isMobile: Bool { utf8.count == 11 && utf8.allSatisfy { (48...57).contains($0) } }
}
