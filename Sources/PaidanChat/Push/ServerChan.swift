import PaidanCore

/// Server酱 Turbo, which pushes into WeChat (sct.ftqq.com). The address of a contact is the SendKey. Without payment it takes
/// five messages a day.
struct ServerChan: PushService {
    private let base: String

    init(_ settings: ChannelSettings) { base = (settings.endpoint ?? "https://sctapi.ftqq.com").withoutSlashAtEnd }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        let key = delivery.destination.address
        guard !key.isEmpty else { throw Unsayable("the contact has no SendKey") }
        let headline = Headline(delivery.content.text, limit: 32)
        let title = headline.title ?? String(headline.body.prefix(32))
        let form = "title=\(title.inQuery)&desp=\(headline.body.inQuery)"
        return .http(
            HTTPCall(
                url: "\(base)/\(key.inQuery).send",
                headers: [HTTPCall.Header("content-type", "application/x-www-form-urlencoded")],
                body: Array(form.utf8)))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        let result = JSON.answer(Result.self, from: answer.body)
        // 40001 is said inside a status of 400.
        if result?.code == 40001 { return .wrongKey(cause: "Server酱 does not know the key (got 40001)") }
        if result?.message?.contains("超过当天") == true {
            return .throttled(after: .hours(24), cause: "Server酱 takes no more today")
        }
        if let judgement = answer.judgementByStatus { return judgement }
        guard let code = result?.code else { return .tryLater(after: nil, cause: "the answer is none of Server酱's") }
        return code == 0
            ? .delivered(messageID: result?.data?.pushid)
            : .wrongRequest(cause: "Server酱 refused (got code \(code))")
    }

    private struct Result: Decodable {
        var code: Int?
        var message: String?
        var data: Push?

        struct Push: Decodable { var pushid: String? }
    }
}
