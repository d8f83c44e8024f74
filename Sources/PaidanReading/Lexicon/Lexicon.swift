#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The words that the reader knows, by class.
///
/// What is shipped is part of the binary, so that a binary copied alone has it; local additions are files of the same
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
    private let entries: [Entry]
    private let rests: [[[UInt16]]]

    /// A word of a class, found in a message.
    struct Hit {
        /// The index of its class.
        var of: Int
        /// Where it stands.
        var range: Range<Int>
    }

    /// One class of a word; a word of several classes has a chain of them.
    private struct Entry {
        var of: Int32
        /// The index of what must follow within the sentence; -1 where nothing does.
        var rest: Int32
        /// The next entry of the same word; -1 at the end.
        var next: Int32
    }

    /// The shipped lexicon with texts added to it; throws at the first fault in an addition.
    public init(adding additions: [(name: String, text: String)] = []) throws(LexiconFault) {
        var texts = try ShippedTexts.all()
        var digest = Digest()
        digest.add(ShippedTexts.digest)
        for (name, text) in additions {
            texts.append(try LexiconText(text, name: name))
            digest.add(text)
        }
        let folding = Folding(pairs: traditionalCharacters)
        var indices: [String: Int] = [:]
        var classes: [String] = []
        let sections = texts.flatMap(\.sections)
        let units = sections.reduce(0) { $0 + $1.words.reduce(0) { $0 + $1.count } }
        var trie = Trie(units: units)
        var entries: [Entry] = []
        var rests: [[[UInt16]]] = []
        for section in sections {
            let index = indices[section.name] ?? classes.count
            if index == classes.count {
                indices[section.name] = index
                classes.append(section.name)
            }
            for word in section.words {
                let folded = word.map { folding($0) }
                var parts = folded.split(separator: Lexicon.gap)
                guard !parts.isEmpty else { continue }
                let head = parts.removeFirst()
                var entry = Entry(of: Int32(index), rest: -1, next: -1)
                if !parts.isEmpty {
                    entry.rest = Int32(rests.count)
                    rests.append(parts.map(Array.init))
                }
                let first = trie.insert(head, value: entries.count)
                if first < entries.count {
                    entry.next = entries[first].next
                    entries[first].next = Int32(entries.count)
                }
                entries.append(entry)
            }
        }
        self.folding = folding
        self.classes = classes
        alarms = AlarmRules(classes: classes)
        self.trie = trie
        self.entries = entries
        self.rests = rests
        version = digest.text
    }

    /// Stands for a few characters of the sentence.
    private static let gap: UInt16 = 0x2026

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

    /// All words of the lexicon in a message, in the order of their beginnings; a word is found once for each of its classes.
    func hits(in line: Line) -> [Hit] {
        var hits: [Hit] = []
        hits.reserveCapacity(line.count * 4)
        for start in 0..<line.count {
            trie.matches(in: line.plain, at: start) { value, end in
                guard !(line[start].isDigit && line[start - 1].isDigit), !(line[end - 1].isDigit && line[end].isDigit)
                else { return }
                var index = value
                while index >= 0 {
                    let entry = entries[index]
                    if entry.rest < 0 {
                        hits.append(Hit(of: Int(entry.of), range: start..<end))
                    } else if let end = Lexicon.rest(rests[Int(entry.rest)], in: line, from: end) {
                        hits.append(Hit(of: Int(entry.of), range: start..<end))
                    }
                    index = Int(entry.next)
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
                if line[offset] == part[0], line.plain[offset...].starts(with: part) {
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
}
