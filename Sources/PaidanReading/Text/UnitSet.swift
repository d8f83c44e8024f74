/// Some UTF-16 units, asked for in constant time: the characters with which something can begin.
struct UnitSet: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1024)

    /// The folded units of a text.
    init(_ text: String) {
        self.init(text.utf16)
    }

    /// Some units.
    init(_ units: some Sequence<UInt16>) {
        for unit in units { bits[Int(unit) >> 6] |= 1 << UInt64(unit & 63) }
    }

    /// The first characters of some words, and further characters.
    init(heads words: [String], and others: String = "") {
        self.init(words.compactMap(\.utf16.first) + others.utf16)
    }

    /// These units and those of others.
    func union(_ others: [UnitSet]) -> UnitSet {
        var all = self
        for other in others { for index in bits.indices { all.bits[index] |= other.bits[index] } }
        return all
    }

    /// Whether a unit is one of them.
    func contains(_ unit: UInt16) -> Bool {
        bits[Int(unit) >> 6] >> UInt64(unit & 63) & 1 == 1
    }
}
