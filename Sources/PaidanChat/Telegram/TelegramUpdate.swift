import PaidanCore

/// An update as Telegram reports it (core.telegram.org/bots/api#update), as far as it matters here.
struct TelegramUpdate: Decodable {
    var updateID: Int64
    var message: TelegramMessage?
    var editedMessage: TelegramMessage?
    var channelPost: TelegramMessage?
    var editedChannelPost: TelegramMessage?

    private enum CodingKeys: String, CodingKey {
        case message
        case updateID = "update_id"
        case editedMessage = "edited_message"
        case channelPost = "channel_post"
        case editedChannelPost = "edited_channel_post"
    }
}

/// A message; offsets of its entities count UTF-16 units.
struct TelegramMessage: Decodable {
    var messageID: LooseID
    var date: Int64
    var chat: Chat
    var from: User?
    var senderChat: Chat?
    var text: String?
    var caption: String?
    var entities: [Entity]?
    var captionEntities: [Entity]?
    var replyTo: Reply?
    var photo: [File]?
    var voice: File?
    var audio: File?
    var video: File?
    var document: File?

    private enum CodingKeys: String, CodingKey {
        case date, chat, from, text, caption, entities, photo, voice, audio, video, document
        case messageID = "message_id"
        case senderChat = "sender_chat"
        case captionEntities = "caption_entities"
        case replyTo = "reply_to_message"
    }

    struct Chat: Decodable {
        var id: LooseID
        var type: String?
        var title: String?
    }

    struct User: Decodable {
        var id: LooseID
        var isBot: Bool?
        var firstName: String?
        var lastName: String?

        private enum CodingKeys: String, CodingKey {
            case id
            case isBot = "is_bot"
            case firstName = "first_name"
            case lastName = "last_name"
        }
    }

    struct Entity: Decodable {
        var type: String
        var offset: Int
        var length: Int
        var user: User?
    }

    struct Reply: Decodable {
        var messageID: LooseID

        private enum CodingKeys: String, CodingKey { case messageID = "message_id" }
    }

    struct File: Decodable {
        var fileID: String
        var fileName: String?

        private enum CodingKeys: String, CodingKey {
            case fileID = "file_id"
            case fileName = "file_name"
        }
    }

    /// Who said it: a person, or the chat in whose name an anonymous administrator writes; nil for other bots.
    var speaker: (id: String, name: String?)? {
        if let senderChat { return (senderChat.id.text, senderChat.title.present) }
        guard let from, from.isBot != true else { return nil }
        let name = [from.firstName, from.lastName].compactMap { $0.present }.joined(separator: " ")
        return (from.id.text, name.isEmpty ? nil : name)
    }

    /// What is attached, by Telegram's file ids; of a photo's sizes the last is the largest.
    var attachments: [Message.Attachment] {
        let files = [("image", photo?.last), ("voice", voice), ("voice", audio), ("video", video), ("file", document)]
        return files.compactMap { kind, file in
            file.map {
                Message.Attachment(platformKind: kind, url: "telegram-file-id:\($0.fileID)", name: $0.fileName)
            }
        }
    }
}

/// The parameters of `sendMessage`.
struct TelegramSend: Encodable {
    var chatID: String
    var text: String
    var replyTo: Int64?

    private enum CodingKeys: String, CodingKey {
        case text
        case chatID = "chat_id"
        case replyTo = "reply_to_message_id"
    }
}

/// What Telegram answers to a call.
struct TelegramAnswer: Decodable {
    var ok: Bool?
    var result: TelegramMessage.Reply?
    var parameters: Parameters?

    struct Parameters: Decodable {
        var retryAfter: Int?
        var migrateTo: LooseID?

        private enum CodingKeys: String, CodingKey {
            case retryAfter = "retry_after"
            case migrateTo = "migrate_to_chat_id"
        }
    }
}
