import PaidanCore

/// A Matrix application service (spec.matrix.org, application-service-api): the homeserver pushes transactions to paths that it
/// appends itself.
struct Matrix: ChatPlatform {
    private let settings: ChannelSettings
    private let token: SharedSecret

    init(_ settings: ChannelSettings) {
        self.settings = settings
        token = SharedSecret([settings.inboundToken ?? ""])
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        let path = request.subpath.split(separator: "/").map(String.init)
        // The paths of before version 1.1 lack the prefix.
        let own = path.starts(with: ["_matrix", "app", "v1"]) ? Array(path.dropFirst(3)) : path
        try prove(request)
        switch (own.first, own.count) {
        case ("transactions", 2):
            guard request.method == "PUT" else { throw .matrix(405, "M_UNRECOGNIZED") }
            let transaction = try JSON.read(MatrixTransaction.self, from: request.body)
            return Heard(events: transaction.events.compactMap(event), reply: .matrix)
        case ("ping", 1):
            guard request.method == "POST" else { throw .matrix(405, "M_UNRECOGNIZED") }
            return Heard(events: [], reply: .matrix)
        // The homeserver asks for users and rooms that it does not know: nor do we.
        case ("users", 2), ("rooms", 2): throw .matrix(404, "M_NOT_FOUND")
        default: throw .matrix(404, "M_UNRECOGNIZED")
        }
    }

    /// The token stands in the header, and in old homeservers in the query too; then both must be right.
    private func prove(_ request: WebhookRequest) throws(Refusal) {
        let header = request.header("authorization").flatMap { value -> String? in
            let parts = value.split(separator: " ", maxSplits: 1)
            return parts.count == 2 && parts[0].lowercased() == "bearer" ? parts[1].trimmed : nil
        }
        let shown = [header, FormFields(request.query, plusIsSpace: false)["access_token"]].compactMap { $0 }
        guard !shown.isEmpty else { throw .matrix(401, "M_UNAUTHORIZED") }
        guard shown.allSatisfy({ token.equals($0) }) else { throw .matrix(403, "M_FORBIDDEN") }
    }

    private func event(_ event: MatrixEvent) -> Heard.Event? {
        guard let id = event.eventID, let room = event.roomID, let sender = event.sender, sender != settings.selfID
        else { return nil }
        let account = Account(namespace: settings.namespace, id: sender)
        if event.type == "m.room.redaction" {
            guard let target = event.redacts ?? event.content?.redacts else { return nil }
            return .recall(Recall(channel: settings.id, group: GroupID(room), messageID: target, by: account))
        }
        guard event.type == "m.room.message", let content = event.content, content.msgtype != "m.notice" else {
            return nil
        }
        let isEdit = content.relation?.kind == "m.replace"
        let spoken = isEdit ? content.new?.first ?? content : content
        let text = spoken.words
        guard !text.isEmpty || !spoken.attachments.isEmpty else { return nil }
        let mentions = content.mentions?.users ?? []
        let message = Message(
            key: id, id: isEdit ? content.relation?.event ?? id : id, channel: settings.id, group: GroupID(room),
            sender: Message.Sender(account: account), text: text,
            sentAt: event.sentAt.map { Instant(milliseconds: $0) }, replyTo: content.relation?.reply?.event,
            mentions: mentions, mentionsBot: settings.selfID.map(mentions.contains) ?? false,
            attachments: spoken.attachments)
        return isEdit ? .edit(message) : .message(message)
    }

    /// An event may have 64 KB.
    var textLimit: TextLimit? { TextLimit(32_000, .bytes) }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let endpoint = settings.endpoint, let token = settings.outboundToken else { throw .noEndpoint }
        let room = delivery.destination.address.inQuery
        // The delivery's id as transaction: the homeserver takes a retry for the same message.
        let path = "/_matrix/client/v3/rooms/\(room)/send/m.room.message/\(delivery.id.rawValue.inQuery)"
        var call = HTTPCall.json(
            endpoint.withoutSlashAtEnd + path, MatrixSend(delivery.content),
            headers: [HTTPCall.Header("authorization", "Bearer \(token)")])
        call.method = "PUT"
        return .http(call)
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        let result = JSON.answer(MatrixAnswer.self, from: answer.body)
        switch result?.errcode {
        case "M_LIMIT_EXCEEDED":
            let wait = min(max(result?.retryAfter ?? 60_000, 1000), 3_600_000)
            return .throttled(after: Instant.Span(milliseconds: wait), cause: "the homeserver asks to slow down")
        case "M_FORBIDDEN": return .wrongRequest(cause: "the bot may not write in the room (got M_FORBIDDEN)")
        default: break
        }
        if let judgement = answer.judgementByStatus { return judgement }
        return .delivered(messageID: result?.event)
    }
}

extension Heard.Reply {
    fileprivate static let matrix = Heard.Reply.fixed(
        WebhookAnswer(status: 200, contentType: "application/json", body: "{}"))
}

extension Refusal {
    /// A refusal in Matrix's own words, since homeservers look at the code.
    fileprivate static func matrix(_ status: Int, _ code: String) -> Refusal {
        var refusal = Refusal(status: status, type: "matrix", detail: "refused as \(code)")
        refusal.answer = WebhookAnswer(
            status: status, contentType: "application/json", body: #"{"errcode":""# + code + #""}"#)
        return refusal
    }
}
