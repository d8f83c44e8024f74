/// The header of a mail written out as text above its body, as Outlook, QQ, Foxmail and others quote: two or more lines
/// such as `发件人: …`, `发送时间: …`.
enum HeaderBlock {
    /// What a line of the block tells.
    private enum Label {
        case sender, date, recipient, subject
    }

    private static let labels: [String: Label] = {
        let names: [(Label, [String])] = [
            (.sender, ["发件人", "发件者", "发信人", "发送人", "發件人", "寄件者", "寄件人", "from"]),
            (.date, ["发送时间", "发送日期", "发件时间", "发件日期", "日期", "时间", "寄件日期", "傳送時間", "發送時間", "發件日期", "sent", "date"]),
            (
                .recipient,
                ["收件人", "收件者", "收信人", "抄送", "抄送人", "副本", "密送", "密件抄送", "回复地址", "to", "cc", "bcc", "reply-to"]
            ),
            (.subject, ["主题", "主旨", "主題", "邮件主题", "subject"]),
        ]
        var labels: [String: Label] = [:]
        for (label, names) in names {
            for name in names { labels[name] = label }
        }
        return labels
    }()

    /// The line after the block that starts at a line; nil where none does. A block names the sender and one thing more, so that a form
    /// that a resident fills in (`日期：`, `主题：`) is none.
    static func end(_ lines: [Line], at index: Int) -> Int? {
        guard label(lines[index]) != nil else { return nil }
        var seen: Set<Label> = []
        var hasAddress = false
        var end = index
        var next = index
        while next < lines.count, next < index + 12, !lines[next].isQuoted {
            if let label = label(lines[next]) {
                seen.insert(label)
                hasAddress = hasAddress || lines[next].text.utf8.contains(UInt8(ascii: "@"))
                end = next + 1
            } else if !lines[next].isBlank || next != end {
                break
            }
            next += 1
        }
        let isBlock =
            seen.contains(.sender)
            && (seen.contains(.date) || seen.contains(.subject) || (seen.count > 1 && hasAddress))
        return isBlock ? end : nil
    }

    /// The lines without the header that may stand first.
    static func dropped(from lines: [Line]) -> [Line] {
        let start = lines.firstIndex { !$0.isBlank } ?? lines.endIndex
        guard start < lines.endIndex, let end = end(lines, at: start) else { return lines }
        return Array(lines[end...])
    }

    /// What a line tells, from the word before its colon: `主　题：`, `*From:*` and `| 发件人 |` are labels too.
    private static func label(_ line: Line) -> Label? {
        var name = ""
        var hasEnded = false
        for character in line.text {
            if character == ":" || character == "：" || (character == "|" && !name.isEmpty) {
                hasEnded = true
                break
            }
            if character.isWhitespace || character == "*" || character == "|" { continue }
            name.append(character)
            if name.count > 9 { return nil }
        }
        return hasEnded ? labels[name.lowercased()] : nil
    }
}
