/// Makes characters that people use for the same thing the same: full-width to ASCII, lower to upper case, Chinese to
/// ASCII punctuation, traditional to simplified. One UTF-16 unit always becomes one, so that offsets stay.
struct Folding: Sendable {
    private let table: [UInt16]

    /// A folding with pairs of characters beside the forms of width, case and punctuation.
    init(pairs: String) {
        var table = (0...UInt16.max).map { $0 }
        for unit in UInt16(0xFF01)...0xFF5E { table[Int(unit)] = unit - 0xFEE0 }
        table[0x3000] = 0x20
        table[0xA0] = 0x20
        table[0x09] = 0x20
        for (from, to) in zip("。、；：？！（）【】“”‘’《》—–―－﹣～〜﹟＃", ".,;:?!()[]\"\"''<>-----~~##") {
            if let source = from.utf16.first, let target = to.utf16.first { table[Int(source)] = target }
        }
        for pair in pairs.split(whereSeparator: \.isWhitespace) {
            let units = Array(pair.utf16)
            if units.count == 2 { table[Int(units[0])] = units[1] }
        }
        for unit in 0..<table.count where (97...122).contains(table[unit]) { table[unit] -= 32 }
        self.table = table
    }

    /// The folded form of a unit.
    func callAsFunction(_ unit: UInt16) -> UInt16 { table[Int(unit)] }
}
