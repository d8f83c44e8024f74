import PaidanCore

/// What a homeserver pushes in one request.
struct MatrixTransaction: Decodable {
    var events: [MatrixEvent]
}

/// A room event, as far as it matters here; all that is not of the expected shape counts as missing.
struct MatrixEvent: Decodable {
    var type: String?
    var eventID: String?
    var roomID: String?
    var sender: String?
    var sentAt: Int64?
    var redacts: String?
    var content: MatrixContent?

    private enum CodingKeys: String, CodingKey {
        case type, sender, redacts, content
        case eventID = "event_id"
        case roomID = "room_id"
        case sentAt = "origin_server_ts"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func loose<Value: Decodable>(_ key: CodingKeys) -> Value? {
            try? fields.decodeIfPresent(Value.self, forKey: key)
        }
        type = loose(.type)
        eventID = loose(.eventID)
        roomID = loose(.roomID)
        sender = loose(.sender)
        sentAt = loose(.sentAt)
        redacts = loose(.redacts)
        content = loose(.content)
    }
}

/// The content of a message, of an edit or of a redaction.
struct MatrixContent: Decodable {
    var msgtype: String?
    var body: String?
    var url: String?
    var redacts: String?
    var relation: Relation?
    var mentions: Mentions?
    /// The words as they are now, of an edit.
    var new: [MatrixContent]?

    private enum CodingKeys: String, CodingKey {
        case msgtype, body, url, redacts
        case relation = "m.relates_to"
        case mentions = "m.mentions"
        case new = "m.new_content"
    }

    struct Relation: Decodable {
        var kind: String?
        var event: String?
        var reply: Reply?

        private enum CodingKeys: String, CodingKey {
            case kind = "rel_type"
            case event = "event_id"
            case reply = "m.in_reply_to"
        }
    }

    struct Reply: Decodable {
        var event: String?

        private enum CodingKeys: String, CodingKey { case event = "event_id" }
    }

    struct Mentions: Decodable {
        var users: [String]?

        private enum CodingKeys: String, CodingKey { case users = "user_ids" }
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func loose<Value: Decodable>(_ key: CodingKeys) -> Value? {
            try? fields.decodeIfPresent(Value.self, forKey: key)
        }
        msgtype = loose(.msgtype)
        body = loose(.body)
        url = loose(.url)
        redacts = loose(.redacts)
        relation = loose(.relation)
        mentions = loose(.mentions)
        let changed: MatrixContent? = loose(.new)
        new = changed.map { [$0] }
    }

    /// What was said; of a reply without the quotation that older clients put before it, of a picture nothing.
    var words: String {
        guard let body, url == nil else { return "" }
        guard relation?.reply != nil, body.hasPrefix(">") else { return body.trimmed }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.drop { $0.hasPrefix(">") }.joined(separator: "\n").trimmed
    }

    /// The picture or file, by its `mxc` address.
    var attachments: [Message.Attachment] {
        guard let url else { return [] }
        let kind = msgtype.map { String($0.dropFirst(2)) }
        return [Message.Attachment(platformKind: kind, url: url, name: body)]
    }
}

/// A text for a room.
struct MatrixSend: Encodable {
    var msgtype = "m.text"
    var body: String
    var mentions: Mentions?
    var relation: Relation?

    struct Mentions: Encodable {
        var users: [String]

        private enum CodingKeys: String, CodingKey { case users = "user_ids" }
    }

    struct Relation: Encodable {
        var reply: Reply

        private enum CodingKeys: String, CodingKey { case reply = "m.in_reply_to" }

        struct Reply: Encodable {
            var event: String

            private enum CodingKeys: String, CodingKey { case event = "event_id" }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case msgtype, body
        case mentions = "m.mentions"
        case relation = "m.relates_to"
    }

    init(_ content: Delivery.Content) {
        body = content.mentions.map { "\($0) " }.joined() + content.text
        mentions = content.mentions.isEmpty ? nil : Mentions(users: content.mentions)
        relation = content.replyTo.map { Relation(reply: Relation.Reply(event: $0)) }
    }
}

/// What a homeserver answers to a call.
struct MatrixAnswer: Decodable {
    var errcode: String?
    var retryAfter: Int64?
    var event: String?

    private enum CodingKeys: String, CodingKey {
        case errcode
        case retryAfter = "retry_after_ms"
        case event = "event_id"
    }
}
