import PaidanCore

/// A Telegram bot by webhook (core.telegram.org/bots/api, setWebhook). It is not reachable from mainland China without
/// a proxy.
struct Telegram: ChatPlatform {
    private let settings: ChannelSettings
    private let token: SharedSecret

    init(_ settings: ChannelSettings) {
        self.settings = settings
        token = SharedSecret([settings.inboundToken ?? ""])
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try request.mustBePost()
        guard let shown = request.header("x-telegram-bot-api-secret-token"), token.equals(shown) else {
            throw .forbidden
        }
        guard request.isJSON else { throw .forbidden }
        let update = try JSON.read(TelegramUpdate.self, from: request.body)
        return Heard(events: events(update), reply: .fixed(WebhookAnswer(status: 200)))
    }

    private func events(_ update: TelegramUpdate) -> [Heard.Event] {
        if let post = update.message ?? update.channelPost {
            return message(post, key: String(update.updateID)).map { [.message($0)] } ?? []
        }
        if let post = update.editedMessage ?? update.editedChannelPost {
            return message(post, key: String(update.updateID)).map { [.edit($0)] } ?? []
        }
        // Members who come and go, polls, reactions: nobody said anything.
        return []
    }

    private func message(_ post: TelegramMessage, key: String) -> Message? {
        guard let speaker = post.speaker else { return nil }
        let spoken = TelegramText(post, bot: settings.selfID)
        let attachments = post.attachments
        guard !spoken.text.isEmpty || !attachments.isEmpty else { return nil }
        let isGroup = post.chat.type != "private"
        return Message(
            key: key, id: post.messageID.text, channel: settings.id,
            group: isGroup ? GroupID(post.chat.id.text) : nil, groupName: post.chat.title.present,
            sender: Message.Sender(
                account: Account(namespace: settings.namespace, id: speaker.id), name: speaker.name),
            text: spoken.text, sentAt: Instant(seconds: post.date), replyTo: post.replyTo?.messageID.text,
            mentions: spoken.mentions, mentionsBot: spoken.mentionsBot, attachments: attachments)
    }

    /// Counted after entities are parsed; plain text has none.
    var textLimit: TextLimit? { TextLimit(4096, .characters) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let token = settings.outboundToken else { throw .noEndpoint }
        let base = (settings.endpoint ?? "https://api.telegram.org").withoutSlashAtEnd
        let send = TelegramSend(
            chatID: delivery.destination.address, text: delivery.content.text,
            replyTo: delivery.content.replyTo.flatMap { Int64($0) })
        return .http(.json("\(base)/bot\(token)/sendMessage", send))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        let result = JSON.answer(TelegramAnswer.self, from: answer.body)
        if let wait = result?.parameters?.retryAfter {
            return .throttled(after: .seconds(Int64(min(max(wait, 1), 3600))), cause: "Telegram asks to slow down")
        }
        if let chat = result?.parameters?.migrateTo {
            return .wrongKey(cause: "the group became a supergroup: its id is \(chat.text) now")
        }
        if result?.ok == true { return .delivered(messageID: result?.result?.messageID.text) }
        // A bot that was removed or blocked is refused with 403: the key is as good as ever.
        if answer.status == 403 { return .wrongRequest(cause: "the bot may not write there (got 403)") }
        // Telegram answers 404 to a token that it does not know.
        if answer.status == 404 { return .wrongKey(cause: "Telegram does not know the token (got 404)") }
        return answer.judgementByStatus ?? .tryLater(after: nil, cause: "the answer is none of Telegram's")
    }
}
