import PaidanCore

/// An encrypted body has nothing but this.
struct FeishuEnvelope: Decodable {
    var encrypt: String?
}

/// An event callback of schema 2.0, or the challenge that proves the address.
struct FeishuEvent: Decodable {
    var type: String?
    var token: String?
    var challenge: String?
    var header: Header?
    var event: Body?

    /// The verification token: of an event in its header, of the challenge beside it.
    var shownToken: String? { header?.token ?? token }

    struct Header: Decodable {
        var eventID: String?
        var eventType: String?
        var token: String?

        private enum CodingKeys: String, CodingKey {
            case token
            case eventID = "event_id"
            case eventType = "event_type"
        }
    }

    struct Body: Decodable {
        var sender: Sender?
        var message: Message?
        // Of a recalled message.
        var messageID: String?
        var chatID: String?

        private enum CodingKeys: String, CodingKey {
            case sender, message
            case messageID = "message_id"
            case chatID = "chat_id"
        }
    }

    struct Sender: Decodable {
        var id: Identity?
        var type: String?

        private enum CodingKeys: String, CodingKey {
            case id = "sender_id"
            case type = "sender_type"
        }
    }

    struct Identity: Decodable {
        var openID: String?
        var userID: String?
        var unionID: String?

        /// The open id, which is always there, or what there is instead.
        var any: String? { openID.present ?? userID.present ?? unionID.present }

        private enum CodingKeys: String, CodingKey {
            case openID = "open_id"
            case userID = "user_id"
            case unionID = "union_id"
        }
    }

    struct Mention: Decodable {
        var key: String
        var id: Identity?
        var name: String?
    }

    struct Message: Decodable {
        var messageID: String
        var parentID: String?
        var createTime: LooseID?
        var chatID: String?
        var chatType: String?
        var kind: String?
        var content: String?
        var mentions: [Mention]?

        private enum CodingKeys: String, CodingKey {
            case content, mentions
            case messageID = "message_id"
            case parentID = "parent_id"
            case createTime = "create_time"
            case chatID = "chat_id"
            case chatType = "chat_type"
            case kind = "message_type"
        }
    }
}
