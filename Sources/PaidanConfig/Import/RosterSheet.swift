import PaidanCore

/// `roster.csv` as rows of text, so that what is not understood is kept as it is.
struct RosterSheet: Equatable {
    /// The titles.
    private(set) var header: [String]
    /// The rows of people, each as long as the header.
    private(set) var rows: [[String]] = []
    private var places: [String: Int] = [:]

    /// The columns of the contract by name with the title that a new file gives them.
    static let titles = [
        ("id", "编号"), ("name", "姓名"), ("kind", "类别"), ("organization", "单位"), ("phone", "手机"), ("buildings", "包保楼栋"),
        ("skills", "特长"), ("available", "可服务时间"), ("max_open", "同时接单上限"), ("accounts", "账号"), ("contact", "通知方式"),
        ("away", "请假"), ("vetted", "已审核"),
    ]

    /// A sheet with all columns and nobody on it.
    init() {
        header = RosterSheet.titles.map(\.1)
        findPlaces()
    }

    /// Reads a file; nil where it is no text or has no header with ids and names.
    init?(_ bytes: [UInt8]) {
        guard case .text(let text, _) = RosterEncoding.decode(bytes) else { return nil }
        let records = CSV(text).records
        let names: (CSVRecord) -> Set<String> = { record in Set(record.cells.compactMap(RosterSheet.name)) }
        guard let start = records.prefix(10).firstIndex(where: { names($0).isSuperset(of: ["id", "name"]) }) else {
            return nil
        }
        header = records[start].cells.map(\.trimmed)
        findPlaces()
        for record in records[(start + 1)...] {
            let cells = record.cells.map(\.trimmed) + Array(repeating: "", count: header.count)
            let row = Array(cells.prefix(header.count))
            if value("name", row).isEmpty && ["合计", "总计"].contains(value("id", row)) { continue }
            rows.append(row)
        }
        for (name, title) in RosterSheet.titles where places[name] == nil { addColumn(name, title) }
    }

    /// What a row says in a column.
    func value(_ column: String, _ row: [String]) -> String {
        places[column].map { row[$0] } ?? ""
    }

    /// Sets what a row says in a column.
    mutating func set(_ column: String, of index: Int, to value: String) {
        if let place = places[column] { rows[index][place] = value }
    }

    /// Adds a person with what is said of them.
    mutating func add(_ values: [String: String]) {
        rows.append(Array(repeating: "", count: header.count))
        for (column, value) in values { set(column, of: rows.count - 1, to: value) }
    }

    /// Takes people away by their ids.
    mutating func remove(_ ids: Set<String>) {
        rows = rows.filter { !ids.contains(value("id", $0)) }
    }

    /// The file, as a spreadsheet opens it.
    var bytes: [UInt8] { Spreadsheet.file([header] + rows) }

    private mutating func addColumn(_ name: String, _ title: String) {
        header.append(title)
        places[name] = header.count - 1
        rows = rows.map { $0 + [""] }
    }

    private mutating func findPlaces() {
        for (index, title) in header.enumerated() {
            if let name = RosterSheet.name(title), places[name] == nil { places[name] = index }
        }
    }

    private static func name(_ title: String) -> String? {
        RosterReader.columns.first { $0.isCalled(title) }?.name
    }
}
