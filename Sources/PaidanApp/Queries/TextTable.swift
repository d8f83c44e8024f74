/// Rows of a table for a terminal: columns stand under each other, also where some characters are two cells wide.
struct TextTable {
    private var rows: [[String]]

    /// A table with its heading.
    init(_ heading: [String]) {
        rows = [heading]
    }

    /// Adds a row; control characters and line breaks are shown as spaces, so that a row stays one line.
    mutating func add(_ row: [String]) {
        rows.append(row.map { $0.isEmpty ? "-" : $0.oneLine })
    }

    /// The lines, without blanks at their ends.
    var lines: [String] {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.displayWidth)
            }
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                guard column < row.count - 1 else { continue }
                line += String(repeating: " ", count: widths[column] - cell.displayWidth + 2)
            }
            return line
        }
    }
}

extension String {
    /// How many cells of a terminal the text takes: ideographs, kana, hangul, full-width forms and emoji take two.
    var displayWidth: Int {
        unicodeScalars.reduce(0) { $0 + ($1.properties.generalCategory == .nonspacingMark ? 0 : $1.isWide ? 2 : 1) }
    }

    /// The text without what would break a line or steer a terminal.
    var oneLine: String {
        var line = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            case .format: break
            default: line.append(scalar)
            }
        }
        return String(line)
    }
}

extension Unicode.Scalar {
    /// Whether it takes two cells (Unicode Standard Annex 11, wide and full-width; the blocks in use here).
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
            0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
            true
        default: false
        }
    }
}
