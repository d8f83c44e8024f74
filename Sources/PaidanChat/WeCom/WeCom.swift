import Crypto
import PaidanCore

/// WeCom's encrypted callbacks: an application's (one to one), a group robot's and an AI bot's (developer.work.weixin.qq.com,
/// path/90930, 99399, 100719). It hears; an application's or a group robot's own channel speaks.
struct WeCom: ChatPlatform {
    private let settings: ChannelSettings
    private let cipher: WeChatCipher

    init(_ settings: ChannelSettings) {
        self.settings = settings
        cipher = WeChatCipher(
            token: settings.inboundToken ?? "", encodingKey: settings.inboundKey, receiver: settings.receiver ?? "")
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        guard request.subpath.isEmpty || request.subpath == "/" else { throw .notFound }
        guard request.method == "POST" || request.method == "GET" else { throw .methodNotAllowed }
        let query = FormFields(request.query, plusIsSpace: false)
        if request.method == "GET" {
            guard let echo = query["echostr"] else { throw .missingSignature }
            try prove(echo, query, at: now)
            let words = String(decoding: try cipher.open(echo), as: UTF8.self)
            return Heard(
                events: [], reply: .fixed(WebhookAnswer(status: 200, contentType: "text/plain", body: words)))
        }
        let sealed = try sealed(request.body)
        try prove(sealed, query, at: now)
        // An empty answer is taken in silence; any other would have to be encrypted.
        return Heard(events: try events(try cipher.open(sealed)), reply: .fixed(WebhookAnswer(status: 200)))
    }

    private func prove(_ sealed: String, _ query: FormFields, at now: Instant) throws(Refusal) {
        guard let signature = query["msg_signature"], let timestamp = query["timestamp"], let nonce = query["nonce"]
        else { throw .missingSignature }
        guard let seconds = SignedTime.read(timestamp) else { throw .unreadableTimestamp }
        guard cipher.proves(signature, [timestamp, nonce, sealed]) else { throw .badSignature(status: 403) }
        guard SignedTime.isFresh(seconds: seconds, at: now, within: settings.tolerance) else {
            throw .stale(status: 403)
        }
    }

    private struct Envelope: Decodable { var encrypt: String }

    private func sealed(_ body: [UInt8]) throws(Refusal) -> String {
        if body.first == UInt8(ascii: "{") { return try JSON.read(Envelope.self, from: body).encrypt }
        guard let tree = XMLTree(body), let sealed = tree.value("Encrypt") else {
            // Not proved yet: whoever sent it may not fill the quarantine.
            throw Refusal(status: 400, type: "malformed", detail: "the body is no encrypted callback")
        }
        return sealed
    }

    private func events(_ plain: [UInt8]) throws(Refusal) -> [Heard.Event] {
        if plain.first == UInt8(ascii: "{") {
            return try message(JSON.read(WeComAIMessage.self, from: plain)).map { [.message($0)] } ?? []
        }
        guard let tree = XMLTree(plain) else { throw .malformed("the message is no XML") }
        switch tree.value("MsgType") {
        case "event" where tree.value("Event") == "kf_msg_or_event":
            return [.unknown(key: SHA256.hash(data: plain).prefix(16).hex, kind: "kf_msg_or_event")]
        case "event": return []
        default: return try message(tree).map { [.message($0)] } ?? []
        }
    }

    /// A message to an application, or one in which a group robot was mentioned.
    private func message(_ tree: XMLTree) throws(Refusal) -> Message? {
        guard let id = tree.value("MsgId") else { throw .malformed("MsgId is missing") }
        guard let user = tree.value("FromUserName") ?? tree["From"]?.value("UserId") else {
            throw .malformed("FromUserName is missing")
        }
        let pieces = [tree] + (tree["MixedMessage"]?.children ?? [])
        let words = pieces.compactMap { $0.value("Content") ?? $0["Text"]?.value("Content") }.joined(separator: " ")
        let attachments = pieces.flatMap { $0.weChatAttachments }
        let group = tree.value("ChatType") == "single" ? nil : tree.value("ChatId")
        return compose(
            id: id, group: group, user: user, name: tree["From"]?.value("Name"), words: words,
            sentAt: tree.value("CreateTime").flatMap { SignedTime.read($0) }, attachments: attachments)
    }

    private func message(_ said: WeComAIMessage) -> Message? {
        guard let user = said.from?.userid.present else { return nil }
        return compose(
            id: said.msgid, group: said.chatid.present, user: user, name: nil, words: said.words, sentAt: nil,
            attachments: said.attachments)
    }

    private func compose(
        id: String, group: String?, user: String, name: String?, words: String, sentAt: Int64?,
        attachments: [Message.Attachment]
    ) -> Message? {
        // In a group only what mentions the robot arrives, and its name stands first.
        let spoken = LeadingMention(words)
        let mention = group == nil ? nil : spoken.mention
        let text = group == nil ? words.trimmed : spoken.text
        guard !text.isEmpty || !attachments.isEmpty else { return nil }
        return Message(
            key: id, id: id, channel: settings.id, group: group.map { GroupID($0) },
            sender: Message.Sender(account: Account(namespace: settings.namespace, id: user), name: name), text: text,
            sentAt: sentAt.map { Instant(seconds: $0) }, replyTo: nil, mentions: [mention].compactMap { $0 },
            mentionsBot: mention != nil, attachments: attachments)
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall { throw .noEndpoint }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        answer.judgementByStatus ?? .delivered(messageID: nil)
    }
}

extension XMLTree {
    /// The picture, voice or film of a WeChat message.
    var weChatAttachments: [Message.Attachment] {
        let picture = value("PicUrl") ?? self["Image"]?.value("ImageUrl")
        if let picture { return [Message.Attachment(platformKind: "image", url: picture, name: nil)] }
        guard let media = value("MediaId"), let kind = value("MsgType") else { return [] }
        return [Message.Attachment(platformKind: kind, url: "wechat-media-id:\(media)", name: nil)]
    }
}
