/// The sentence before a quote that names its author, such as `在 2026年11月22日，业委会 <…> 写道：` or `On … wrote:`. It may be
/// wrapped over several lines.
enum Attribution {
    /// Lines that one may take.
    private static let longest = 4
    /// Its last word, without spaces, in lower case.
    private static let endings = [
        "写道:", "写道：", "寫道:", "寫道：", "写到:", "写到：", "写入:", "写入：", "wrote:", "wrote：", "writes:",
    ]

    /// The line after the sentence that starts at a line; nil where none does.
    static func end(_ lines: [Line], at index: Int) -> Int? {
        let first = lines[index].trimmed
        if isEnding(first) { return hasEvidence(first) || isQuoteNext(lines, after: index) ? index + 1 : nil }
        if hasEvidence(first), first.hasSuffix(":") || first.hasSuffix("：") {
            return isQuoteNext(lines, after: index) ? index + 1 : nil
        }
        return wrappedEnd(lines, at: index, first)
    }

    /// The end of one that is wrapped. Its first line already names an address or a date; none after it starts another.
    private static func wrappedEnd(_ lines: [Line], at index: Int, _ first: String) -> Int? {
        guard hasEvidence(first), let last = first.last, !"。！？!?：:；;".contains(last) else { return nil }
        var next = index + 1
        while next < min(index + longest, lines.count), !lines[next].isBlank, !lines[next].isQuoted {
            let text = lines[next].trimmed
            if startsAnother(text) { return nil }
            if isEnding(text) { return next + 1 }
            next += 1
        }
        return nil
    }

    private static func isEnding(_ text: String) -> Bool {
        guard let last = text.last, last == ":" || last == "：" else { return false }
        let end = text.suffix(12).lowercased().filter { !$0.isWhitespace }
        return endings.contains(where: end.hasSuffix)
    }

    private static func startsAnother(_ text: String) -> Bool {
        let isStart = ["On ", "At ", "在 ", "在2", "于 ", "於 "].contains(where: text.hasPrefix)
        return isStart && hasEvidence(text)
    }

    private static func isQuoteNext(_ lines: [Line], after index: Int) -> Bool {
        let next = lines[(index + 1)...].prefix(3).first { !$0.isBlank }
        return next?.isQuoted ?? false
    }

    /// Whether a text names a mail address, a year, or a time of day.
    static func hasEvidence(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(1000))
        var digits = 0
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "@") { return true }
            if byte >= 0x30, byte <= 0x39 {
                digits += 1
                continue
            }
            if digits == 4, bytes[index - 4] == UInt8(ascii: "1") || bytes[index - 4] == UInt8(ascii: "2") {
                return true
            }
            if digits > 0, digits <= 2, byte == UInt8(ascii: ":"), index + 2 < bytes.count, bytes[index + 1] >= 0x30,
                bytes[index + 1] <= 0x35, bytes[index + 2] >= 0x30, bytes[index + 2] <= 0x39
            {
                return true
            }
            digits = 0
        }
        return text.contains("月") && text.contains("日") && text.contains { $0.isNumber }
    }
}
