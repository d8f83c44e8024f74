/// How long the text of one message may be on a platform.
public struct TextLimit: Hashable, Sendable {
    /// How many; at least 1.
    public var count: Int
    /// Of what.
    public var unit: Unit

    /// What is counted.
    public enum Unit: Hashable, Sendable {
        /// Bytes of UTF-8.
        case bytes
        /// Characters as people see them.
        case characters
    }

    /// A limit; `count` is at least 1.
    public init(_ count: Int, _ unit: Unit) {
        self.count = max(count, 1)
        self.unit = unit
    }

    /// Whether one message can carry the text.
    public func allows(_ text: String) -> Bool {
        length(of: text) <= count
    }

    /// The text in pieces that fit, in order; joined they are the text again. Lines stay whole where they can.
    public func parts(of text: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            let fitting = rest[..<end(of: rest, within: count)]
            let line = fitting.endIndex == rest.endIndex ? nil : fitting.lastIndex(of: "\n")
            let piece = line.map { rest[...$0] } ?? fitting
            parts.append(String(piece))
            rest = rest[piece.endIndex...]
        }
        return parts
    }

    /// The text, cut between characters with an ending in place of what does not fit.
    public func cut(_ text: String, ending: String) -> String {
        guard !allows(text) else { return text }
        let room = count - length(of: ending)
        guard room > 0 else { return String(text[..<end(of: Substring(text), within: count)]) }
        return text[..<end(of: Substring(text), within: room)] + ending
    }

    private func length(of text: some StringProtocol) -> Int {
        switch unit {
        case .bytes: text.utf8.count
        case .characters: text.count
        }
    }

    /// Where the longest beginning ends that has at most so many; never before the first scalar, so that splitting ends.
    private func end(of text: Substring, within room: Int) -> String.Index {
        guard unit == .bytes else {
            return text.index(text.startIndex, offsetBy: room, limitedBy: text.endIndex) ?? text.endIndex
        }
        var used = 0
        var end = text.startIndex
        for index in text.indices {
            used += text[index].utf8.count
            guard used <= room else { break }
            end = text.index(after: index)
        }
        guard end == text.startIndex, !text.isEmpty else { return end }
        // One character longer than the limit, such as a letter under a thousand accents: between scalars then.
        used = 0
        for index in text.unicodeScalars.indices {
            used += text.unicodeScalars[index].utf8.count
            guard used <= room || end == text.startIndex else { break }
            end = text.unicodeScalars.index(after: index)
        }
        return end
    }
}
