import PaidanCore

/// Mattermost by outgoing and incoming webhooks (developers.mattermost.com/integrate/webhooks). Outgoing webhooks hear
/// public channels only, and the body is proved by nothing but the token in it.
struct Mattermost: ChatPlatform {
    private let settings: ChannelSettings
    private let token: SharedSecret

    init(_ settings: ChannelSettings) {
        self.settings = settings
        token = SharedSecret([settings.inboundToken ?? ""])
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try request.mustBePost()
        let post: Post
        switch request.mediaType {
        case "application/x-www-form-urlencoded": post = Post(form: request.body)
        case "application/json", nil: post = try JSON.read(Post.self, from: request.body)
        default: throw .unsupportedMediaType
        }
        guard let shown = post.token.present else { throw .missingSignature }
        guard token.equals(shown) else { throw .badToken }
        return Heard(events: try message(post).map { [.message($0)] } ?? [], reply: .fixed(WebhookAnswer(status: 200)))
    }

    private func message(_ post: Post) throws(Refusal) -> Message? {
        guard let user = post.userID.present else { throw .malformed("user_id is missing") }
        guard let id = post.postID.present else { throw .malformed("post_id is missing") }
        guard let channel = post.channelID.present else { throw .malformed("channel_id is missing") }
        guard user != settings.selfID else { return nil }
        let words = post.words
        let files = (post.fileIDs.present ?? "").split(separator: ",").map {
            Message.Attachment(platformKind: "file", url: "mattermost-file-id:\($0)", name: nil)
        }
        guard !words.isEmpty || !files.isEmpty else { return nil }
        return Message(
            key: id, id: id, channel: settings.id, group: GroupID(channel), groupName: post.channelName.present,
            sender: Message.Sender(
                account: Account(namespace: settings.namespace, id: user), name: post.userName.present),
            text: words, sentAt: post.sentAt, replyTo: nil, mentions: [], mentionsBot: false, attachments: files)
    }

    var textLimit: TextLimit? { TextLimit(16383, .characters) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let endpoint = settings.endpoint else { throw .noEndpoint }
        let mentions = delivery.content.mentions.map { "@\($0) " }.joined()
        return .http(.json(endpoint, ["text": mentions + delivery.content.text]))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        // A webhook that does not exist (any more) is answered 400 or 404.
        if answer.status == 404 { return .wrongKey(cause: "there is no such webhook (got 404)") }
        return answer.judgementByStatus ?? .delivered(messageID: nil)
    }
}

/// What an outgoing webhook sends, as a form or as JSON.
private struct Post: Decodable {
    var token: String?
    var channelID: String?
    var channelName: String?
    var userID: String?
    var userName: String?
    var postID: String?
    var text: String?
    var triggerWord: String?
    var fileIDs: String?
    var timestamp: LooseID?

    private enum CodingKeys: String, CodingKey {
        case token, text, timestamp
        case channelID = "channel_id"
        case channelName = "channel_name"
        case userID = "user_id"
        case userName = "user_name"
        case postID = "post_id"
        case triggerWord = "trigger_word"
        case fileIDs = "file_ids"
    }

    init(form body: [UInt8]) {
        let fields = FormFields(String(decoding: body, as: UTF8.self), plusIsSpace: true)
        token = fields["token"]
        channelID = fields["channel_id"]
        channelName = fields["channel_name"]
        userID = fields["user_id"]
        userName = fields["user_name"]
        postID = fields["post_id"]
        text = fields["text"]
        triggerWord = fields["trigger_word"]
        fileIDs = fields["file_ids"]
        timestamp = fields["timestamp"].map { LooseID($0) }
    }

    /// The words without the one that called the webhook.
    var words: String {
        let text = text?.trimmed ?? ""
        guard let word = triggerWord.present, text.hasPrefix(word) else { return text }
        return String(text.dropFirst(word.count)).trimmed
    }

    /// Seconds in a form, milliseconds in JSON.
    var sentAt: Instant? {
        guard let number = timestamp.flatMap({ SignedTime.read($0.text) }), number > 0 else { return nil }
        return number > 100_000_000_000 ? Instant(milliseconds: number) : Instant(seconds: number)
    }
}
