import PaidanCore

/// Days as clerks write them: `2026-11-22`, `2026/11/22`, `2026.3.5`, `2026年3月5日`, and ranges of them.
enum DateNotation {
    /// The day; nil where the text is none or has no year.
    static func read(_ text: String) -> CivilDate? {
        var plain = text.halfWidth.trimmed
        if plain.hasSuffix("日") { plain.removeLast() }
        let parts = plain.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
        guard parts.count == 3, parts[0].count == 4, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// The days from the first to the last: `2026-12-01..2026-12-07`, also with 至, 到 or ~, or one day; nil where the
    /// text is none or ends before it begins.
    static func range(_ text: String) -> DateRange? {
        if let day = read(text) { return DateRange(first: day, last: day) }
        let plain = text.halfWidth
        for connector in ["..", "~", "至", "到", " - "] {
            guard let found = plain.firstRange(of: connector) else { continue }
            guard let first = read(String(plain[..<found.lowerBound])),
                let last = read(String(plain[found.upperBound...])),
                first <= last
            else { return nil }
            return DateRange(first: first, last: last)
        }
        return nil
    }

    /// The ranges of a cell, parted by semicolons or commas; what is none is recorded.
    static func ranges(_ text: String, at spot: Spot) -> [DateRange] {
        text.halfWidth.split { ";,、\n".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }.compactMap { item in
            if let range = range(item) { return range }
            spot.fault(
                "must be days such as 2026-12-01..2026-12-07, the last not before the first",
                "应当写成 2026-12-01..2026-12-07 这样的日期，后一天不能早于前一天", got: item)
            return nil
        }
    }
}
