public import PaidanCore

/// Makes a message of a mail, or says why it is none. Pure.
public struct MailIntake: Hashable, Sendable {
    /// The mailbox's channel.
    public var channel: ChannelID
    /// The realm of its accounts.
    public var namespace: String
    /// The desk's own addresses, lower-cased: what comes from them is an echo.
    public var ownAddresses: Set<String>

    /// How many relays a mail may have passed before it counts as a loop.
    public static let mostHops = 50

    /// What a mail is to the desk.
    public enum Hearing: Hashable, Sendable {
        /// Somebody wrote.
        case message(Message)
        /// It is no input, for this reason: `auto-reply`, `bounce`, `loop`, `own address` or `empty`.
        case ignored(String)
    }

    /// An intake for a mailbox.
    public init(channel: ChannelID, namespace: String = "mail", ownAddresses: Set<String> = []) {
        self.channel = channel
        self.namespace = namespace
        self.ownAddresses = Set(ownAddresses.map { $0.lowercased() })
    }

    /// What the mail says to the desk.
    public func hear(_ mail: Mail) -> Hearing {
        let sender = author(of: mail)
        if mail.isBounce { return .ignored("bounce") }
        if mail.isAutoReply { return .ignored("auto-reply") }
        if mail.hops > MailIntake.mostHops { return .ignored("loop") }
        if mail.visited.contains(where: ownAddresses.contains) { return .ignored("loop") }
        if ownAddresses.contains(sender) || ownAddresses.contains(mail.from.lowercased()) {
            return .ignored("own address")
        }
        let text = words(of: mail)
        guard !text.isEmpty || !mail.attachments.isEmpty else { return .ignored("empty") }
        return .message(
            Message(
                key: mail.key, id: mail.messageID, channel: channel,
                sender: Message.Sender(
                    account: Account(namespace: namespace, id: sender),
                    name: mail.fromName.isEmpty ? nil : mail.fromName),
                text: text, sentAt: mail.date ?? mail.received, replyTo: mail.inReplyTo ?? mail.references.last,
                attachments: mail.attachments.map { Message.Attachment(kind: MailIntake.kind(of: $0), name: $0) },
                mail: Message.MailThread(
                    subject: mail.subject, messageID: mail.messageID,
                    ancestors: mail.references.isEmpty ? nil : mail.references)))
    }

    /// Who wrote: the From address; for a form that writes in nobody's name, where it wants the answer sent.
    private func author(of mail: Mail) -> String {
        let from = mail.from.trimmed.lowercased()
        let local = from.prefix { $0 != "@" }.filter { $0 != "-" && $0 != "_" && $0 != "." }
        guard let replyTo = mail.replyTo?.trimmed.lowercased(), !replyTo.isEmpty,
            local.hasPrefix("noreply") || local.hasPrefix("donotreply")
        else { return from }
        return replyTo
    }

    /// The subject before the text, where it is the author's own and says something that the text does not.
    private func words(of mail: Mail) -> String {
        let subject = mail.subject.trimmed
        let text = mail.text.trimmed
        if text.isEmpty { return ReplySubject.stripped(subject) }
        guard !subject.isEmpty, !ReplySubject.isReply(subject), !text.contains(subject) else { return text }
        return subject + "\n" + text
    }

    private static func kind(of file: String) -> String {
        let ending = file.lowercased().split(separator: ".").last.map(String.init) ?? ""
        return switch ending {
        case "jpg", "jpeg", "png", "gif", "bmp", "webp", "heic", "heif", "tif", "tiff": "image"
        case "mp3", "amr", "wav", "m4a", "aac", "ogg", "opus", "silk": "voice"
        case "mp4", "mov", "avi", "mkv", "3gp", "webm": "video"
        default: "file"
        }
    }
}
