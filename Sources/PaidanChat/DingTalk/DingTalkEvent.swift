import PaidanCore

/// What a DingTalk robot is sent (open.dingtalk.com, "Receive messages").
struct DingTalkEvent: Decodable {
    var msgID: String?
    var msgtype: String?
    var conversationID: String?
    var conversationType: String?
    var conversationTitle: String?
    var createAt: Int64?
    var senderID: String?
    var senderStaffID: String?
    var senderNick: String?
    var chatbotUserID: String?
    var isInAtList: Bool?
    var atUsers: [AtUser]?
    var text: Text?
    var content: Content?

    private enum CodingKeys: String, CodingKey {
        case msgtype, conversationType, conversationTitle, createAt, senderNick, isInAtList, atUsers, text, content
        case msgID = "msgId"
        case conversationID = "conversationId"
        case senderID = "senderId"
        case senderStaffID = "senderStaffId"
        case chatbotUserID = "chatbotUserId"
    }

    struct AtUser: Decodable {
        var dingtalkID: String?
        var staffID: String?

        private enum CodingKeys: String, CodingKey {
            case dingtalkID = "dingtalkId"
            case staffID = "staffId"
        }
    }

    struct Text: Decodable {
        var content: String?
        var isReplyMsg: Bool?
        var repliedMsg: Replied?

        struct Replied: Decodable {
            var msgID: String?

            private enum CodingKeys: String, CodingKey { case msgID = "msgId" }
        }
    }

    struct Content: Decodable {
        var richText: [Piece]?
        var downloadCode: String?
        var recognition: String?
        var fileName: String?
    }

    struct Piece: Decodable {
        var text: String?
        var downloadCode: String?
    }

    /// What was said, whatever its form.
    var spoken: (text: String, attachments: [Message.Attachment], replyTo: String?) {
        func attachment(_ kind: String, _ code: String) -> Message.Attachment {
            Message.Attachment(platformKind: kind, url: "dingtalk-download-code:\(code)", name: content?.fileName)
        }
        let pieces = content?.richText ?? []
        let words = text?.content ?? content?.recognition ?? pieces.compactMap(\.text).joined()
        var attachments = pieces.compactMap(\.downloadCode).map { attachment("picture", $0) }
        if let code = content?.downloadCode { attachments.append(attachment(msgtype ?? "file", code)) }
        return (words.trimmed, attachments, text?.repliedMsg?.msgID.present)
    }
}
