/// Finds all words of a lexicon in one pass over a message.
struct Trie: Sendable {
    private var children: [UInt64: Int32] = [:]
    private var values: [Int32] = [-1]

    init() {}

    /// Adds a word with a value; the value of a word that is already there comes back instead.
    mutating func insert(_ word: some Sequence<UInt16>, value: Int) -> Int {
        var node: Int32 = 0
        for unit in word {
            let key = Trie.key(node, unit)
            if let next = children[key] {
                node = next
            } else {
                values.append(-1)
                children[key] = Int32(values.count - 1)
                node = Int32(values.count - 1)
            }
        }
        if values[Int(node)] < 0 { values[Int(node)] = Int32(value) }
        return Int(values[Int(node)])
    }

    /// Calls `body` with the value and the end of each word that begins at an offset.
    func matches(in units: [UInt16], at start: Int, _ body: (_ value: Int, _ end: Int) -> Void) {
        var node: Int32 = 0
        var index = start
        while index < units.count, let next = children[Trie.key(node, units[index])] {
            node = next
            index += 1
            let value = values[Int(node)]
            if value >= 0 { body(Int(value), index) }
        }
    }

    private static func key(_ node: Int32, _ unit: UInt16) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 16 | UInt64(unit)
    }
}
