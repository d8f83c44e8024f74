import PaidanCore

/// wcfhttp, the HTTP client of WeChatFerry: a bridge to a personal WeChat account that nobody sanctions and nobody maintains any
/// more.
struct WcfHTTP: ChatPlatform {
    private let settings: ChannelSettings
    private let door: BridgeDoor

    init(_ settings: ChannelSettings) {
        self.settings = settings
        door = BridgeDoor(settings)
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try door.open(to: request)
        let said = try JSON.read(WcfMessage.self, from: request.body)
        return Heard(events: message(said).map { [.message($0)] } ?? [], reply: .fixed(WebhookAnswer(status: 200)))
    }

    private func message(_ said: WcfMessage) -> Message? {
        guard !said.isSelf, !said.sender.isEmpty, said.sender != settings.selfID else { return nil }
        let room = said.roomid.present
        var text = ""
        var replyTo: String?
        var attachments: [Message.Attachment] = []
        switch said.type {
        case 1: text = said.isAt ? LeadingMention(said.content).text : said.content.trimmed
        case 3: attachments.append(file("image", said.extra))
        case 34: attachments.append(file("voice", said.extra))
        case 43: attachments.append(file("video", said.extra))
        case 49: (text, replyTo) = WeChatQuote.read(said.content)
        // Joins, red envelopes, recalls told in words: nobody spoke.
        default: return nil
        }
        guard !text.isEmpty || !attachments.isEmpty else { return nil }
        let mentions = said.isAt ? WeChatQuote.mentions(in: said.xml ?? "") : []
        return Message(
            key: said.id.text, id: said.id.text, channel: settings.id, group: room.map { GroupID($0) },
            sender: Message.Sender(account: Account(namespace: settings.namespace, id: said.sender)), text: text,
            sentAt: said.ts.map { Instant(seconds: $0) }, replyTo: replyTo, mentions: mentions,
            mentionsBot: said.isAt, attachments: attachments)
    }

    private func file(_ kind: String, _ path: String?) -> Message.Attachment {
        Message.Attachment(platformKind: kind, url: path.present.map { "local-path:\($0)" }, name: nil)
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let endpoint = settings.endpoint else { throw .noEndpoint }
        let send = WcfSend(
            msg: delivery.content.text, receiver: delivery.destination.address,
            aters: delivery.content.mentions.joined(separator: ","))
        return .http(.json("\(endpoint.withoutSlashAtEnd)/text", send))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        guard let status = JSON.answer(WcfAnswer.self, from: answer.body)?.status else {
            return .tryLater(after: nil, cause: "the answer is none of the bridge's")
        }
        return status == 0
            ? .delivered(messageID: nil) : .tryLater(after: nil, cause: "the bridge could not send (got \(status))")
    }
}

private struct WcfMessage: Decodable {
    var id: LooseID
    var ts: Int64?
    var type: Int
    var xml: String?
    var sender: String
    var roomid: String?
    var content: String
    var extra: String?
    var isAt: Bool
    var isSelf: Bool

    private enum CodingKeys: String, CodingKey {
        case id, ts, type, xml, sender, roomid, content, extra
        case isAt = "is_at"
        case isSelf = "is_self"
    }
}

private struct WcfSend: Encodable {
    var msg: String
    var receiver: String
    var aters: String
}

private struct WcfAnswer: Decodable { var status: Int? }
