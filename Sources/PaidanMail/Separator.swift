/// A line that stands between a reply and the mail it answers, such as `------ 原始邮件 ------`.
struct Separator {
    /// Whether it announces a forwarded mail.
    var isForward: Bool

    /// Titles of an answered mail, without spaces, in lower case.
    private static let replies: Set<String> = [
        "原始邮件", "原始郵件", "原始信息", "原始訊息", "原始消息", "邮件原件", "邮件原文", "郵件原文", "原邮件", "原郵件", "回复的原邮件", "回复的邮件",
        "回复邮件", "回覆郵件", "被回复邮件", "original", "originalmessage", "originalmail", "originalemail", "repliedmessage",
        "replymessage",
        "originalappointment",
    ]
    /// Titles of a forwarded mail.
    private static let forwards: Set<String> = [
        "转发邮件", "轉寄郵件", "轉寄的郵件", "已轉寄郵件", "转发的邮件", "转发的消息", "转发消息", "转发信息", "转发邮件信息", "转发的原邮件", "被转发邮件",
        "已转发邮件", "已转发的邮件", "forwardedmessage", "forwardedmail", "forwardedemail", "forwardmessage",
    ]
    /// Whole lines with a colon, as Apple's Mail writes them.
    private static let announcements: Set<String> = [
        "beginforwardedmessage", "下面是被转发的邮件", "以下是转发的邮件", "开始转发的邮件", "开始转发的信息", "開始轉寄郵件", "以下是被轉寄的郵件",
    ]
    private static let dashes: Set<Character> = ["-", "—", "–", "─", "━", "_", "=", "*", "－", "﹣", "‐"]

    /// Reads a trimmed line; nil where it is no separator.
    init?(_ line: String) {
        guard line.utf8.count <= 200 else { return nil }
        if let last = line.last, last == ":" || last == "：" {
            guard Self.announcements.contains(Self.bare(line.dropLast())) else { return nil }
            isForward = true
            return
        }
        let opening = line.prefix(while: Self.dashes.contains)
        let closing = line.reversed().prefix(while: Self.dashes.contains)
        guard opening.count >= 2, closing.count >= 2, opening.count < line.count else { return nil }
        let title = Self.bare(line.dropFirst(opening.count).dropLast(closing.count))
        if Self.replies.contains(title) {
            isForward = false
        } else if Self.forwards.contains(title) || title.hasPrefix("forwardedby") {
            isForward = true
        } else {
            return nil
        }
    }

    /// Whether a trimmed line is only a rule of dashes, or a title without any.
    static func isRuleOrTitle(_ line: String) -> Bool {
        if line.count >= 5, line.allSatisfy({ dashes.contains($0) || $0 == " " }) { return true }
        let title = bare(line.filter { !dashes.contains($0) && $0 != ":" && $0 != "：" })
        return replies.contains(title) || forwards.contains(title)
    }

    /// A title without spaces, in lower case.
    private static func bare(_ text: some StringProtocol) -> String {
        text.lowercased().filter { !$0.isWhitespace }
    }
}
