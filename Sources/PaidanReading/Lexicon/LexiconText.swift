/// A lexicon as text: sections `[name]`, words divided by white space, comments from `#` at the start of a line or after
/// a space to its end.
struct LexiconText {
    /// A section and its words, in the order of the text.
    struct Section {
        /// The name between the brackets.
        var name: String
        /// The words.
        var words: [String]
    }

    /// The sections, in order; a name may come more than once.
    var sections: [Section] = []

    /// Reads a text; throws at the first line that is neither a section, words of one, a comment nor empty.
    init(_ text: String, name: String) throws(LexiconFault) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, first.first != "#" else { continue }
            if first.first == "[", first.last == "]", words.count == 1, LexiconText.isName(first.dropFirst().dropLast())
            {
                sections.append(Section(name: String(first.dropFirst().dropLast()), words: []))
            } else if sections.isEmpty {
                throw LexiconFault(
                    file: name, line: index + 1, rule: "words must follow a [section]", got: String(first))
            } else {
                let end = words.firstIndex { $0 == "#" } ?? words.endIndex
                sections[sections.count - 1].words += words[..<end].map(String.init)
            }
        }
    }

    private static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: ".") }
    }
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
