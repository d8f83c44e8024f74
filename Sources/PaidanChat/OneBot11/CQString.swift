/// OneBot 11's older form of a message: one text with `[CQ:type,key=value,…]` in it (onebot-11, message/string.md).
enum CQString {
    /// Reads the segments. What looks like a code but does not end is text.
    static func segments(_ string: String) -> [OneBotSegment] {
        var segments: [OneBotSegment] = []
        var rest = string[...]
        while let start = rest.firstRange(of: "[CQ:"), let end = rest[start.upperBound...].firstIndex(of: "]") {
            append(text: rest[..<start.lowerBound], to: &segments)
            segments.append(segment(rest[start.upperBound..<end]))
            rest = rest[rest.index(after: end)...]
        }
        append(text: rest, to: &segments)
        return segments
    }

    private static func append(text: Substring, to segments: inout [OneBotSegment]) {
        guard !text.isEmpty else { return }
        segments.append(OneBotSegment(type: "text", data: ["text": unescaped(text)]))
    }

    private static func segment(_ code: Substring) -> OneBotSegment {
        let parts = code.split(separator: ",")
        var data: [String: String] = [:]
        for part in parts.dropFirst() {
            // A value may hold further equals signs, as addresses of pictures do.
            guard let equals = part.firstIndex(of: "=") else { continue }
            data[String(part[..<equals])] = unescaped(part[part.index(after: equals)...])
        }
        return OneBotSegment(type: parts.first.map(String.init) ?? "", data: data)
    }

    /// Takes the escapes out in one pass from left to right, so that `&amp;#91;` becomes `&#91;` and no bracket.
    private static func unescaped(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        let escapes = [("&amp;", "&"), ("&#91;", "["), ("&#93;", "]"), ("&#44;", ",")]
        var result = ""
        var rest = text
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            if let (escape, meaning) = escapes.first(where: { rest.hasPrefix($0.0) }) {
                result += meaning
                rest = rest.dropFirst(escape.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result + rest
    }
}
