import PaidanCore

/// Days of an absence as people note them: `2.10-2.20`, `2/10到2/20`, `12.30`, `2.10-20`.
enum DottedDates {
    /// The window from the first day to the end of the last, near a clause, with the words; nil where no such dates stand.
    static func read(_ line: Line, around clause: Range<Int>, context: ReadingContext) -> Found<Window>? {
        let today = context.zone.civil(context.at).date
        for start in max(0, clause.lowerBound - 14)..<min(line.count, clause.upperBound + 14)
        where line[start].isDigit && !line[start - 1].isDigit && line[start - 1] != 0x2E {
            guard let first = date(line, at: start, from: today) else { continue }
            var last = first.value
            var stop = first.range.upperBound
            if let joint = line.first(of: ["-", "~", "到", "至", "--"], at: first.range.upperBound) {
                let next = first.range.upperBound + joint.utf16.count
                if let end = date(line, at: next, from: first.value) {
                    last = end.value
                    stop = end.range.upperBound
                } else if let day = Numeral(line, at: next), !day.isChinese,
                    let end = CivilDate(year: first.value.year, month: first.value.month, day: day.value),
                    end >= first.value
                {
                    last = end
                    stop = day.end
                }
            }
            let window = Window(
                from: max(context.at, context.zone.startOfDay(first.value)),
                to: context.zone.startOfDay(last.adding(days: 1)))
            return Found(value: window, range: start..<stop)
        }
        return nil
    }

    /// The next such day, today included.
    private static func date(_ line: Line, at start: Int, from today: CivilDate) -> Found<CivilDate>? {
        guard let month = Numeral(line, at: start), !month.isChinese, (1...12).contains(month.value),
            line[month.end] == 0x2E || line[month.end] == 0x2F, let day = Numeral(line, at: month.end + 1),
            !day.isChinese,
            day.count <= 2, !line[day.end].isLetter, line.first(of: ["元", "块", "米", "斤", "万"], at: day.end) == nil
        else { return nil }
        for year in [today.year, today.year + 1] {
            if let date = CivilDate(year: year, month: month.value, day: day.value), date >= today {
                return Found(value: date, range: start..<day.end)
            }
        }
        return nil
    }
}
