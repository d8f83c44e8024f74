import FoundationEssentials
import PaidanCore

// Header fields of a mail. Nothing that comes in can begin a new line: what people write reaches subjects and names.
extension String {
    /// The text on one line, without control characters.
    var onOneLine: String {
        String(String.UnicodeScalarView(unicodeScalars.map { isControl($0) ? " " : $0 })).trimmed
    }

    /// The text as an unstructured field: as it is where that is short ASCII, otherwise in encoded words (RFC 2047).
    var asHeaderText: String {
        let line = onOneLine
        let isPlain = line.utf8.count <= 60 && line.utf8.allSatisfy { (32..<127).contains($0) }
        return isPlain && !line.contains("=?") ? line : line.inEncodedWords
    }

    /// The text as a display name before an address (RFC 5322 §3.4).
    var asDisplayName: String {
        let line = onOneLine
        let text = line.asHeaderText
        guard text == line else { return text }
        return "\"" + line.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }

    /// Base64 words of at most 75 bytes, folded; no character is torn in two.
    private var inEncodedWords: String {
        var words: [[UInt8]] = [[]]
        for scalar in unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
}
