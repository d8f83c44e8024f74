import PaidanCore

/// The days of a rota as offices write them, with what the title above says of year and month: `除夕—初三`, `2月5日`, `5`.
struct DutyDays {
    /// The year of the title; nil where it has none.
    var year: Int?
    /// The month of the title.
    var month: Int?

    /// Reads `2027年2月值班表` out of the cells above a header.
    init(title: String) {
        let text = title.halfWidth
        year = DutyDays.number(before: "年", in: text).flatMap { (2000...2100).contains($0) ? $0 : nil }
        month = DutyDays.number(before: "月", in: text).flatMap { (1...12).contains($0) ? $0 : nil }
    }

    /// The days of a cell; nil where it names none, also where nothing says the year.
    func read(_ cell: String) -> DateRange? {
        let text = String(cell.halfWidth.filter { !$0.isWhitespace }.prefix { $0 != "(" })
        if let range = DateNotation.range(text) { return range }
        if let day = day(text) { return DateRange(first: day, last: day) }
        for connector in ["—", "--", "..", "~", "至", "到", "-"] {
            guard let found = text.firstRange(of: connector) else { continue }
            let sides = [String(text[..<found.lowerBound]), String(text[found.upperBound...])]
            guard let first = day(sides[0]) else { continue }
            // 2月5日至8日: the last takes the month of the first.
            let month = DutyDays(year: first.year, month: first.month)
            guard let last = month.day(sides[1]), first <= last, last.dayNumber - first.dayNumber < 62 else { continue }
            return DateRange(first: first, last: last)
        }
        return nil
    }

    private init(year: Int?, month: Int?) {
        self.year = year
        self.month = month
    }

    private func day(_ text: String) -> CivilDate? {
        if let whole = DateNotation.read(text) ?? OfficeDate.serial(text) { return whole }
        guard let year else { return nil }
        if let feast = StatutoryDays.day(called: text, in: year) { return feast }
        var plain = text
        if plain.hasSuffix("日") || plain.hasSuffix("号") { plain.removeLast() }
        let parts = plain.split(omittingEmptySubsequences: false) { "月./".contains($0) }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 2: return CivilDate(year: year, month: numbers[0], day: numbers[1])
        case 1: return month.flatMap { CivilDate(year: year, month: $0, day: numbers[0]) }
        default: return nil
        }
    }

    private static func number(before mark: Character, in text: String) -> Int? {
        guard let end = text.firstIndex(of: mark) else { return nil }
        return Int(String(text[..<end].reversed().prefix(while: \.isASCIIDigit).reversed()))
    }
}
