#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The words that the reader knows, by class, and the weights of the learned words.
///
/// What is shipped is compiled into the binary, so that a binary copied alone has it; local additions are files of the same
/// form beside the configuration, so that an upgrade overwrites no local word.
public struct Lexicon: Sendable {
    /// What makes readings comparable: a digest of all texts it was made from.
    public let version: String
    let folding: Folding
    /// The names of the classes.
    let classes: [String]
    /// The rules for the classes of danger.
    let alarms: AlarmRules
    private let trie: Trie
    private let entries: [[Entry]]

    /// A word of a class, found in a message.
    struct Hit {
        /// The index of its class.
        var of: Int
        /// Where it stands.
        var range: Range<Int>
    }

    private struct Entry {
        var of: Int
        var rest: [[UInt16]]
    }

    /// The shipped lexicon with texts added to it; throws at the first fault in an addition.
    public init(adding additions: [(name: String, text: String)] = []) throws(LexiconFault) {
        let folding = Folding(pairs: traditionalCharacters)
        let shipped = [(name: "cues", text: shippedCues), (name: "safety", text: shippedSafety)]
        var classes: [String] = []
        var trie = Trie()
        var entries: [[Entry]] = []
        for (name, text) in shipped + additions {
            for section in try LexiconText(text, name: name).sections {
                let index = classes.firstIndex(of: section.name) ?? classes.count
                if index == classes.count { classes.append(section.name) }
                for word in section.words {
                    let parts = word.split(separator: "…").map { $0.utf16.map { folding($0) } }
                    guard let head = parts.first else { continue }
                    let slot = trie.insert(head, value: entries.count)
                    if slot == entries.count { entries.append([]) }
                    entries[slot].append(Entry(of: index, rest: Array(parts.dropFirst())))
                }
            }
        }
        self.folding = folding
        self.classes = classes
        alarms = AlarmRules(classes: classes)
        self.trie = trie
        self.entries = entries
        version = Lexicon.digest((shipped + additions).map(\.text) + [shippedWeights])
    }

    /// The shipped lexicon with every `.txt` file of a directory added, in the order of their names; a directory that does
    /// not exist adds nothing.
    public static func load(additions directory: String?) throws -> Lexicon {
        guard let directory, FileManager.default.fileExists(atPath: directory) else { return try Lexicon() }
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".txt") }
            .sorted()
        return try Lexicon(
            adding: names.map { name in
                (name: name, text: try String(contentsOfFile: directory + "/" + name, encoding: .utf8))
            })
    }

    /// All words of the lexicon in a message, in the order of their beginnings.
    func hits(in line: Line) -> [Hit] {
        var hits: [Hit] = []
        for start in 0..<line.count {
            trie.matches(in: line.plain, at: start) { value, end in
                for entry in entries[value] {
                    if line[start].isDigit && line[start - 1].isDigit || line[end - 1].isDigit && line[end].isDigit {
                        continue
                    }
                    if let end = Lexicon.rest(entry.rest, in: line, from: end) {
                        hits.append(Hit(of: entry.of, range: start..<end))
                    }
                }
            }
        }
        return hits
    }

    /// Where the last part of a pattern with gaps ends: each within twelve characters, none across the end of a sentence.
    private static func rest(_ parts: [[UInt16]], in line: Line, from start: Int) -> Int? {
        var index = start
        for part in parts {
            var found: Int?
            for offset in index..<max(index, min(line.count, index + 12)) {
                if line.plain[offset...].starts(with: part) {
                    found = offset
                    break
                }
                if line[offset].endsSentence { break }
            }
            guard let found else { return nil }
            index = found + part.count
        }
        return index
    }

    /// FNV-1a over the texts, as sixteen hexadecimal digits.
    private static func digest(_ texts: [String]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
