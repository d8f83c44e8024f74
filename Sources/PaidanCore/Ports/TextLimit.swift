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
    public func allows(_ text: some StringProtocol) -> Bool {
        length(of: text) <= count
    }

    /// The text in messages that fit, in order. Lines stay whole where they can; only a line break at which one message
    /// ends is left out.
    public func messages(of text: String) -> [String] {
        var messages: [String] = []
        var rest = Substring(text)
        while !allows(rest) {
            let fitting = rest[..<end(of: rest, within: count)]
            // A line that just fits ends with the break behind it.
            let isWholeLine = rest[fitting.endIndex...].first?.isNewline == true
            let line = isWholeLine ? nil : fitting.lastIndex(where: \.isNewline)
            append(rest[..<(line ?? fitting.endIndex)], to: &messages)
            rest = rest[(line ?? fitting.endIndex)...]
            if rest.first?.isNewline == true { rest.removeFirst() }
        }
        append(rest, to: &messages)
        return messages
    }

    /// Nobody can send an empty message.
    private func append(_ message: Substring, to messages: inout [String]) {
        if message.contains(where: { !$0.isWhitespace }) { messages.append(String(message)) }
    }

    private func length(of text: some StringProtocol) -> Int {
        switch unit {
        case .bytes: text.utf8.count
        case .characters: text.count
        }
    }

    /// Where the longest beginning ends that has at most so many; behind the first scalar at least, so that splitting
    /// ends.
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
