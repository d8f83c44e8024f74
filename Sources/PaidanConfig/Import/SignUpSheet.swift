import PaidanCore

/// A list of people who sign up, as an office keeps it.
public enum SignUpSheet {
    private static let headings: [(field: Int, words: [String])] = [
        (0, ["姓名", "称呼", "名字", "居民", "name"]), (1, ["地址", "住址", "楼栋", "栋", "address", "building"]),
        (2, ["人数", "几人", "people"]), (3, ["时间", "时段", "time"]), (4, ["电话", "手机", "联系", "phone"]),
    ]

    /// One person a row, as one would say it in the chat: name, address, people, time, telephone. The columns are known
    /// by their headings; without headings the rows are taken as they are.
    ///
    /// - Returns: nil where the bytes are no text.
    public static func rows(of bytes: [UInt8]) -> [String]? {
        guard case .text(let text, _) = RosterEncoding.decode(bytes) else { return nil }
        let records = CSV(text).records.map(\.cells)
        guard let at = records.prefix(5).firstIndex(where: { columns(of: $0)[0] != nil }) else {
            return records.map { $0.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ") }
        }
        let known = columns(of: records[at])
        return records.dropFirst(at + 1).compactMap { cells in
            let parts = known.enumerated().compactMap { field, column -> String? in
                guard let column, column < cells.count, !cells[column].trimmed.isEmpty else { return nil }
                let cell = cells[column].trimmed
                return field == 2 && cell.allSatisfy(\.isNumber) ? cell + "人" : cell
            }
            return parts.isEmpty ? nil : parts.joined(separator: " ")
        }
    }

    /// By field, the column that bears its heading.
    private static func columns(of cells: [String]) -> [Int?] {
        headings.map { heading in
            cells.firstIndex { cell in heading.words.contains { cell.trimmed.lowercased().contains($0) } }
        }
    }
}
