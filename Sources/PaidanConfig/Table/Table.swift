import PaidanCore

/// A table with a header: the header decides the order of the columns, and cells are found by their column's name.
struct Table {
    /// The rows below the header, in the file's order.
    let rows: [Row]
    /// The columns that the header names.
    let columns: Set<String>
    /// The header.
    let header: Spot

    /// A column by its name in data, and what else the header may call it.
    struct Column {
        let name: String
        let otherNames: [String]

        init(_ name: String, _ otherNames: String...) {
            self.name = name
            self.otherNames = otherNames
        }

        func isCalled(_ header: String) -> Bool {
            // A header such as "编号 id" or "手机(必填)" names the column in one of its words.
            let words = header.halfWidth.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            return words.contains { $0 == name || otherNames.contains(String($0)) }
        }
    }

    /// A row of a table.
    struct Row {
        let line: Int
        fileprivate let cells: [String: String]
        fileprivate let table: Spot

        /// The cell of a column; nil where the row has none or leaves it empty.
        subscript(column: String) -> Cell? {
            guard let text = cells[column], !text.isEmpty else { return nil }
            return Cell(text: text, spot: spot(column))
        }

        /// Where a cell stands or would stand.
        func spot(_ column: String) -> Spot {
            Spot(findings: table.findings, file: table.file, line: line, key: column)
        }
    }

    /// A cell that is not empty.
    struct Cell {
        let text: String
        let spot: Spot
    }

    /// Reads a file's bytes: finds the encoding, the delimiter and the header, and records every fault of form.
    ///
    /// Nil where there is no header with the needed columns, which is then recorded.
    init?(_ bytes: [UInt8], file: String, columns: [Column], needed: [String], findings: Findings) {
        func spot(_ line: Int, _ key: String = "") -> Spot {
            Spot(findings: findings, file: file, line: line, key: key)
        }
        guard let text = Table.text(bytes, at: spot) else { return nil }
        let csv = CSV(text)
        for fault in csv.faults { Table.record(fault, at: spot) }
        // A title or a date often stands above the header.
        let candidates = csv.records.prefix(10).enumerated().map { index, record in
            (index, record, record.cells.map { cell in columns.first { $0.isCalled(cell) }?.name })
        }
        guard
            let (index, record, names) = candidates.first(where: { _, _, names in needed.allSatisfy(names.contains) })
        else {
            let wanted = needed.joined(separator: ", ")
            spot(csv.records.first?.line ?? 1).fault(
                "has no header with the columns \(wanted)", "没有找到含有这些列的表头：\(wanted)",
                got: csv.records.first?.cells.joined(separator: ","))
            return nil
        }
        header = spot(record.line)
        self.columns = Set(names.compactMap(\.self))
        Table.checkHeader(record, names: names, columns: columns, at: spot)
        let table = header
        rows = csv.records.dropFirst(index + 1).map { Table.row($0, names: names, table: table) }
    }

    private static func text(_ bytes: [UInt8], at spot: (Int, String) -> Spot) -> String? {
        switch RosterEncoding.decode(bytes) {
        case .text(let text, _): return text
        case .broken(let line):
            spot(line, "").fault(
                "is neither UTF-8 nor GB18030 text; save it again as \"CSV UTF-8\"",
                "不是 UTF-8 或 GB18030 文字，请另存为“CSV UTF-8”")
            return nil
        }
    }

    private static func record(_ fault: CSV.Fault, at spot: (Int, String) -> Spot) {
        switch fault {
        case .openQuote(let line):
            spot(line, "").fault("a quote is opened and never closed", "有一个引号没有配对")
        case .afterQuote(let line):
            spot(line, "").fault(
                "something stands between a closing quote and the next comma", "引号和下一个逗号之间多了内容")
        }
    }

    private static func checkHeader(
        _ record: CSVRecord, names: [String?], columns: [Column], at spot: (Int, String) -> Spot
    ) {
        var seen: Set<String> = []
        for (title, name) in zip(record.cells, names) {
            if let name, !seen.insert(name).inserted {
                spot(record.line, name).fault("the column stands twice", "这一列出现了两次", got: title.trimmed)
            }
            guard name == nil, !title.trimmed.isEmpty else { continue }
            let why = Formalism.objection(to: title)
            let hint = why ?? Spelling.hint(title.trimmed, among: columns.flatMap { [$0.name] + $0.otherNames })
            let joint = why == nil ? "" : "; "
            spot(record.line, title.trimmed).warn(
                "is an unknown column and is ignored\(joint)\(hint.english)", "不认识这一列，已忽略\(joint)\(hint.chinese)")
        }
    }

    private static func row(_ record: CSVRecord, names: [String?], table: Spot) -> Row {
        var cells: [String: String] = [:]
        for (name, cell) in zip(names, record.cells) {
            if let name, cells[name] == nil { cells[name] = cell.halfWidthSpaces.trimmed }
        }
        let row = Row(line: record.line, cells: cells, table: table)
        let extra = record.cells.dropFirst(names.count).filter { !$0.trimmed.isEmpty }
        if let first = extra.first {
            row.spot("").fault(
                "has more cells than the header; put a cell that holds a comma in quotes",
                "单元格比表头多；单元格里有逗号时要加引号", got: first)
        }
        return row
    }
}

extension String {
    /// The text with ideographic and no-break spaces made plain ones.
    fileprivate var halfWidthSpaces: String {
        String(map { $0 == "\u{3000}" || $0 == "\u{A0}" ? " " : $0 })
    }
}
