import Crypto
import PaidanCore

/// QQ by OneBot 11 over HTTP: NapCat, go-cqhttp, LLOneBot and Lagrange 1. Reports come in, calls of its API go out.
struct OneBot11: ChatPlatform {
    private let settings: ChannelSettings
    private let signature: OneBotSignature
    private let token: BearerToken?

    init(_ settings: ChannelSettings) {
        self.settings = settings
        signature = OneBotSignature(secrets: settings.inboundSecrets)
        token = BearerToken(settings.inboundToken)
    }

    /// Answers 204 to all that is genuine: any body would be taken for a command to the bot.
    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        guard request.subpath.isEmpty || request.subpath == "/" else { throw .notFound }
        guard request.method == "POST" else { throw .methodNotAllowed }
        try prove(request)
        let event = try JSON.read(OneBotEvent.self, from: request.body)
        return Heard(events: try events(event, body: request.body), reply: .fixed(WebhookAnswer(status: 204)))
    }

    /// What QQ takes in one message without refusing it as too long; not documented, known from use.
    var textLimit: TextLimit? { TextLimit(1500, .characters) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        let action = delivery.destination.isGroup ? "send_group_msg" : "send_private_msg"
        guard let call = api(action, OneBotSend(delivery)) else { throw .noEndpoint }
        return .http(call)
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        answer.judgementByStatus ?? OneBotAnswer.judge(answer.body)
    }

    /// NapCat's HTTP reports hold no heartbeat, so the account's state is asked for.
    var probe: HTTPCall? { api("get_status", [String: String]()) }

    func isAlive(_ answer: HTTPAnswer) -> Bool {
        answer.status == 200 && OneBotAnswer.isOnline(answer.body)
    }

    private func api(_ action: String, _ parameters: some Encodable) -> HTTPCall? {
        guard var base = settings.endpoint else { return nil }
        while base.hasSuffix("/") { base.removeLast() }
        var headers = [HTTPCall.Header("content-type", "application/json")]
        if let token = settings.outboundToken { headers.append(HTTPCall.Header("authorization", "Bearer \(token)")) }
        return HTTPCall(url: "\(base)/\(action)", headers: headers, body: JSON.write(parameters))
    }
}

extension OneBot11 {
    /// The signature counts where a secret is set; without one a token may stand for it.
    private func prove(_ request: WebhookRequest) throws(Refusal) {
        if signature.isConfigured {
            guard let header = request.header("x-signature"), !header.isEmpty else { throw .missingSignature }
            guard signature.proves(header, body: request.body) else { throw .badSignature(status: 403) }
        } else if let token {
            guard request.header("authorization") != nil else { throw .missingSignature }
            guard token.isShown(by: request) else { throw .badToken }
        }
    }

    private func events(_ event: OneBotEvent, body: [UInt8]) throws(Refusal) -> [Heard.Event] {
        switch event.postType {
        case "message": try message(event).map { [.message($0)] } ?? []
        case "meta_event": liveness(event)
        case "notice" where event.noticeType == "bot_offline": [offline(event)]
        // What the bot itself said comes back as `message_sent`: hearing it would be a loop.
        case "notice", "request", "message_sent": []
        default: [.unknown(key: SHA256.hash(data: body).prefix(16).hex, kind: event.postType)]
        }
    }

    private func liveness(_ event: OneBotEvent) -> [Heard.Event] {
        switch event.metaEventType {
        case "heartbeat":
            let isOnline = event.status?.online ?? event.status?.good ?? true
            return [.liveness(isAlive: isOnline, detail: isOnline ? "heartbeat" : "the account is offline")]
        case "lifecycle":
            let isDisabled = event.subType == "disable"
            return [.liveness(isAlive: !isDisabled, detail: "lifecycle: \(event.subType ?? "connect")")]
        default: return []
        }
    }

    private func offline(_ event: OneBotEvent) -> Heard.Event {
        let words = (event.message?.spoken(to: "").text).present ?? event.tag.present
        return .liveness(isAlive: false, detail: "the account was logged out: \(words ?? "no reason told")")
    }

    /// nil for what nobody said: the bot's own words, and hints of the platform.
    private func message(_ event: OneBotEvent) throws(Refusal) -> Message? {
        guard let userID = event.userID.present else { throw .malformed("user_id is missing") }
        guard let messageID = event.messageID.present else { throw .malformed("message_id is missing") }
        guard let type = event.messageType, type == "group" || type == "private" else {
            throw .malformed("message_type is neither group nor private")
        }
        guard let content = event.message ?? event.rawMessage.map({ OneBotContent(CQString.segments($0)) }) else {
            throw .malformed("message is missing")
        }
        let group = type == "group" ? event.groupID.present : nil
        if type == "group", group == nil { throw .malformed("group_id is missing") }
        let selfID = event.selfID.present ?? settings.selfID ?? ""
        guard userID != selfID, userID != settings.selfID, event.subType != "notice" else { return nil }
        let spoken = content.spoken(to: selfID)
        return Message(
            key: "\(selfID):\(group.map { "group:" + $0 } ?? "user:" + userID):\(messageID)", id: messageID,
            channel: settings.id, group: group.map { GroupID($0) }, groupName: event.groupName.present,
            sender: Message.Sender(
                account: Account(namespace: settings.namespace, id: userID),
                name: event.sender?.nickname.present ?? event.anonymous?.name.present,
                card: event.sender?.card.present),
            text: spoken.text, sentAt: event.time.map { Instant(seconds: $0) }, replyTo: spoken.replyTo,
            mentions: spoken.mentions, mentionsBot: spoken.mentions.contains(selfID),
            attachments: spoken.attachments)
    }
}
