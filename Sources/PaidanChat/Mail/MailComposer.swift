import FoundationEssentials
import PaidanCore

/// Writes one delivery as a plain mail (RFC 5322) that no machine will answer (RFC 3834).
struct MailComposer {
    let settings: ChannelSettings.MailSettings

    /// The message with CRLF line ends; `recipient` is an address that was looked at before.
    func message(for delivery: Delivery, to recipient: String, at now: Instant) -> [UInt8] {
        var fields: [(String, String)] = [
            ("Date", date(now)),
            ("From", "\(settings.fromName.asDisplayName) <\(settings.from.onOneLine)>"),
            ("To", "<\(recipient)>"),
            ("Subject", subject(of: delivery).asHeaderText),
            ("Message-ID", Self.messageID(of: delivery.id, from: settings.from)),
        ]
        if let answered = delivery.destination.thread?.messageID.flatMap(Self.cleanMessageID) {
            fields += [("In-Reply-To", answered), ("References", answered)]
        }
        if let address = replyTo(delivery) { fields.append(("Reply-To", "<\(address)>")) }
        fields += [
            ("Auto-Submitted", "auto-generated"),
            ("X-Auto-Response-Suppress", "All"),
            ("X-Loop", settings.from.onOneLine),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "base64"),
        ]
        let head = fields.map { "\($0): \($1)\r\n" }.joined()
        return Array((head + "\r\n" + body(delivery.content.text)).utf8)
    }

    /// The Message-ID of a delivery: the same at every attempt, so that a mail that went out twice is one.
    static func messageID(of delivery: DeliveryID, from address: String) -> String {
        let local = delivery.rawValue.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain || byte == 45 ? String(UnicodeScalar(byte)) : "_" + [byte].hex
        }.joined()
        let domain = address.lastIndex(of: "@").map { address[address.index(after: $0)...].trimmed } ?? "localhost"
        return "<paidan.\(local)@\(domain)>"
    }

    private func replyTo(_ delivery: Delivery) -> String? {
        guard let wish = delivery.wish, !settings.tokenKey.isEmpty else { return nil }
        return ReplyToken(community: delivery.community, wish: wish)
            .address(of: settings.from.onOneLine, key: settings.tokenKey)
    }

    /// An answer keeps the subject of its thread, or mail programs would begin a new one.
    private func subject(of delivery: Delivery) -> String {
        let own = delivery.content.subject.present
        guard let thread = delivery.destination.thread else {
            return own ?? delivery.content.text.onOneLine.shortened(to: 40)
        }
        let subject = thread.subject.trimmed.isEmpty ? own ?? "" : thread.subject.onOneLine
        let prefixes = ["re:", "re：", "回复:", "回复：", "答复:", "答复：", "回覆:", "回覆："]
        let isAnswer = prefixes.contains { subject.lowercased().hasPrefix($0) }
        return isAnswer ? subject : "Re: " + subject
    }

    private func body(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.joined(separator: "\r\n")
        return Data((lines + "\r\n").utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ]) + "\r\n"
    }

    /// `Sun, 22 Nov 2026 08:00:00 +0000` (RFC 5322 §3.3).
    private func date(_ now: Instant) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let civil = CivilTime(now, offset: 0)
        let date = civil.date
        return
            "\(days[date.weekday - 1]), \(date.day) \(months[date.month - 1]) \(date.year) \(civil.clockWithSeconds) +0000"
    }

    /// A Message-ID is passed on only where it is one: between angle brackets, without white space and control
    /// characters.
    private static func cleanMessageID(_ id: String) -> String? {
        let trimmed = id.trimmed
        let isClean = trimmed.utf8.dropFirst().dropLast().allSatisfy { $0 > 32 && $0 < 127 && $0 != 60 && $0 != 62 }
        return isClean && trimmed.hasPrefix("<") && trimmed.hasSuffix(">") && trimmed.utf8.count <= 900 ? trimmed : nil
    }
}
