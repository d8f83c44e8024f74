import PaidanCore

/// A table as an office keeps it: titles above, headers anywhere in it, merged cells, sums and notes below.
struct OfficeSheet {
    /// The rows of people, in the file's order.
    private(set) var rows: [Row] = []
    /// Titles of columns that nobody knows; their cells are not taken over.
    private(set) var unknownColumns: [String] = []
    /// The columns that are read.
    private(set) var columns: Set<OfficeColumn> = []
    /// How many cells were filled from the merged cell above.
    private(set) var filled = 0
    /// Whether a column of identity numbers was passed over.
    var hasIdentities: Bool { columns.contains(.identity) }

    /// A person's row.
    struct Row {
        /// The row that a spreadsheet shows, from 1.
        var number: Int
        /// What the cells hold, by column; no empty ones.
        var cells: [OfficeColumn: String]
        /// Where the columns stand, from 0.
        var places: [OfficeColumn: Int]
        /// The columns whose cell came from a merged one above.
        var inherited: Set<OfficeColumn> = []
    }

    private var header: [OfficeColumn?] = []
    private var above: [OfficeColumn: String] = [:]

    /// Reads a text; without a header that has names and something of the people there are no rows.
    init(_ text: String) {
        for record in CSV(text).records { take(record) }
    }

    private mutating func take(_ record: CSVRecord) {
        let cells = record.cells.map(OfficeSheet.plain)
        if let found = OfficeSheet.header(cells) {
            begin(found, titles: cells)
            return
        }
        guard !header.isEmpty else { return }
        if let next = header.firstIndex(of: .name), next >= cells.count { return }
        add(cells, number: record.row)
    }

    /// A second sheet pasted below has its own header, and its own order of columns.
    private mutating func begin(_ found: [OfficeColumn?], titles: [String]) {
        header = found
        above = [:]
        columns.formUnion(found.compactMap(\.self))
        for (title, column) in zip(titles, found) where column == nil && !title.isEmpty {
            if !unknownColumns.contains(title) { unknownColumns.append(title) }
        }
    }

    private mutating func add(_ cells: [String], number: Int) {
        var row = Row(number: number, cells: [:], places: [:])
        for (place, (column, cell)) in zip(header, cells).enumerated() {
            guard let column, row.places[column] == nil else { continue }
            row.places[column] = place
            if !cell.isEmpty { row.cells[column] = cell }
        }
        guard !OfficeSheet.isRemark(row, cells: cells) else { return }
        // Accounts and contacts stand in no table but the desk's own, whose empty cells are meant.
        let isOwnExport = row.places[.accounts] != nil || row.places[.contact] != nil
        for column in OfficeColumn.filledDown where row.places[column] != nil && !isOwnExport {
            if let own = row.cells[column] {
                above[column] = own
            } else if let merged = above[column] {
                row.cells[column] = merged
                row.inherited.insert(column)
                filled += 1
            }
        }
        rows.append(row)
    }

    /// 合计 and footnotes are no people: neither says a name beside something else.
    private static func isRemark(_ row: Row, cells: [String]) -> Bool {
        let written = cells.filter { !$0.isEmpty }
        guard let first = written.first else { return true }
        let remarks = ["合计", "总计", "小计", "共计", "备注", "说明", "注:", "填表", "制表", "审核人", "日期", "联系人:"]
        if remarks.contains(where: first.halfWidth.hasPrefix) { return true }
        if let name = row.cells[.name], remarks.contains(where: name.halfWidth.hasPrefix) { return true }
        return written.count == 1 && row.cells[.phone] == nil
            && (row.cells[.name] == nil || first.count > 6)
    }

    /// A row that calls a column of names and at least one other.
    private static func header(_ cells: [String]) -> [OfficeColumn?]? {
        let found = cells.map(OfficeColumn.meant)
        let known = Set(found.compactMap(\.self))
        // A title such as 党员花名册 merged over all columns names one column at most.
        return known.contains(.name) && known.subtracting([.name, .serial]).count >= 1 ? found : nil
    }

    private static func plain(_ cell: String) -> String {
        String(cell.map { $0 == "\u{3000}" || $0 == "\u{A0}" ? " " : $0 }).trimmed
    }
}
