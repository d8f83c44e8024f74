/// A number as people write it: `12`, `十二`, `一二〇一`, `二十`.
struct Numeral {
    /// Its digits, such as `1201`; leading zeros stay.
    var digits: String
    /// The offset after it.
    var end: Int
    /// Whether it is written in Chinese characters.
    var isChinese: Bool
    /// Its value.
    var value: Int { Int(digits) ?? 0 }

    private static let places: [UInt16: Int] = [
        0x3007: 0, 0x96F6: 0, 0x4E00: 1, 0x5E7A: 1, 0x4E8C: 2, 0x4E24: 2, 0x4E09: 3, 0x56DB: 4, 0x4E94: 5, 0x516D: 6,
        0x4E03: 7, 0x516B: 8, 0x4E5D: 9, 0x58F9: 1, 0x8D30: 2, 0x53C1: 3, 0x8086: 4, 0x4F0D: 5, 0x9646: 6, 0x67D2: 7,
        0x634C: 8, 0x7396: 9,
    ]
    private static let ten: UInt16 = 0x5341
    private static let hundred: UInt16 = 0x767E

    /// Whether a unit can be part of a Chinese number.
    static func isPart(_ unit: UInt16) -> Bool { unit == ten || unit == hundred || places[unit] != nil }

    /// The value of a single Chinese digit.
    static func digit(_ unit: UInt16) -> Int? { places[unit] }

    /// The number that begins at an offset, as long as it goes; nil where there is none or more than twelve digits.
    init?(_ line: Line, at start: Int) {
        if line[start].isDigit {
            var end = start
            while line[end].isDigit { end += 1 }
            guard end - start <= 12 else { return nil }
            self.init(digits: line.folded(start..<end), end: end, isChinese: false)
        } else if Numeral.isPart(line[start]) {
            var end = start
            while Numeral.isPart(line[end]) { end += 1 }
            guard end - start <= 12 else { return nil }
            self.init(digits: Numeral.digits(line.plain[start..<end]), end: end, isChinese: true)
        } else {
            return nil
        }
    }

    private init(digits: String, end: Int, isChinese: Bool) {
        self.digits = digits
        self.end = end
        self.isChinese = isChinese
    }

    /// `十二` counts by places, `一二〇一` digit by digit.
    private static func digits(_ units: ArraySlice<UInt16>) -> String {
        guard units.contains(ten) || units.contains(hundred) else {
            return units.reduce(into: "") { $0 += String(places[$1] ?? 0) }
        }
        var total = 0
        var pending: Int?
        for unit in units {
            if unit == hundred {
                total += (pending ?? 1) * 100
                pending = nil
            } else if unit == ten {
                total += (pending ?? 1) * 10
                pending = nil
            } else {
                pending = places[unit]
            }
        }
        return String(total + (pending ?? 0))
    }
}
