/// A number as people write it: `12`, `十二`, `一二〇一`, `二十`, `廿八`, and `十二零一` for 1201.
struct Numeral {
    /// Its value.
    var value: Int
    /// How many digits it has; leading zeros count.
    var count: Int
    /// The offset after it.
    var end: Int
    /// Whether it is written in Chinese characters.
    var isChinese: Bool

    /// Its digits, such as `1201`; leading zeros stay.
    var digits: String {
        let digits = String(value)
        return digits.utf8.count >= count ? digits : String(repeating: "0", count: count - digits.utf8.count) + digits
    }

    /// Whether it begins with a zero.
    var hasLeadingZero: Bool { count > 1 && value < Numeral.powers[count - 1] || value == 0 }

    private static let powers: [Int] = (0...12).reduce(into: [1]) { powers, _ in
        powers.append(powers[powers.count - 1] * 10)
    }
    private static let ten: UInt16 = 0x5341
    private static let twenty: UInt16 = 0x5EFF
    private static let hundred: UInt16 = 0x767E
    private static let characters = UnitSet("〇零一幺二两三四五六七八九壹贰叁肆伍陆柒捌玖十廿百")

    /// Whether a unit can be part of a Chinese number.
    static func isPart(_ unit: UInt16) -> Bool { characters.contains(unit) }

    /// Whether a number can begin with a unit.
    static func canBegin(_ unit: UInt16) -> Bool { unit.isDigit || characters.contains(unit) }

    /// The value of a single Chinese digit.
    static func digit(_ unit: UInt16) -> Int? {
        switch unit {
        case 0x3007, 0x96F6: 0
        case 0x4E00, 0x5E7A, 0x58F9: 1
        case 0x4E8C, 0x4E24, 0x8D30: 2
        case 0x4E09, 0x53C1: 3
        case 0x56DB, 0x8086: 4
        case 0x4E94, 0x4F0D: 5
        case 0x516D, 0x9646: 6
        case 0x4E03, 0x67D2: 7
        case 0x516B, 0x634C: 8
        case 0x4E5D, 0x7396: 9
        default: nil
        }
    }

    /// The number that begins at an offset, as long as it goes; nil where there is none or more than twelve digits.
    init?(_ line: Line, at start: Int) {
        if line[start].isDigit {
            var end = start
            var value = 0
            while line[end].isDigit {
                guard end - start < 12 else { return nil }
                value = value * 10 + Int(line[end] - 48)
                end += 1
            }
            self.init(value: value, count: end - start, end: end, isChinese: false)
        } else if Numeral.isPart(line[start]) {
            var end = start
            while Numeral.isPart(line[end]) { end += 1 }
            guard end - start <= 12 else { return nil }
            self = Numeral.read(line, start..<end)
        } else {
            return nil
        }
    }

    private init(value: Int, count: Int, end: Int, isChinese: Bool) {
        self.value = value
        self.count = count
        self.end = end
        self.isChinese = isChinese
    }

    /// `十二` counts by places, `一二〇一` digit by digit; a zero after the ten of `十二零一` begins a second part, the door.
    private static func read(_ line: Line, _ range: Range<Int>) -> Numeral {
        var total = 0
        var pending: Int?
        var byPlaces = false
        var hasHundred = false
        var tail: (value: Int, count: Int)?
        for index in range {
            let unit = line[index]
            if unit == hundred || unit == ten || unit == twenty {
                let place = unit == hundred ? 100 : unit == ten ? 10 : 20
                total += (unit == twenty ? 1 : pending.map { $0 % 10 } ?? 1) * place
                pending = nil
                byPlaces = true
                hasHundred = hasHundred || unit == hundred
            } else if let digit = digit(unit) {
                if byPlaces, digit == 0, !hasHundred, tail == nil {
                    tail = (0, 1)
                } else if let found = tail {
                    tail = (found.value * 10 + digit, found.count + 1)
                } else {
                    pending = byPlaces ? digit : (pending ?? 0) * 10 + digit
                }
            }
        }
        guard byPlaces else {
            return Numeral(value: pending ?? 0, count: range.count, end: range.upperBound, isChinese: true)
        }
        var value = total + (pending ?? 0)
        if let tail, tail.count == 2 { value = value * 100 + tail.value }
        return Numeral(
            value: value, count: String(value).utf8.count, end: range.upperBound, isChinese: true)
    }
}
