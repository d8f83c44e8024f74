import PaidanCore

/// A WeChat official account (公众号) by message callback, plain or encrypted
/// (developers.weixin.qq.com, "Message push", "Encryption").
struct OfficialAccount: ChatPlatform {
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
        guard let timestamp = query["timestamp"], let nonce = query["nonce"] else { throw .missingSignature }
        guard let seconds = SignedTime.read(timestamp) else { throw .unreadableTimestamp }
        if request.method == "GET" {
            try prove(query["signature"], [timestamp, nonce])
            let answer = WebhookAnswer(status: 200, contentType: "text/plain", body: query["echostr"] ?? "")
            return Heard(events: [], reply: .fixed(answer))
        }
        let plain = try plain(request, query, signed: [timestamp, nonce])
        guard SignedTime.isFresh(seconds: seconds, at: now, within: settings.tolerance) else {
            throw .stale(status: 403)
        }
        guard let tree = XMLTree(plain) else { throw .malformed("the message is no XML") }
        // `success` and an empty body both end it; whatever else is shown to the resident as an error.
        return Heard(events: try message(tree).map { [.message($0)] } ?? [], reply: .fixed(WebhookAnswer(status: 200)))
    }

    private func prove(_ signature: String?, _ parts: [String]) throws(Refusal) {
        guard let signature else { throw .missingSignature }
        guard cipher.proves(signature, parts) else { throw .badSignature(status: 403) }
    }

    /// The message in the clear. Where a key is set nothing unencrypted is taken: the plain signature does not cover the
    /// body, so that anybody who overheard one could speak for any resident.
    private func plain(_ request: WebhookRequest, _ query: FormFields, signed parts: [String]) throws(Refusal)
        -> [UInt8]
    {
        guard cipher.isConfigured else {
            try prove(query["signature"], parts)
            return request.body
        }
        guard query["encrypt_type"] == "aes", let sealed = XMLTree(request.body)?.value("Encrypt") else {
            throw .forbidden
        }
        try prove(query["msg_signature"], parts + [sealed])
        return try cipher.open(sealed)
    }

    private func message(_ tree: XMLTree) throws(Refusal) -> Message? {
        guard let user = tree.value("FromUserName") else { throw .malformed("FromUserName is missing") }
        if let own = settings.selfID.present, tree.value("ToUserName") != own { throw .forbidden }
        // Who follows, scans or taps a menu has said nothing.
        guard tree.value("MsgType") != "event" else { return nil }
        guard let id = tree.value("MsgId") else { throw .malformed("MsgId is missing") }
        let text =
            tree.value("Content") ?? tree.value("Recognition") ?? tree.value("Label") ?? tree.value("Title") ?? ""
        let attachments = tree.weChatAttachments
        guard !text.isEmpty || !attachments.isEmpty else { return nil }
        return Message(
            key: id, id: id, channel: settings.id, group: nil,
            sender: Message.Sender(account: Account(namespace: settings.namespace, id: user)), text: text,
            sentAt: tree.value("CreateTime").flatMap { SignedTime.read($0) }.map { Instant(seconds: $0) },
            replyTo: nil, mentions: [], mentionsBot: false, attachments: attachments)
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall { throw .noEndpoint }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        answer.judgementByStatus ?? .delivered(messageID: nil)
    }
}
