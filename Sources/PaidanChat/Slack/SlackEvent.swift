import PaidanCore

/// The outer event of Slack's Events API (api.slack.com/types/event).
struct SlackEnvelope: Decodable {
    var type: String
    var challenge: String?
    var eventID: String?
    var event: SlackEvent?
    var authorizations: [Authorization]?

    private enum CodingKeys: String, CodingKey {
        case type, challenge, event, authorizations
        case eventID = "event_id"
    }

    struct Authorization: Decodable {
        var user: String?
        var isBot: Bool?

        private enum CodingKeys: String, CodingKey {
            case user = "user_id"
            case isBot = "is_bot"
        }
    }

    /// The bot's own user, as the event names it.
    var botID: String? { authorizations?.first { $0.isBot == true }?.user }
}

/// The inner event: a message, a changed or a deleted one.
struct SlackEvent: Decodable {
    var type: String?
    var subtype: String?
    var channel: String?
    var channelType: String?
    var user: String?
    var botID: String?
    var text: String?
    var timestamp: String?
    var thread: String?
    var deletedTS: String?
    var files: [File]?
    private var inner: [SlackEvent]?
    private var earlier: [SlackEvent]?

    /// The message as it is now, of a changed one.
    var message: SlackEvent? { inner?.first }
    /// The message as it was.
    var previous: SlackEvent? { earlier?.first }

    private enum CodingKeys: String, CodingKey {
        case type, subtype, channel, user, text, files, message
        case channelType = "channel_type"
        case botID = "bot_id"
        case timestamp = "ts"
        case thread = "thread_ts"
        case deletedTS = "deleted_ts"
        case previous = "previous_message"
    }

    struct File: Decodable {
        var mimetype: String?
        var address: String?
        var name: String?

        private enum CodingKeys: String, CodingKey {
            case mimetype, name
            case address = "url_private"
        }

        /// `image`, `audio`, `video` or whatever stands before the slash.
        var kind: String? { mimetype.map { String($0.prefix { $0 != "/" }) } }
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) -> String? { try? fields.decodeIfPresent(String.self, forKey: key) }
        type = text(.type)
        subtype = text(.subtype)
        channel = text(.channel)
        channelType = text(.channelType)
        user = text(.user)
        botID = text(.botID)
        self.text = text(.text)
        timestamp = text(.timestamp)
        thread = text(.thread)
        deletedTS = text(.deletedTS)
        files = try? fields.decodeIfPresent([File].self, forKey: .files)
        inner = (try? fields.decodeIfPresent(SlackEvent.self, forKey: .message)).map { [$0] }
        earlier = (try? fields.decodeIfPresent(SlackEvent.self, forKey: .previous)).map { [$0] }
    }
}
