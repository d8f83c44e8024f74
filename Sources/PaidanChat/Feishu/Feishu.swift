import Crypto
import FoundationEssentials
import PaidanCore

/// Feishu or Lark: an application's event callbacks (schema 2.0), and a custom robot to speak (open.feishu.cn, "Send
/// notifications to developer's server", "Custom bot guide").
struct Feishu: ChatPlatform {
    private let settings: ChannelSettings
    private let token: SharedSecret
    private let cipher: FeishuCipher?

    init(_ settings: ChannelSettings) {
        self.settings = settings
        token = SharedSecret([settings.inboundToken ?? ""])
        cipher = settings.inboundKey.present.map { FeishuCipher($0) }
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try request.mustBePost()
        guard request.isJSON else { throw .unsupportedMediaType }
        let isSigned = try prove(request, at: now)
        let event = try JSON.read(FeishuEvent.self, from: try plain(request.body))
        guard token.equals(event.shownToken ?? "") else { throw .forbidden }
        if event.type == "url_verification" {
            return Heard(events: [], reply: answer(["challenge": event.challenge ?? ""]))
        }
        // Only the challenge comes without a signature where a key is set.
        guard isSigned || cipher == nil else { throw .missingSignature }
        return Heard(events: try events(event), reply: answer([String: String]()))
    }

    private func answer(_ body: [String: String]) -> Heard.Reply {
        let text = String(decoding: JSON.write(body), as: UTF8.self)
        return .fixed(WebhookAnswer(status: 200, contentType: "application/json", body: text))
    }

    /// Whether the request is signed; one that bears a wrong or half a signature is refused.
    private func prove(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Bool {
        guard let cipher, let signature = request.header("x-lark-signature") else { return false }
        guard let timestamp = request.header("x-lark-request-timestamp"),
            let nonce = request.header("x-lark-request-nonce")
        else { throw .missingSignature }
        guard let seconds = SignedTime.read(timestamp) else { throw .unreadableTimestamp }
        guard SignedTime.isFresh(seconds: seconds, at: now, within: settings.tolerance) else {
            throw .stale(status: 403)
        }
        guard cipher.proves(signature, timestamp: timestamp, nonce: nonce, body: request.body) else {
            throw .badSignature(status: 403)
        }
        return true
    }

    /// The body in the clear. Where a key is set nothing else is taken: plain text would be a way round the signature.
    private func plain(_ body: [UInt8]) throws(Refusal) -> [UInt8] {
        let envelope = try JSON.read(FeishuEnvelope.self, from: body)
        guard let cipher else {
            guard envelope.encrypt == nil else { throw .malformed("the body is encrypted and no key is configured") }
            return body
        }
        guard let sealed = envelope.encrypt else { throw .forbidden }
        guard let opened = cipher.open(sealed) else { throw .forbidden }
        return opened
    }

    private func events(_ event: FeishuEvent) throws(Refusal) -> [Heard.Event] {
        let kind = event.header?.eventType ?? "unknown"
        switch kind {
        case "im.message.receive_v1":
            guard let body = event.event, let message = body.message else { throw .malformed("event is missing") }
            return try self.message(message, from: body.sender).map { [.message($0)] } ?? []
        case "im.message.recalled_v1":
            guard let id = event.event?.messageID else { return [] }
            let group = event.event?.chatID.map { GroupID($0) }
            return [.recall(Recall(channel: settings.id, group: group, messageID: id))]
        default: return [.unknown(key: event.header?.eventID ?? kind, kind: kind)]
        }
    }

    private func message(_ said: FeishuEvent.Message, from sender: FeishuEvent.Sender?) throws(Refusal) -> Message? {
        guard let user = sender?.id?.any else { throw .malformed("event.sender is missing") }
        guard sender?.type != "app", user != settings.selfID else { return nil }
        let spoken = FeishuText(said, bot: settings.selfID)
        guard !spoken.text.isEmpty || !spoken.attachments.isEmpty else { return nil }
        return Message(
            key: said.messageID, id: said.messageID, channel: settings.id,
            group: said.chatType == "p2p" ? nil : said.chatID.map { GroupID($0) },
            sender: Message.Sender(account: Account(namespace: settings.namespace, id: user)), text: spoken.text,
            sentAt: said.createTime.flatMap { SignedTime.read($0.text) }.map { Instant(milliseconds: $0) },
            replyTo: said.parentID.present, mentions: spoken.mentions, mentionsBot: spoken.mentionsBot,
            attachments: spoken.attachments)
    }

    /// The whole body may have 20 KB.
    var textLimit: TextLimit? { TextLimit(18_000, .bytes) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let endpoint = settings.endpoint else { throw .noEndpoint }
        return .http(.json(endpoint, FeishuSend(delivery.content, secret: settings.outboundSecret, at: now)))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement { FeishuSend.judge(answer) }
}
