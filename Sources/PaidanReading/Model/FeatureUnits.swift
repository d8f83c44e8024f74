/// The message as the learned part sees it: its ends marked, addresses and numbers replaced by what they are, so that
/// `3栋` and `12栋` look the same.
enum FeatureUnits {
    private static let start: UInt32 = 0x5E
    private static let end: UInt32 = 0x24
    private static let place: UInt32 = 0xA7
    private static let number: UInt32 = 0x2116
    private static let phone: UInt32 = 0x260E
    private static let digits: UInt32 = 0x30
    private static let blank: UInt32 = 0x2423
    private static let newline: UInt32 = 0x23CE

    /// One unit for each character, address, number and run of digits.
    static func units(of evidence: Evidence) -> [UInt32] {
        let line = evidence.line
        var marks: [(start: Int, end: Int, unit: UInt32)] = []
        for mention in evidence.mentions { marks.append((mention.range.lowerBound, mention.range.upperBound, place)) }
        for found in evidence.numbers { marks.append((found.range.lowerBound, found.range.upperBound, number)) }
        for found in evidence.phones { marks.append((found.range.lowerBound, found.range.upperBound, phone)) }
        marks.sort { $0.start < $1.start }
        var units: [UInt32] = []
        units.reserveCapacity(line.count + 2)
        units.append(start)
        var index = 0
        var mark = 0
        while index < line.count {
            while mark < marks.count, marks[mark].start < index { mark += 1 }
            if mark < marks.count, marks[mark].start == index, marks[mark].end > index {
                units.append(marks[mark].unit)
                index = marks[mark].end
                continue
            }
            let unit = line.plain[index]
            index += 1
            switch unit {
            case _ where unit.isDigit:
                units.append(digits)
                while line[index].isDigit { index += 1 }
            case .space: units.append(blank)
            case .newline: units.append(newline)
            case 0xD800...0xDBFF where (0xDC00...0xDFFF).contains(line[index]):
                units.append(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(line[index] & 0x3FF)))
                index += 1
            default: units.append(UInt32(unit))
            }
        }
        units.append(end)
        return units
    }
}
