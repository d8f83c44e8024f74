/// Finds in a mail what its author wrote: without the mails it answers and without signature.
enum ReplyText {
    /// The author's text. A mail that only forwards another says what the other says.
    static func of(_ lines: [Line]) -> String {
        var text = own(lines).text
        if !text.isEmpty { return text }
        // A quote without any sign of a reply around it is the author's own layout.
        let plain = lines.map { Line(text: $0.text, isQuoted: $0.text.hasPrefix(">")) }
        let second = own(plain)
        text = second.text
        if text.isEmpty, let forwarded = second.forwarded {
            return Line.joined(Signature.removed(HeaderBlock.dropped(from: forwarded)))
        }
        return text
    }

    /// The lines that are not quoted, and what a forwarding mark cut off.
    private static func own(_ lines: [Line]) -> (text: String, forwarded: [Line]?) {
        var kept: [Line] = []
        var forwarded: [Line]?
        var index = 0
        while index < lines.count {
            if lines[index].isCut { break }
            if lines[index].isQuoted {
                index += 1
                continue
            }
            guard let mark = QuoteMark.find(lines, at: index) else {
                kept.append(lines[index])
                index += 1
                continue
            }
            kept = mark.withoutLead(kept)
            if let next = lines[mark.end...].firstIndex(where: { !$0.isBlank }), lines[next].isQuoted {
                // The quote is marked line by line: an answer may stand below it.
                index = next
                continue
            }
            if mark.isForward { forwarded = Array(lines[mark.end...]) }
            break
        }
        return (Line.joined(Signature.removed(kept)), forwarded)
    }
}
