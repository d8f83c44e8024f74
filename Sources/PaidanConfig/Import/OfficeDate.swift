import PaidanCore

/// Days of leave as offices write them: `2026.3.5`, `2026/3/5-2026/3/9`, the spreadsheet's serial `46086`, `长期`.
enum OfficeDate {
    /// The days as the roster writes them; nil where the cell names none, also where the year is missing.
    static func ranges(_ cell: String) -> String? {
        let text = cell.halfWidth.trimmed
        if ["长期", "长期请假", "长年"].contains(text) { return "2000-01-01..2099-12-31" }
        if ["无", "否", "-", "/"].contains(text) { return "" }
        let items = text.split { ";,、\n".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        let ranges = items.map { item in
            DateNotation.range(item) ?? serial(item).map { DateRange(first: $0, last: $0) } ?? hyphenated(item)
        }
        guard !ranges.isEmpty, !ranges.contains(nil) else { return nil }
        return ranges.compactMap(\.self).map { $0.first == $0.last ? "\($0.first)" : "\($0.first)..\($0.last)" }
            .joined(separator: "; ")
    }

    /// The days since the last but one of 1899, as spreadsheets count; only years that a roster can mean.
    static func serial(_ text: String) -> CivilDate? {
        guard text.count == 5, let days = Int(text), (40_000...60_000).contains(days),
            let epoch = CivilDate(year: 1899, month: 12, day: 30)
        else { return nil }
        return epoch.adding(days: days)
    }

    /// `2026.3.5-2026.3.9`: a hyphen with no space parts days whose own parts are not joined by it.
    private static func hyphenated(_ text: String) -> DateRange? {
        let sides = text.split(separator: "-").map(String.init)
        guard sides.count == 2, let first = DateNotation.read(sides[0]), let last = DateNotation.read(sides[1]),
            first <= last
        else { return nil }
        return DateRange(first: first, last: last)
    }
}
