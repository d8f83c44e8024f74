import PaidanCore

/// Cells that a spreadsheet opens without running them.
public enum Spreadsheet {
    /// The cell as written, behind an apostrophe where a spreadsheet would take it for a formula (OWASP, CSV injection).
    public static func guarded(_ cell: String) -> String {
        guard let first = cell.first, "=+-@\t\r\n".contains(first) else { return cell }
        return "'" + cell
    }

    /// The cell without the apostrophe that `guarded` or a clerk put before it.
    static func unguarded(_ cell: String) -> String {
        cell.hasPrefix("'") ? String(cell.dropFirst()) : cell
    }

    /// Rows as comma-separated values with a byte order mark and CRLF, so that a spreadsheet opens them as UTF-8.
    public static func file(_ rows: [[String]]) -> [UInt8] {
        Array(("\u{FEFF}" + rows.map(line).joined()).utf8)
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { cell in
            let mustQuote = cell.contains { ",;\t\"".contains($0) || $0.isNewline } || cell != cell.trimmed
            return mustQuote ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: ",") + "\r\n"
    }
}
