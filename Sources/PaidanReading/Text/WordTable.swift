/// Words with what they mean, found by their first character: most places of a text are passed by with one look.
struct WordTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var units: [UInt16]
        var value: Value
    }

    /// The characters with which its words begin.
    let heads: UnitSet
    private let entries: [UInt16: [Entry]]

    /// A table of words; of two that stand at a place the earlier in the list wins.
    init(_ words: [(String, Value)]) {
        heads = UnitSet(heads: words.map(\.0))
        entries = Dictionary(grouping: words.map { Entry(units: Array($0.0.utf16), value: $0.1) }) {
            $0.units.first ?? 0
        }
    }

    /// What the first word that stands at an offset means, and the offset after it.
    func match(_ line: Line, at start: Int) -> (value: Value, end: Int)? {
        guard heads.contains(line[start]), let entries = entries[line[start]] else { return nil }
        for entry in entries where line.has(entry.units, at: start) { return (entry.value, start + entry.units.count) }
        return nil
    }
}
