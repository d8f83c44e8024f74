extension Character {
    /// Whether it is one of 0 to 9.
    var isASCIIDigit: Bool { isASCII && isNumber }
    /// Whether it is one of A to Z or a to z.
    var isASCIILetter: Bool { isASCII && isLetter }
}

extension String {
    /// The text with full-width letters, digits and punctuation made half-width and every sort of dash made one,
    /// since clerks type them as their keyboard stands.
    var halfWidth: String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0x00A0: scalars.append(" ")
            case 0x2010...0x2015, 0x2212, 0xFE63: scalars.append("-")
            case 0x301C, 0x223C: scalars.append("~")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}

/// Numbers below a hundred as they are said: 五, 十二, 二十三.
enum SpokenNumber {
    private static let digits: [Character: Int] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    /// The number; nil where the text is none.
    static func read(_ text: some StringProtocol) -> Int? {
        let parts = String(text).split(separator: "十", omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return text.count == 1 ? text.first.flatMap { digits[$0] } : nil
        case 2:
            guard let tens = parts[0].isEmpty ? 1 : digit(parts[0]), let ones = parts[1].isEmpty ? 0 : digit(parts[1])
            else { return nil }
            return tens * 10 + ones
        default: return nil
        }
    }

    private static func digit(_ text: Substring) -> Int? {
        text.count == 1 ? text.first.flatMap { digits[$0] } : nil
    }
}
