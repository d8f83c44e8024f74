/// A lexicon as text: sections `[name]`, words divided by white space, comments from `#` at the start of a line or after
/// a space to its end.
struct LexiconText {
    /// A section and its words, in the order of the text.
    struct Section {
        /// The name between the brackets.
        var name: String
        /// The words, as UTF-16.
        var words: [[UInt16]]
    }

    /// The sections, in order; a name may come more than once.
    private(set) var sections: [Section] = []

    /// Reads a text; throws at the first line that is neither a section, words of one, a comment nor empty.
    init(_ text: String, name: String) throws(LexiconFault) {
        try self.init(Array(text.utf8).span, name: name)
    }

    /// Reads a text in UTF-8; throws at the first line that is neither a section, words of one, a comment nor empty.
    init(_ bytes: Span<UInt8>, name: String) throws(LexiconFault) {
        var line = 1
        var index = 0
        while index < bytes.count {
            var end = index
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            try read(bytes.extracting(index..<end), line: line, name: name)
            index = end + 1
            line += 1
        }
    }

    private mutating func read(_ bytes: Span<UInt8>, line: Int, name: String) throws(LexiconFault) {
        var words: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            while index < bytes.count, LexiconText.isBlank(bytes[index]) { index += 1 }
            let start = index
            while index < bytes.count, !LexiconText.isBlank(bytes[index]) { index += 1 }
            if start < index { words.append(start..<index) }
        }
        guard let first = words.first, bytes[first.lowerBound] != UInt8(ascii: "#") else { return }
        if words.count == 1, let section = LexiconText.section(bytes.extracting(first)) {
            sections.append(Section(name: section, words: []))
        } else if sections.isEmpty {
            let got = LexiconText.text(bytes.extracting(first))
            throw LexiconFault(file: name, line: line, rule: "words must follow a [section]", got: got)
        } else {
            let end = words.firstIndex { $0.count == 1 && bytes[$0.lowerBound] == UInt8(ascii: "#") } ?? words.endIndex
            for word in words[..<end] {
                sections[sections.count - 1].words.append(LexiconText.units(bytes.extracting(word)))
            }
        }
    }

    /// The name of a line that is a section's heading.
    private static func section(_ word: Span<UInt8>) -> String? {
        guard word.count > 2, word[0] == UInt8(ascii: "["), word[word.count - 1] == UInt8(ascii: "]") else {
            return nil
        }
        for index in 1..<word.count - 1 where !(97...122).contains(word[index]) && word[index] != UInt8(ascii: ".") {
            return nil
        }
        return text(word.extracting(1..<word.count - 1))
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    private static func units(_ bytes: Span<UInt8>) -> [UInt16] {
        bytes.withUnsafeBufferPointer { Array(String(decoding: $0, as: UTF8.self).utf16) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

/// What is wrong with a lexicon.
public struct LexiconFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The rule that does not hold.
    public var rule: String
    /// What stands there instead.
    public var got: String

    /// A fault of a line.
    public init(file: String, line: Int, rule: String, got: String) {
        self.file = file
        self.line = line
        self.rule = rule
        self.got = got
    }

    public var description: String { "\(file):\(line): lexicon: \(rule) (got \"\(got)\")" }
}
