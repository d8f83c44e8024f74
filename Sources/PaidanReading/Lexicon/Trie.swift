/// Finds all words of a lexicon in one pass over a message: a table of first units, then one open table for all further steps.
struct Trie: Sendable {
    /// The node of each first unit; 0 where no word begins with it.
    private var roots: [Int32]
    /// Steps from node to node: `node << 16 | unit`; all ones where free.
    private var keys: [UInt64]
    private var targets: [Int32]
    /// The value of each node's word; -1 where none ends there.
    private var values: [Int32] = [-1]

    private static let free = UInt64.max

    /// A trie with room for words of so many units altogether.
    init(units: Int) {
        var slots = 64
        while slots < units * 2 { slots *= 2 }
        roots = [Int32](repeating: 0, count: 0x10000)
        keys = [UInt64](repeating: Trie.free, count: slots)
        targets = [Int32](repeating: 0, count: slots)
        values.reserveCapacity(units + 1)
    }

    /// Adds a word with a value; the value of a word that is already there comes back instead.
    mutating func insert(_ word: ArraySlice<UInt16>, value: Int) -> Int {
        guard let first = word.first else { return value }
        if roots[Int(first)] == 0 { roots[Int(first)] = newNode() }
        var node = roots[Int(first)]
        for unit in word.dropFirst() {
            let key = UInt64(UInt32(bitPattern: node)) << 16 | UInt64(unit)
            var slot = self.slot(of: key)
            while keys[slot] != Trie.free, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
            if keys[slot] == Trie.free {
                keys[slot] = key
                targets[slot] = newNode()
            }
            node = targets[slot]
        }
        if values[Int(node)] < 0 { values[Int(node)] = Int32(value) }
        return Int(values[Int(node)])
    }

    private mutating func newNode() -> Int32 {
        values.append(-1)
        return Int32(values.count - 1)
    }

    /// Calls `body` with the value and the end of each word that begins at an offset.
    @inline(__always)
    func matches(in units: [UInt16], at start: Int, _ body: (_ value: Int, _ end: Int) -> Void) {
        var node = roots[Int(units[start])]
        guard node != 0 else { return }
        var index = start + 1
        if values[Int(node)] >= 0 { body(Int(values[Int(node)]), index) }
        while index < units.count {
            let key = UInt64(UInt32(bitPattern: node)) << 16 | UInt64(units[index])
            var slot = self.slot(of: key)
            while keys[slot] != key {
                if keys[slot] == Trie.free { return }
                slot = (slot + 1) & (keys.count - 1)
            }
            node = targets[slot]
            index += 1
            if values[Int(node)] >= 0 { body(Int(values[Int(node)]), index) }
        }
    }

    @inline(__always) private func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    }
}
