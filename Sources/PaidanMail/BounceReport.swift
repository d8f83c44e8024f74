import PaidanCore
import PaidanEncoding

/// A mail that says that another could not be delivered: as a delivery status notification (RFC 3464), or as Chinese
/// providers write it, in words only.
enum BounceReport {
    private static let subjects = [
        "系统退信", "退信", "邮件退回", "郵件退回", "退回邮件", "投递失败", "邮件投递失败", "无法送达", "无法投递", "未送达", "未传递", "未传达", "发送失败",
        "邮件发送失败", "郵件傳送失敗", "无法传递", "傳送失敗", "undeliver", "delivery status notification", "delivery failure",
        "delivery has failed",
        "mail delivery", "failure notice", "returned mail", "mail system error", "message could not be delivered",
        "delayed mail",
    ]

    /// Whether the author is a mail system.
    static func isMailSystem(_ address: String) -> Bool {
        let local = address.lowercased().prefix { $0 != "@" }
        return local == "mailer-daemon" || local == "postmaster" || local == "mail-daemon"
            || local == "bounce-notification"
    }

    /// What bounced; nil where the mail is no bounce.
    static func read(_ tree: MailTree, from: String, subject: String, body: [Line]) -> Mail.Bounced? {
        let parts = tree.root?.flattened ?? []
        if let report = parts.first(where: { $0.type == "message/delivery-status" }) {
            return notification(report, parts)
        }
        if let failed = tree.headers.plain("X-Failed-Recipients") {
            var bounced = words(tree, from: from, body: body)
            bounced.recipient = AddressList.addresses([Array(failed.utf8)]).first ?? bounced.recipient
            return bounced
        }
        let isReport =
            tree.root.map { $0.type == "multipart/report" && $0.parameter("report-type") == "delivery-status" } ?? false
        let lower = subject.lowercased()
        let isNamed = subjects.contains { lower.hasPrefix($0) }
        let isMachine = isMailSystem(from) || Automation.hasNullReturnPath(tree.headers)
        let isDaemon = from.lowercased().hasPrefix("mailer-daemon")
        guard
            isReport || isDaemon || (isMachine && isNamed)
                || (isMailSystem(from) && Automation.hasNullReturnPath(tree.headers))
        else { return nil }
        return words(tree, from: from, body: body)
    }

    /// Reads a delivery status: the first recipient that failed. Nil where none did: a delay is no bounce.
    private static func notification(_ report: MailPart, _ parts: [MailPart]) -> Mail.Bounced? {
        let groups = HeaderFields.groups(TextDecoder.decode(report.bytes, label: nil).text)
        let recipients = groups.filter { $0.raw("Final-Recipient") != nil || $0.raw("Original-Recipient") != nil }
        let failed = recipients.first { group in
            group.plain("Action").map { $0.lowercased().hasPrefix("failed") } ?? true
        }
        guard let failed else { return recipients.isEmpty ? Mail.Bounced(messageID: returnedID(parts)) : nil }
        let recipient = failed.plain("Final-Recipient") ?? failed.plain("Original-Recipient")
        return Mail.Bounced(
            recipient: recipient.flatMap(address), status: failed.plain("Status").flatMap(status),
            messageID: returnedID(parts))
    }

    /// The address after the type: `rfc822; a@b`.
    private static func address(_ field: String) -> String? {
        let text = field.split(separator: ";", maxSplits: 1).last.map { $0.trimmed } ?? ""
        let address = AddressList.addresses([Array(text.utf8)]).first
        return address ?? (text.isEmpty ? nil : text)
    }

    /// The Message-ID of the mail that is returned whole or by its header.
    private static func returnedID(_ parts: [MailPart]) -> String? {
        for part in parts {
            var headers: HeaderFields?
            if let mail = part.mail { headers = mail.headers }
            if part.type == "text/rfc822-headers" {
                headers = HeaderFields.groups(TextDecoder.decode(part.bytes, label: nil).text).first
            }
            if let id = headers?.plain("Message-ID").flatMap({ MessageIDs.all($0).first }) { return id }
        }
        return nil
    }

    /// Reads a bounce in words: the first address that is not the mail system's, a status, a Message-ID.
    private static func words(_ tree: MailTree, from: String, body: [Line]) -> Mail.Bounced {
        let own = Set(AddressList.addresses(tree.headers.all("To")).map { $0.lowercased() } + [from.lowercased()])
        var bounced = Mail.Bounced(messageID: returnedID(tree.root?.flattened ?? []))
        for line in body.prefix(400) {
            if bounced.recipient == nil {
                bounced.recipient = addresses(line.text).first { !own.contains($0.lowercased()) && !isMailSystem($0) }
            }
            if bounced.status == nil {
                bounced.status =
                    line.text.split(whereSeparator: isStatusEnd).lazy.compactMap { status(String($0)) }.first
            }
            if bounced.messageID == nil, line.text.lowercased().contains("message-id") {
                bounced.messageID = MessageIDs.all(line.text).first
            }
        }
        bounced.messageID = bounced.messageID ?? tree.headers.plain("In-Reply-To").flatMap { MessageIDs.all($0).first }
        return bounced
    }

    private static func isStatusEnd(_ character: Character) -> Bool {
        !(character.isASCII && (character.isNumber || character == "."))
    }

    /// A status such as `5.1.1` at the start of a text; nil where there is none.
    private static func status(_ text: String) -> String? {
        let status = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let parts = status.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "4" || parts[0] == "5", parts.allSatisfy({ (1...3).contains($0.count) })
        else { return nil }
        return String(status)
    }

    /// The mail addresses in a line of text.
    private static func addresses(_ text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        let pieces = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "@.-_+=".contains($0))) }
        return pieces.compactMap { piece in
            let word = piece.drop { ".-=".contains($0) }
            let trimmed = word[
                ..<(word.lastIndex { !".-=".contains($0) }.map { word.index(after: $0) } ?? word.startIndex)]
            let sides = trimmed.split(separator: "@", omittingEmptySubsequences: false)
            return sides.count == 2 && !sides[0].isEmpty && sides[1].contains(".") ? String(trimmed) : nil
        }
    }
}
