import PaidanCore

/// Gewechat or Gewe: a bridge to a personal WeChat account over the tablet protocol, which nobody sanctions.
struct Gewechat: ChatPlatform {
    private let settings: ChannelSettings
    private let door: BridgeDoor

    init(_ settings: ChannelSettings) {
        self.settings = settings
        door = BridgeDoor(settings)
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try door.open(to: request)
        let event = try JSON.read(GeweEvent.self, from: request.body)
        if let own = settings.selfID.present, let told = event.wxid, told != own { throw .forbidden }
        let isOffline = event.kind == "Offline"
        let events: [Heard.Event] =
            isOffline
            ? [.liveness(isAlive: false, detail: "the account was logged out")]
            : message(event).map { [.message($0)] } ?? []
        return Heard(events: events, reply: .fixed(WebhookAnswer(status: 200)))
    }

    private func message(_ event: GeweEvent) -> Message? {
        guard event.kind == "AddMsg", let said = event.data, let from = said.from?.text.present, from != event.wxid,
            let id = said.newID.present ?? said.id.present
        else { return nil }
        let isRoom = from.hasSuffix("@chatroom")
        let content = said.content?.text ?? ""
        // In a room the words follow the speaker's id and a line end.
        let gap = isRoom ? content.firstRange(of: ":\n") : nil
        let user = gap.map { String(content[..<$0.lowerBound]) } ?? from
        let words = gap.map { String(content[$0.upperBound...]) } ?? content
        guard user != event.wxid, !isRoom || gap != nil else { return nil }
        let mentions = WeChatQuote.mentions(in: said.source ?? "")
        let isMention = event.wxid.map(mentions.contains) ?? false
        var text = ""
        var replyTo: String?
        var attachments: [Message.Attachment] = []
        switch said.type {
        case 1: text = isMention ? LeadingMention(words).text : words.trimmed
        case 3: attachments.append(Message.Attachment(platformKind: "image", url: nil, name: nil))
        case 34: attachments.append(Message.Attachment(platformKind: "voice", url: nil, name: nil))
        case 43: attachments.append(Message.Attachment(platformKind: "video", url: nil, name: nil))
        case 49: (text, replyTo) = WeChatQuote.read(words)
        default: return nil
        }
        guard !text.isEmpty || !attachments.isEmpty else { return nil }
        return Message(
            key: id, id: id, channel: settings.id, group: isRoom ? GroupID(from) : nil,
            sender: Message.Sender(account: Account(namespace: settings.namespace, id: user), name: said.name),
            text: text, sentAt: said.createTime.map { Instant(seconds: $0) }, replyTo: replyTo, mentions: mentions,
            mentionsBot: isMention, attachments: attachments)
    }

    /// The channel's own id at Gewe is its device (`appId`), which stands in the endpoint's query as `app`.
    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let endpoint = settings.endpoint, let token = settings.outboundToken, let device = settings.receiver
        else { throw .noEndpoint }
        let send = GeweSend(
            appId: device, toWxid: delivery.destination.address, content: delivery.content.text,
            ats: delivery.content.mentions.joined(separator: ","))
        return .http(
            .json(
                "\(endpoint.withoutSlashAtEnd)/message/postText", send,
                headers: [HTTPCall.Header("x-gewe-token", token)]))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        guard let result = JSON.answer(GeweAnswer.self, from: answer.body) else {
            return .tryLater(after: nil, cause: "the answer is none of the bridge's")
        }
        return result.ret == 200
            ? .delivered(messageID: result.data?.newID.present)
            : .tryLater(after: nil, cause: "the bridge could not send (got \(result.ret))")
    }
}

private struct GeweEvent: Decodable {
    var kind: String?
    var wxid: String?
    var data: Content?

    private enum CodingKeys: String, CodingKey {
        case kind = "TypeName"
        case wxid = "Wxid"
        case data = "Data"
    }

    struct Content: Decodable {
        var id: LooseID?
        var newID: LooseID?
        var from: Text?
        var type: Int?
        var content: Text?
        var createTime: Int64?
        var source: String?
        var pushed: String?

        private enum CodingKeys: String, CodingKey {
            case id = "MsgId"
            case newID = "NewMsgId"
            case from = "FromUserName"
            case type = "MsgType"
            case content = "Content"
            case createTime = "CreateTime"
            case source = "MsgSource"
            case pushed = "PushContent"
        }

        /// Texts stand in an object of their own.
        struct Text: Decodable {
            var text: String?

            private enum CodingKeys: String, CodingKey { case text = "string" }
        }

        /// The speaker's name, which only the line shown on a locked telephone tells: `王阿姨 : 你好`, `王阿姨在群聊中@了你`.
        var name: String? {
            guard let pushed else { return nil }
            for sign in [" : ", "在群聊中@了你"] {
                if let end = pushed.firstRange(of: sign) { return String(pushed[..<end.lowerBound]).present }
            }
            return nil
        }
    }
}

extension String {
    fileprivate var present: String? { Optional(self).present }
}

private struct GeweSend: Encodable {
    var appId: String
    var toWxid: String
    var content: String
    var ats: String
}

private struct GeweAnswer: Decodable {
    var ret: Int
    var data: Sent?

    struct Sent: Decodable {
        var newID: LooseID?

        private enum CodingKeys: String, CodingKey { case newID = "newMsgId" }
    }
}
