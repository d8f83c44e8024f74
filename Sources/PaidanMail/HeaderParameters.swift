import PaidanEncoding

/// The parameters of a Content-Type or Content-Disposition: `name=value` after semicolons, in all the ways file names
/// are written (RFC 2231, encoded words in quotes, raw bytes).
struct HeaderParameters {
    /// What stands before the first semicolon, in lower case.
    let value: String

    /// A value or a piece of one.
    private struct Section {
        var index: Int
        var isEncoded: Bool
        var text: String
    }

    private var sections: [String: [Section]] = [:]

    /// Reads an unfolded header value.
    init(_ raw: [UInt8]) {
        // To text first: the second byte of a GBK character may be a backslash.
        var scanner = ParameterScanner(TextDecoder.decode(raw, label: nil).text)
        value = HeaderFields.clean(scanner.leading()).lowercased()
        while let (name, text) = scanner.next() {
            add(name.lowercased(), text)
        }
    }

    /// The text of a parameter; nil where there is none or it is empty. Its RFC 2231 form counts before its plain form.
    subscript(_ name: String) -> String? {
        for form in [name + "*", name] {
            if let text = sections[form].map(Self.joined), !text.isEmpty { return text }
        }
        return nil
    }

    /// Adds `name`, `name*`, `name*2` or `name*2*`. The starred forms are kept apart from the plain one.
    private mutating func add(_ name: String, _ text: String) {
        let parts = name.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1 else {
            sections[name, default: []].append(Section(index: sections[name]?.count ?? 0, isEncoded: false, text: text))
            return
        }
        let key = parts[0] + "*"
        let index = Int(parts[1]) ?? 0
        guard (0..<1000).contains(index), sections[String(key), default: []].count < 1000 else { return }
        let isEncoded = parts.count > 2 || parts[1].isEmpty
        sections[String(key), default: []].append(Section(index: index, isEncoded: isEncoded, text: text))
    }

    /// Joins the sections 0, 1, 2 … up to a gap. The charset stands in the first; bytes of adjacent ones are joined before they are decoded.
    private static func joined(_ sections: [Section]) -> String {
        var output = ""
        var bytes: [UInt8] = []
        var charset: String?
        for (expected, section) in sections.sorted(by: { $0.index < $1.index }).enumerated() {
            guard section.index == expected else { break }
            var text = Substring(section.text)
            if section.isEncoded, expected == 0 {
                let pieces = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
                if pieces.count == 3 {
                    charset = String(pieces[0])
                    text = pieces[2]
                }
            }
            if section.isEncoded {
                bytes += percentDecoded(text)
            } else {
                output += TextDecoder.decode(bytes, label: charset).text + text
                bytes = []
            }
        }
        return EncodedWords.decode(output + TextDecoder.decode(bytes, label: charset).text)
    }

    private static func percentDecoded(_ text: Substring) -> [UInt8] {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = Hex.digit(bytes[index + 1]),
                let low = Hex.digit(bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }
}

/// Walks over `; name=value; name="value"`.
private struct ParameterScanner {
    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// What stands before the first semicolon.
    mutating func leading() -> String {
        take { $0 == ";" }
    }

    /// The next name and value; nil at the end.
    mutating func next() -> (name: String, value: String)? {
        while index < scalars.count {
            _ = take { $0 != ";" && $0.value > 0x20 }
            let name = take { $0 == "=" || $0 == ";" }
            guard index < scalars.count, scalars[index] == "=" else { continue }
            index += 1
            _ = take { $0.value > 0x20 }
            let value = index < scalars.count && scalars[index] == "\"" ? quoted() : take { $0 == ";" }
            return (HeaderFields.clean(name), HeaderFields.clean(value))
        }
        return nil
    }

    /// A quoted string. Only quotes and backslashes are unescaped: a Windows path has backslashes that are no escapes.
    private mutating func quoted() -> String {
        var output = String.UnicodeScalarView()
        index += 1
        while index < scalars.count, scalars[index] != "\"" {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            if scalars[index] == "\\", next == "\"" || next == "\\" { index += 1 }
            output.append(scalars[index])
            index += 1
        }
        index += 1
        _ = take { $0 == ";" }
        return String(output)
    }

    private mutating func take(until isEnd: (Unicode.Scalar) -> Bool) -> String {
        var output = String.UnicodeScalarView()
        while index < scalars.count, !isEnd(scalars[index]) {
            output.append(scalars[index])
            index += 1
        }
        return String(output)
    }
}
