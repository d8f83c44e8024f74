import PaidanCore

/// The answer to an API call. HTTP says 200 even where the call failed (onebot-11, api/; NapCat adds `wording`).
struct OneBotAnswer: Decodable {
    var status: String?
    var retcode: Int?
    var data: Payload?
    var message: String?
    var msg: String?
    var wording: String?

    /// What a call returns, as far as it matters here; null where it failed.
    struct Payload: Decodable {
        var messageID: LooseID?
        var online: Bool?
        var good: Bool?

        private enum CodingKeys: String, CodingKey {
            case online, good
            case messageID = "message_id"
        }
    }

    /// What the answer to a send means.
    static func judge(_ body: [UInt8]) -> Judgement {
        guard let answer = JSON.answer(OneBotAnswer.self, from: body), answer.status != nil || answer.retcode != nil
        else { return .tryLater(after: nil, cause: "the answer is none of OneBot's") }
        switch (answer.status, answer.retcode) {
        case ("ok", 0), ("ok", nil), (nil, 0): return .delivered(messageID: answer.data?.messageID.present)
        // Taken on to be sent later; there is no id yet.
        case ("async", _), (_, 1): return .delivered(messageID: nil)
        default: return answer.failure
        }
    }

    /// Whether the answer to `get_status` says that the account is online.
    static func isOnline(_ body: [UInt8]) -> Bool {
        guard let answer = JSON.answer(OneBotAnswer.self, from: body), answer.status != "failed" else { return false }
        return answer.data?.online ?? false && answer.data?.good ?? true
    }

    /// The codes differ between implementations, and NapCat has one for nearly everything: words decide.
    private var failure: Judgement {
        let words = [message, msg, wording].compactMap { $0 }.joined(separator: " ")
        let cause =
            "OneBot refused: \(words.isEmpty ? "no reason told" : words.shortened(to: 200)) (got \(retcode ?? 0))"
        let lowercased = words.lowercased()
        func says(_ signs: [String]) -> Bool { signs.contains { lowercased.contains($0) } }
        if [401, 403, 1401, 1403].contains(retcode) || says(["token verify failed"]) { return .wrongKey(cause: cause) }
        // The recipient is no friend, is gone, or the bot was removed or muted there: the same tomorrow.
        if says(["请先添加对方为好友", "无法获取用户信息", "\"result\":110", "\"result\": 110", "\"result\":120"]) {
            return .wrongRequest(cause: cause)
        }
        if says(["频繁", "过快", "too fast", "too many", "rate limit", "风控"]) {
            return .throttled(after: .seconds(60), cause: cause)
        }
        if says(["timeout", "timed out", "超时", "离线", "offline", "未登录", "disconnected", "网络", "network"]) {
            return .tryLater(after: nil, cause: cause)
        }
        return .wrongRequest(cause: cause)
    }
}
