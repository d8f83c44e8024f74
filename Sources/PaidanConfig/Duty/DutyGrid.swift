import PaidanCore

/// A rota as offices hang it up: a row a day with 星期, 值班领导 and 值班人员, several names in a cell, the telephone beside.
struct DutyGrid {
    /// A turn of one person.
    struct Turn {
        var days: DateRange
        var role: String
        /// The name or the id as written.
        var person: String
        var phone: String?
        var line: Int
    }

    /// Who is asked first: those who are there, then who leads.
    private enum Column: Equatable {
        case date, leader, person, phone, weekday, hours
    }

    private let columns: [Column?]
    private let records: ArraySlice<CSVRecord>
    private let days: DutyDays

    /// The grid of a text; nil where it is none, and then the columns of the contract hold.
    init?(_ text: String) {
        let records = CSV(text).records
        let headers = records.prefix(6).map { $0.cells.map(DutyGrid.column) }
        guard
            let index = headers.firstIndex(where: { header in
                header.contains(.date) && header.contains(.person)
                    && (header.contains(.leader) || header.contains(.weekday)) && !header.contains(.hours)
            })
        else { return nil }
        columns = headers[index]
        self.records = records.dropFirst(index + 1)
        days = DutyDays(title: records.prefix(index).flatMap(\.cells).joined(separator: " "))
    }

    /// The turns in the file's order; what is at fault is recorded.
    func turns(at spot: (Int, String) -> Spot) -> [Turn] {
        var turns: [Turn] = []
        var above: DateRange?
        var isRefused = false
        for record in records {
            // A footnote is one cell that is no name; a name alone goes on with the merged date above it.
            let isNamed = cell(.person, of: record) != nil || cell(.leader, of: record) != nil
            guard isNamed || record.cells.count(where: { !$0.trimmed.isEmpty }) > 1 else { continue }
            if let date = cell(.date, of: record) {
                above = days.read(date)
                isRefused = above == nil
                if above == nil {
                    spot(record.line, "date").fault(
                        "must be a day or days such as 2027-02-05 or 除夕—初三; the year may stand in the title",
                        "应当是日期，如 2027-02-05 或 除夕—初三；年份可以写在标题里", got: date)
                }
            }
            guard let range = above else {
                if !isRefused { spot(record.line, "date").fault("is missing", "没有填写") }
                continue
            }
            // Merged cells leave the date out below their first row.
            turns += DutyGrid.people(record, columns, range)
        }
        return turns
    }

    private func cell(_ column: Column, of record: CSVRecord) -> String? {
        guard let place = columns.firstIndex(of: column), place < record.cells.count else { return nil }
        let text = record.cells[place].trimmed
        return text.isEmpty ? nil : text
    }

    private static func people(_ record: CSVRecord, _ columns: [Column?], _ days: DateRange) -> [Turn] {
        let cells = Array(zip(columns, record.cells))
        return [(Column.person, "社区值班"), (Column.leader, "带班领导")].flatMap { column, role in
            cells.enumerated().filter { $0.element.0 == column }.flatMap { place, cell in
                let names = items(of: cell.1)
                // A telephone belongs to the names that it stands beside, number by number where there are as many.
                let beside = cells.dropFirst(place + 1).first { $0.0 != nil }
                let phones = beside?.0 == .phone ? items(of: beside?.1 ?? "") : []
                return names.enumerated().map { index, name in
                    let phone = phones.count == names.count ? phones[index] : phones.first
                    return Turn(days: days, role: role, person: name, phone: phone, line: record.line)
                }
            }
        }
    }

    private static func items(of cell: String) -> [String] {
        let items = cell.halfWidth.split { "、,;/\n".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        // 王强 李梅 are two, 王 强 is one whose name is padded.
        return items.flatMap { item -> [String] in
            let words = item.split(whereSeparator: \.isWhitespace).map(String.init)
            return words.allSatisfy { $0.count >= 2 } ? words : [words.joined()]
        }
    }

    private static func column(_ title: String) -> Column? {
        let name = String(title.halfWidth.filter { !$0.isWhitespace }.prefix { $0 != "(" })
        switch name {
        case "日期", "date", "值班日期": return .date
        case "星期", "周几": return .weekday
        case "开始", "结束", "起", "止", "from", "to", "岗位", "role": return .hours
        case let name where name.contains("电话") || name.contains("手机") || name.contains("联系方式"): return .phone
        case let name where name.contains("领导") || name.contains("带班"): return .leader
        case let name where name.contains("值班人") || name.contains("值班员") || name == "值班" || name == "人员":
            return .person
        default: return nil
        }
    }
}
