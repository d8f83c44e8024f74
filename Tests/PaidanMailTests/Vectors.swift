import FoundationEssentials

/// The real-shaped mails under Tests/Vectors, with what must be read from them.
enum Vectors {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Vectors")

    /// The index of the mails.
    struct Index: Decodable {
        var messages: [Expected]
    }

    /// What a mail must say. A missing or null `text` is not compared.
    struct Expected: Decodable, Sendable, CustomStringConvertible {
        var file: String
        var from: String
        var fromName: String
        var subject: String
        var text: String?
        var messageId: String?
        var isAutoReply: Bool
        var isBounce: Bool
        var action: String
        var attachments: Int
        var attachmentNames: [String]?
        var inReplyTo: String?
        var replyTo: String?
        var bouncedRecipient: String?
        var bounceStatus: String?
        var bouncedMessageId: String?
        var hasNoDate: Bool

        var description: String { file }

        enum CodingKeys: String, CodingKey {
            case file, from, subject, text, action, attachments, date
            case fromName = "from_name"
            case messageId = "message_id"
            case isAutoReply = "is_auto_reply"
            case isBounce = "is_bounce"
            case attachmentNames = "attachment_names"
            case inReplyTo = "in_reply_to"
            case replyTo = "reply_to"
            case bouncedRecipient = "bounced_recipient"
            case bounceStatus = "bounce_status"
            case bouncedMessageId = "bounced_message_id"
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            file = try values.decode(String.self, forKey: .file)
            from = try values.decode(String.self, forKey: .from)
            fromName = try values.decode(String.self, forKey: .fromName)
            subject = try values.decode(String.self, forKey: .subject)
            text = try values.decodeIfPresent(String.self, forKey: .text)
            messageId = try values.decodeIfPresent(String.self, forKey: .messageId)
            isAutoReply = try values.decode(Bool.self, forKey: .isAutoReply)
            isBounce = try values.decode(Bool.self, forKey: .isBounce)
            action = try values.decode(String.self, forKey: .action)
            attachments = try values.decode(Int.self, forKey: .attachments)
            attachmentNames = try values.decodeIfPresent([String].self, forKey: .attachmentNames)
            inReplyTo = try values.decodeIfPresent(String.self, forKey: .inReplyTo)
            replyTo = try values.decodeIfPresent(String.self, forKey: .replyTo)
            bouncedRecipient = try values.decodeIfPresent(String.self, forKey: .bouncedRecipient)
            bounceStatus = try values.decodeIfPresent(String.self, forKey: .bounceStatus)
            bouncedMessageId = try values.decodeIfPresent(String.self, forKey: .bouncedMessageId)
            hasNoDate = values.contains(.date)
        }
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: path)))
    }

    static func index() throws -> [Expected] {
        try JSONDecoder().decode(Index.self, from: Data(contentsOf: root.appending(path: "email/index.json"))).messages
    }
}
