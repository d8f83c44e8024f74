import PaidanEncoding

/// A header's lines in their order, as raw bytes: what they mean depends on who asks.
struct HeaderFields: Sendable {
    /// Names are compared without case; a value still has its folds.
    private(set) var fields: [(name: String, value: [UInt8])] = []

    /// No value is read beyond this, so that a hostile header costs little.
    private static let longest = 65_536

    mutating func append(name: String, value: some Collection<UInt8>) {
        fields.append((name.lowercased(), Array(value.prefix(Self.longest))))
    }

    var isEmpty: Bool { fields.isEmpty }

    /// The first value of a name, unfolded.
    func raw(_ name: String) -> [UInt8]? {
        all(name).first
    }

    /// All values of a name, unfolded.
    func all(_ name: String) -> [[UInt8]] {
        let name = name.lowercased()
        return fields.lazy.filter { $0.name == name }.map { Self.unfolded($0.value) }
    }

    /// The first value of a name as text, its encoded words not decoded; nil where there is none or it is blank.
    func plain(_ name: String) -> String? {
        guard let raw = raw(name) else { return nil }
        let text = Self.clean(TextDecoder.decode(raw, label: nil).text)
        return text.isEmpty ? nil : text
    }

    /// The first value of a name as people read it.
    func text(_ name: String) -> String? {
        guard let raw = raw(name) else { return nil }
        return Self.clean(EncodedWords.decode(TextDecoder.decode(raw, label: nil).text))
    }

    /// Text on one line: control characters and runs of white space become one space.
    static func clean(_ text: String) -> String {
        var output = ""
        var isGap = false
        for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
            if scalar.value <= 0x20 || scalar.value == 0x7F || scalar.value == 0xA0 {
                isGap = true
            } else {
                if isGap, !output.isEmpty { output += " " }
                isGap = false
                output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    private static func unfolded(_ value: [UInt8]) -> [UInt8] {
        value.filter { $0 != 0x0D && $0 != 0x0A && $0 != 0 }
    }
}

extension HeaderFields {
    /// Reads `Name: value` lines until a blank line: the groups of a delivery report are written so.
    static func groups(_ text: String) -> [HeaderFields] {
        var groups = [HeaderFields()]
        for line in Line.split(text) {
            if line.isEmpty {
                if groups.last?.isEmpty == false { groups.append(HeaderFields()) }
            } else if line.hasPrefix(" ") || line.hasPrefix("\t") {
                groups[groups.count - 1].continueLast(line.utf8)
            } else if let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(line[..<colon])
                groups[groups.count - 1].append(name: name, value: line.utf8[colon...].dropFirst())
            }
        }
        return groups.filter { !$0.isEmpty }
    }

    private mutating func continueLast(_ value: some Collection<UInt8>) {
        guard let last = fields.indices.last else { return }
        fields[last].value += value.prefix(Self.longest - min(Self.longest, fields[last].value.count))
    }
}
