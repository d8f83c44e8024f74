/// An event as OneBot 11 reports it (onebot-11, event/); NapCat, go-cqhttp and LLOneBot add fields of their own. Ids are
/// numbers in most implementations and text in some.
struct OneBotEvent: Decodable {
    var time: Int64?
    var selfID: LooseID?
    var postType: String

    // Messages.
    var messageType: String?
    var subType: String?
    var messageID: LooseID?
    var groupID: LooseID?
    var groupName: String?
    var userID: LooseID?
    var sender: Sender?
    var anonymous: Anonymous?
    var message: OneBotContent?
    var rawMessage: String?

    // What the channel says about itself.
    var metaEventType: String?
    var noticeType: String?
    var status: Status?
    var tag: String?

    private enum CodingKeys: String, CodingKey {
        case time, sender, anonymous, message, status, tag
        case selfID = "self_id"
        case postType = "post_type"
        case messageType = "message_type"
        case subType = "sub_type"
        case messageID = "message_id"
        case groupID = "group_id"
        case groupName = "group_name"
        case userID = "user_id"
        case rawMessage = "raw_message"
        case metaEventType = "meta_event_type"
        case noticeType = "notice_type"
    }

    /// Only what a message cannot do without must be as specified: a notice with a field of another shape is still one.
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func loose<Value: Decodable>(_ key: CodingKeys) -> Value? {
            try? fields.decodeIfPresent(Value.self, forKey: key)
        }
        // Nearly always numbers here, and a failed try is dear: `LooseID` tries text first.
        func id(_ key: CodingKeys) -> LooseID? {
            let number: Int64? = loose(key)
            return number.map { LooseID(String($0)) } ?? loose(key)
        }
        postType = try fields.decode(String.self, forKey: .postType)
        time = loose(.time)
        selfID = id(.selfID)
        messageType = loose(.messageType)
        subType = loose(.subType)
        messageID = id(.messageID)
        groupID = id(.groupID)
        groupName = loose(.groupName)
        userID = id(.userID)
        sender = loose(.sender)
        anonymous = loose(.anonymous)
        message =
            postType == "message" ? try fields.decodeIfPresent(OneBotContent.self, forKey: .message) : loose(.message)
        rawMessage = loose(.rawMessage)
        metaEventType = loose(.metaEventType)
        noticeType = loose(.noticeType)
        status = loose(.status)
        tag = loose(.tag)
    }

    /// Best effort by the specification: any field may be missing.
    struct Sender: Decodable {
        var nickname: String?
        var card: String?
    }

    /// Who spoke behind QQ's anonymous masks.
    struct Anonymous: Decodable {
        var name: String?
    }

    /// The state of the account; null where the implementation does not know.
    struct Status: Decodable {
        var online: Bool?
        var good: Bool?
    }
}

/// What a message holds: segments, or a CQ string that means the same.
struct OneBotContent: Decodable {
    var segments: [OneBotSegment]

    init(_ segments: [OneBotSegment]) {
        self.segments = segments
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let string = try? container.decode(String.self) {
            segments = CQString.segments(string)
        } else {
            segments = try container.decode([OneBotSegment].self)
        }
    }
}

/// One piece of a message. Values are text by the specification; numbers and flags are taken as text, and what is
/// nested is left out.
struct OneBotSegment: Decodable, Hashable {
    var type: String
    var data: [String: String]

    init(type: String, data: [String: String]) {
        self.type = type
        self.data = data
    }

    private enum Keys: String, CodingKey {
        case type, data
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        type = try container.decode(String.self, forKey: .type)
        let values = try container.decodeIfPresent([String: Value].self, forKey: .data) ?? [:]
        data = values.compactMapValues(\.text)
    }

    private struct Value: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            // Verbatim: white space between mentions belongs to the message.
            let container = try decoder.singleValueContainer()
            text = (try? container.decode(String.self)) ?? (try? LooseID(from: decoder))?.text
        }
    }
}
