import Crypto
import FoundationEssentials
import PaidanCore

/// A DingTalk robot in HTTP mode, and a custom robot to speak (open.dingtalk.com, "Receive messages", "Custom robots").
struct DingTalk: ChatPlatform {
    private let settings: ChannelSettings
    private let keys: [(secret: String, key: SymmetricKey)]
    private let seen: SignatureMemory

    init(_ settings: ChannelSettings) {
        self.settings = settings
        keys = settings.inboundSecrets.filter { !$0.isEmpty }.map { ($0, SymmetricKey(data: Data($0.utf8))) }
        seen = SignatureMemory(for: .seconds(Int64(settings.tolerance) * 2))
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try request.mustBePost()
        try prove(request, at: now)
        guard request.isJSON else { throw .unsupportedMediaType }
        let event = try JSON.read(DingTalkEvent.self, from: request.body)
        let answer = WebhookAnswer(status: 200, contentType: "application/json", body: "{}")
        return Heard(events: try message(event).map { [.message($0)] } ?? [], reply: .fixed(answer))
    }

    /// base64 of the HMAC-SHA256 of `timestamp\nsecret` under the secret, with milliseconds. The body is not signed: a
    /// signature that was seen with another body is refused.
    private func prove(_ request: WebhookRequest, at now: Instant) throws(Refusal) {
        guard let timestamp = request.header("timestamp").present, let sign = request.header("sign").present else {
            throw .missingSignature
        }
        guard let milliseconds = SignedTime.read(timestamp) else { throw .unreadableTimestamp }
        guard SignedTime.isFresh(seconds: milliseconds / 1000, at: now, within: settings.tolerance) else {
            throw .stale(status: 403)
        }
        guard let given = Data(base64Encoded: sign),
            keys.contains(where: { key in
                HMAC<SHA256>.isValidAuthenticationCode(
                    given, authenticating: Data("\(timestamp)\n\(key.secret)".utf8), using: key.key)
            })
        else { throw .badSignature(status: 403) }
        guard seen.isFirst(sign, with: request.body, at: now) else { throw .badSignature(status: 403) }
    }

    private func message(_ event: DingTalkEvent) throws(Refusal) -> Message? {
        guard let id = event.msgID.present else { throw .malformed("msgId is missing") }
        guard let user = event.senderStaffID.present ?? event.senderID.present else {
            throw .malformed("senderId is missing")
        }
        guard user != event.chatbotUserID else { return nil }
        let isGroup = event.conversationType != "1"
        if isGroup, event.conversationID.present == nil { throw .malformed("conversationId is missing") }
        let others = (event.atUsers ?? []).filter { $0.dingtalkID != event.chatbotUserID }
        let spoken = event.spoken
        guard !spoken.text.isEmpty || !spoken.attachments.isEmpty else { return nil }
        return Message(
            key: id, id: id, channel: settings.id, group: isGroup ? event.conversationID.map { GroupID($0) } : nil,
            groupName: event.conversationTitle.present,
            sender: Message.Sender(
                account: Account(namespace: settings.namespace, id: user), name: event.senderNick.present),
            text: spoken.text, sentAt: event.createAt.map { Instant(milliseconds: $0) }, replyTo: spoken.replyTo,
            mentions: others.compactMap { $0.staffID.present ?? $0.dingtalkID },
            mentionsBot: event.isInAtList ?? ((event.atUsers ?? []).count > others.count),
            attachments: spoken.attachments)
    }

    /// The whole body may have 20,000 bytes.
    var textLimit: TextLimit? { TextLimit(18_000, .bytes) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let token = settings.outboundToken else { throw .noEndpoint }
        var url = "\(settings.endpoint ?? "https://oapi.dingtalk.com/robot/send")?access_token=\(token.inQuery)"
        if let secret = settings.outboundSecret {
            let key = SymmetricKey(data: Data(secret.utf8))
            let code = HMAC<SHA256>.authenticationCode(for: Data("\(now.milliseconds)\n\(secret)".utf8), using: key)
            url += "&timestamp=\(now.milliseconds)&sign=\(Data(code).base64EncodedString().inQuery)"
        }
        return .http(.json(url, DingTalkSend(delivery.content)))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement { DingTalkSend.judge(answer) }
}
