import PaidanCore

/// Reads the yearly plans of working days and holidays: `calendar/cn-2026.csv` with the columns date, kind and name.
struct CalendarReader {
    let directory: String
    let findings: Findings

    private static let columns = [
        Table.Column("date", "日期"), Table.Column("kind", "类型", "安排"), Table.Column("name", "名称", "节日"),
    ]

    /// The calendar of all years that have a file; without any, Monday to Friday are worked.
    func read() -> Calendar {
        var exceptions: [CivilDate: DayClass] = [:]
        var years: [Int] = []
        for name in Paths.names(in: directory) ?? [] where name.hasPrefix("cn-") && name.hasSuffix(".csv") {
            let file = "\(directory)/\(name)"
            let whole = Spot(findings: findings, file: file, line: 1, key: "")
            guard let year = Int(name.dropFirst(3).dropLast(4)), (2000...2100).contains(year) else {
                whole.fault("must be called after its year, such as cn-2026.csv", "文件名要带年份，如 cn-2026.csv", got: name)
                continue
            }
            years.append(year)
            readYear(year, file: file, at: whole, into: &exceptions)
        }
        return Calendar(exceptions: exceptions, years: years.sorted())
    }

    private func readYear(_ year: Int, file: String, at whole: Spot, into exceptions: inout [CivilDate: DayClass]) {
        guard let bytes = Paths.bytes(file) else {
            whole.fault("cannot be read", "无法读取")
            return
        }
        guard
            let table = Table(
                bytes, file: file, columns: CalendarReader.columns, needed: ["date", "kind"], findings: findings)
        else { return }
        for row in table.rows {
            guard let date = date(row, year: year), let kind = kind(row) else { continue }
            if exceptions.updateValue(kind, forKey: date) != nil {
                row.spot("date").fault("the day stands twice", "这一天写了两次", got: date.description)
            }
        }
    }

    private func date(_ row: Table.Row, year: Int) -> CivilDate? {
        guard let cell = row["date"], let date = DateNotation.read(cell.text), date.year == year else {
            row.spot("date").fault(
                "must be a day of \(year), such as \(year)-10-01", "应当是 \(year) 年的日期，如 \(year)-10-01",
                got: row["date"]?.text)
            return nil
        }
        return date
    }

    private func kind(_ row: Table.Row) -> DayClass? {
        switch row["kind"]?.text.lowercased() {
        case "off", "休", "休息", "放假": return .publicHoliday
        case "work", "班", "上班", "调休上班": return .workday
        default:
            row.spot("kind").fault("must be off or work", "应当是 off（放假）或 work（上班）", got: row["kind"]?.text)
            return nil
        }
    }
}
