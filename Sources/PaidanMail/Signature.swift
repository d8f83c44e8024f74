/// What stands under a mail without having been written for it.
enum Signature {
    /// The words by which a mail program names itself.
    private static let programs = [
        "iphone", "ipad", "手机", "手機", "邮箱", "郵箱", "邮件", "郵件", "网易", "qq", "outlook", "android", "安卓", "华为", "小米", "荣耀",
        "huawei",
        "vivo", "oppo", "foxmail", "新浪", "客户端", "大师", "平板", "mac", "windows", "mail", "飞书", "钉钉",
    ]
    /// Starts of lines that a program adds, whatever follows.
    private static let starts = [
        "发自我的", "發自我的", "发送自我的", "從我的", "sent from my ", "sent from mail for", "sent from outlook", "sent from yahoo",
        "sent from samsung", "sent from windows", "sent from qqmail", "sent from foxmail", "sent from gmail",
        "sent with proton",
        "get outlook for", "获取 outlook", "下载 outlook", "獲取 outlook", "该邮件从移动设备发送", "此邮件从移动设备发送",
    ]

    /// The lines without the signature after `-- ` (RFC 3676 §4.3) and without the lines that mail programs add.
    static func removed(_ lines: [Line]) -> [Line] {
        let end = lines.firstIndex { $0.text == "-- " || $0.text == "--\u{3000}" } ?? lines.count
        var kept: [Line] = []
        for line in lines[..<end] {
            if isCard(line.trimmed) {
                kept = withoutCard(kept)
            } else if !isAdded(line.trimmed) {
                kept.append(line)
            }
        }
        return kept
    }

    /// Whether a trimmed line is a program's and not the author's.
    private static func isAdded(_ line: String) -> Bool {
        guard line.utf8.count <= 150, !line.isEmpty else { return false }
        let text = line.lowercased()
        if starts.contains(where: text.hasPrefix) { return true }
        if text.hasPrefix("发自") || text.hasPrefix("發自") || text.hasPrefix("发送自") {
            return text.count <= 40 && namesProgram(text)
        }
        guard text.hasPrefix("从") || text.hasPrefix("通过") else { return false }
        let isSent = text.hasSuffix("发送") || text.hasSuffix("发出") || text.hasSuffix("傳送")
        return isSent && text.count <= 30 && namesProgram(text)
    }

    private static func namesProgram(_ text: String) -> Bool {
        programs.contains(where: text.contains)
    }

    /// Whether a trimmed line ends the card that NetEase's program adds.
    private static func isCard(_ line: String) -> Bool {
        line.hasPrefix("签名由") && line.hasSuffix("定制")
    }

    /// The lines without the card's table: from its first `|` on, a dozen lines at most.
    private static func withoutCard(_ lines: [Line]) -> [Line] {
        let tail = lines.suffix(12)
        guard let start = tail.firstIndex(where: { $0.trimmed.hasPrefix("|") }) else { return lines }
        return Array(lines[..<start])
    }
}
