/// A record of a table: its cells, and the line on which it begins.
struct CSVRecord: Equatable {
    /// The line of the file on which it begins, from 1.
    var line: Int
    /// The row that a spreadsheet shows it in, from 1: line breaks in quotes do not count, empty rows do.
    var row: Int
    /// The cells as written, without their quotes.
    var cells: [String]
}

/// Reads comma-separated values by RFC 4180, and what offices make of it: any line end, any delimiter, a stray quote.
///
/// A fault never ends the reading: it is told with its line, and the rows after it are read as if it were not there.
struct CSV {
    private let scalars: [Unicode.Scalar]
    private let delimiter: Unicode.Scalar
    private var index = 0
    private var line = 1
    private var row = 0
    /// What is wrong, with the line.
    private(set) var faults: [Fault] = []
    /// The records, in order; an empty line gives none.
    private(set) var records: [CSVRecord] = []

    /// What can be wrong with the form of a table.
    enum Fault: Equatable {
        /// A quote is opened on this line and never closed.
        case openQuote(line: Int)
        /// Something stands between a closing quote and the next delimiter.
        case afterQuote(line: Int)
    }

    /// Reads a text. Without a delimiter, the one that the first line with any holds most of is taken: a comma, a
    /// semicolon or a tab.
    init(_ text: String, delimiter: Unicode.Scalar? = nil) {
        // Editors of another age end a file with Ctrl-Z.
        scalars = Array(text.unicodeScalars.filter { $0 != "\u{1A}" && $0 != "\u{FEFF}" })
        self.delimiter = delimiter ?? CSV.delimiter(of: scalars)
        while index < scalars.count { readRecord() }
    }

    private static func delimiter(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        let choices: [Unicode.Scalar] = [",", "\t", ";"]
        for line in scalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }) {
            let counts = choices.map { choice in line.count { $0 == choice } }
            if let most = counts.max(), most > 0, let best = counts.firstIndex(of: most) { return choices[best] }
        }
        return ","
    }

    private mutating func readRecord() {
        let start = line
        var cells: [String] = []
        while true {
            cells.append(readCell())
            guard index < scalars.count, scalars[index] == delimiter else { break }
            index += 1
        }
        skipLineEnd()
        row += 1
        if cells.contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
            records.append(CSVRecord(line: start, row: row, cells: cells))
        }
    }

    private mutating func readCell() -> String {
        if index < scalars.count, scalars[index] == "\"", let quoted = readQuoted() { return quoted }
        return readPlain()
    }

    private mutating func readPlain() -> String {
        var cell = String.UnicodeScalarView()
        while index < scalars.count, scalars[index] != delimiter, !isLineEnd(scalars[index]) {
            cell.append(scalars[index])
            index += 1
        }
        return String(cell)
    }

    /// A cell in quotes; nil where the quote is not one, and then nothing is consumed.
    private mutating func readQuoted() -> String? {
        let (startIndex, startLine) = (index, line)
        var cell = String.UnicodeScalarView()
        index += 1
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\"" {
                index += 1
                if index < scalars.count, scalars[index] == "\"" {
                    cell.append("\"")
                    index += 1
                    continue
                }
                if isAtCellEnd { return String(cell) }
                // A cell over several lines that ends amid a word was never meant to be one: its quote lacks a partner.
                if line > startLine { break }
                faults.append(.afterQuote(line: line))
                return String(cell) + readPlain()
            }
            if isLineEnd(scalar) {
                cell.append("\n")
                skipLineEnd()
            } else {
                cell.append(scalar)
                index += 1
            }
        }
        (index, line) = (startIndex, startLine)
        faults.append(.openQuote(line: line))
        return nil
    }

    private var isAtCellEnd: Bool {
        index >= scalars.count || scalars[index] == delimiter || isLineEnd(scalars[index])
    }

    private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

    private mutating func skipLineEnd() {
        guard index < scalars.count else { return }
        let isPair = scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
        index += isPair ? 2 : 1
        line += 1
    }
}
