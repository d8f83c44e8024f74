/// Finds in a mail what its author wrote: without the mails it answers and without signature.
enum ReplyText {
    private static let forwardSubjects = ["fw:", "fwd:", "fw：", "fwd：", "转发:", "转发：", "轉寄:", "轉寄：", "轉發:", "轉發："]

    /// The author's text. A mail that only forwards another, as its subject or the line above the other tells, says what the other says.
    static func of(_ lines: [Line], subject: String) -> String {
        var text = own(lines).text
        if !text.isEmpty { return text }
        // A quote without any sign of a reply around it is the author's own layout.
        let plain = lines.map { Line(text: $0.text, isQuoted: $0.text.hasPrefix(">")) }
        let second = own(plain)
        text = second.text
        let isForward = second.isForward || forwardSubjects.contains(where: subject.lowercased().hasPrefix)
        if text.isEmpty, isForward, let forwarded = second.announced {
            return Line.joined(Signature.removed(HeaderBlock.dropped(from: forwarded)))
        }
        return text
    }

    /// The lines that are not quoted, and what the announcement of another mail cut off.
    private static func own(_ lines: [Line]) -> (text: String, announced: [Line]?, isForward: Bool) {
        var kept: [Line] = []
        var announced: [Line]?
        var isForward = false
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
            announced = Array(lines[mark.end...])
            isForward = mark.isForward
            break
        }
        return (Line.joined(Signature.removed(kept)), announced, isForward)
    }
}
