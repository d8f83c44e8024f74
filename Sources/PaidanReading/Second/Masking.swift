import PaidanCore

/// A message as a stranger may read it: what leads to a person or a door is replaced by a sign that says only what stood
/// there. Rather one sign too many: what the grammar does not know by shape goes by its digits.
struct Masking: Sendable {
    let lexicon: Lexicon

    /// A run of characters and the sign that stands for it.
    struct Mask: Hashable {
        var range: Range<Int>
        var sign: String
    }

    /// The text with signs for telephones, addresses, wish numbers, other numbers of three digits and more, links,
    /// accounts and names.
    ///
    /// - Parameter names: cards and display names as the platform told them, and names of the roster.
    func masked(_ text: String, names: [String], in context: ReadingContext) -> String {
        let text = DigitRuns.withPlainDigits(text)
        let evidence = Evidence(text, in: context, lexicon: lexicon)
        let line = evidence.line
        let places = evidence.mentions + [evidence.places.first].compactMap(\.self) + evidence.places.more
        var masks = evidence.phones.map { Mask(range: $0.range, sign: "[电话]") }
        masks += places.filter { !$0.range.isEmpty }.map { Mask(range: $0.range, sign: "[地址]") }
        masks += evidence.numbers.map { Mask(range: $0.range, sign: "[单号]") }
        masks += AccountMarks.read(line)
        masks += NameMarks(names, folding: lexicon.folding).read(line)
        masks += DigitRuns.read(line, times: evidence.times.map(\.range))
        return Masking.replaced(line, masks)
    }

    /// What overlaps goes together, under the sign of what stood first.
    private static func replaced(_ line: Line, _ masks: [Mask]) -> String {
        var text = ""
        var index = 0
        var covered = 0
        for mask in masks.sorted(by: { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
        ) {
            guard mask.range.upperBound > covered else { continue }
            if mask.range.lowerBound >= covered {
                text += line.text(index..<mask.range.lowerBound) + mask.sign
            }
            covered = mask.range.upperBound
            index = covered
        }
        return text + line.text(index..<line.count)
    }
}

/// Numbers that could be a door, a telephone or a paper, whatever the grammar takes them for.
enum DigitRuns {
    /// Numbers that everybody dials.
    private static let emergencyCalls: Set<String> = ["110", "119", "120", "122"]
    private static let separators: StaticString = "- .·_*/"

    /// Runs of three and more digits, Chinese ones too, and of seven and more where something stands between them. The
    /// hours of a time stay.
    static func read(_ line: Line, times: [Range<Int>]) -> [Masking.Mask] {
        var masks: [Masking.Mask] = []
        var index = 0
        while index < line.count {
            guard isDigit(line[index]) else {
                index += 1
                continue
            }
            let run = run(line, at: index)
            let time = times.contains { $0.overlaps(run.whole) }
            if run.count >= 7 {
                masks.append(Masking.Mask(range: run.whole, sign: time ? "[日期]" : "[数字]"))
            } else {
                for piece in run.pieces where piece.count > (time ? 4 : 2) {
                    guard !emergencyCalls.contains(line.folded(piece)) else { continue }
                    masks.append(Masking.Mask(range: piece, sign: "[数字]"))
                }
            }
            index = run.whole.upperBound
        }
        return masks
    }

    private static func run(_ line: Line, at start: Int) -> (whole: Range<Int>, pieces: [Range<Int>], count: Int) {
        var pieces: [Range<Int>] = []
        var index = start
        var end = start
        while isDigit(line[index]) {
            end = index
            while isDigit(line[end]) { end += 1 }
            pieces.append(index..<end)
            index = end
            while index < line.count, index - end < 2, line[index].isOne(of: separators) { index += 1 }
        }
        return (start..<end, pieces, pieces.reduce(0) { $0 + $1.count })
    }

    private static func isDigit(_ unit: UInt16) -> Bool { unit.isDigit || Numeral.digit(unit) != nil }

    /// The text with every kind of digit in its plain form, and without what hides between characters: keycaps, and marks
    /// of no width.
    static func withPlainDigits(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0x20E3, 0xAD: continue
            default: break
            }
            let properties = scalar.properties
            if properties.numericType == .decimal || properties.numericType == .digit,
                let value = properties.numericValue, (0...9).contains(value),
                let digit = Unicode.Scalar(UInt32(48 + Int(value)))
            {
                plain.append(digit)
            } else {
                plain.append(scalar)
            }
        }
        return String(plain)
    }
}

/// Links, mail addresses, accounts, and those called with an `@`.
enum AccountMarks {
    private static let announced = ["微信", "微信号", "VX", "V信", "WX", "QQ", "加我", "账号", "抖音"]

    /// What names an account or leads to a page.
    static func read(_ line: Line) -> [Masking.Mask] {
        var masks: [Masking.Mask] = []
        var index = 0
        while index < line.count {
            if line[index] == 0x40 {
                var end = index + 1
                while end < line.count, !line[end].endsClause, end - index < 30 { end += 1 }
                masks.append(Masking.Mask(range: index..<end, sign: "[某人]"))
                index = max(end, index + 1)
            } else if isPart(line[index]) {
                let start = index
                while isPart(line[index]) || line[index] == 0x40 { index += 1 }
                if let sign = sign(of: start..<index, in: line) {
                    masks.append(Masking.Mask(range: start..<index, sign: sign))
                }
            } else {
                index += 1
            }
        }
        return masks
    }

    private static func sign(of range: Range<Int>, in line: Line) -> String? {
        let word = line.folded(range)
        if word.contains("://") || word.contains("WWW.") || word.contains("/") && word.contains(".") { return "[链接]" }
        if word.contains("@") { return "[邮箱]" }
        let letters = range.count { line[$0].isLetter }
        guard letters > 0 else { return nil }
        let isAnnounced = (0...2).contains { line.ends(with: announced, before: range.lowerBound - $0) }
        return range.count >= 6 && letters < range.count || isAnnounced && range.count >= 4 ? "[账号]" : nil
    }

    private static func isPart(_ unit: UInt16) -> Bool {
        unit.isLetter || unit.isDigit || unit.isOne(of: "_.-:/?&=%#+")
    }
}
