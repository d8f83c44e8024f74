import PaidanCore

/// A line of a mail's text, with what its markup tells about it.
struct Line: Hashable {
    /// The text; trailing space may still stand.
    var text: String
    /// Whether it is somebody else's, quoted.
    var isQuoted = false
    /// Whether all from here on is somebody else's.
    var isCut = false

    /// The text without white space at its ends, with plain spaces.
    var trimmed: String { text.trimmed }

    var isBlank: Bool { text.utf8.allSatisfy { $0 <= 0x20 } || text.trimmed.isEmpty }

    /// Splits text into lines, whatever ends them.
    static func split(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    }

    /// The lines of plain text. Those that start with `>` are quoted, unless a mailbox only escaped `From ` so.
    static func plain(_ text: String) -> [Line] {
        var lines: [Line] = []
        for text in split(visible(text)) {
            let isMarked = text.hasPrefix(">") || text.hasPrefix(" >")
            let isEscape = text.hasPrefix(">From ") && lines.last?.isQuoted != true
            lines.append(Line(text: String(text), isQuoted: isMarked && !isEscape))
        }
        return lines
    }

    /// Text without what nobody sees: control characters and byte order marks. A no-break space is a space.
    static func visible(_ text: String) -> String {
        let isClean = text.utf8.allSatisfy {
            ($0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xEF) || $0 == 0x0A || $0 == 0x09
        }
        if isClean { return text }
        var output = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: output.append(scalar)
            case 0x0B, 0x0C, 0x85: output.append("\n")
            case 0xA0: output.append(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0xFEFF: continue
            default: output.append(scalar)
            }
        }
        return String(output)
    }

    /// The lines as one text: right-trimmed, no blank lines at the ends, and never two in a row.
    static func joined(_ lines: [Line]) -> String {
        var output: [Substring] = []
        for line in lines {
            let text = line.text[
                ..<(line.text.lastIndex { !$0.isWhitespace }.map { line.text.index(after: $0) } ?? line.text.startIndex)
            ]
            if text.isEmpty, output.last?.isEmpty ?? true { continue }
            output.append(text)
        }
        if output.last?.isEmpty == true { output.removeLast() }
        return output.joined(separator: "\n")
    }
}
