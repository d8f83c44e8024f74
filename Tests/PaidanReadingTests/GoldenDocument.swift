import Foundation

/// A document of `Tests/Vectors/reading/`: headings, messages behind `> `, and under each, indented, what is read of it.
struct GoldenDocument {
    private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../Vectors/reading").standardized
    private let url: URL
    private let lines: [Substring]

    init(_ name: String) throws {
        url = Self.directory.appendingPathComponent(name + ".md")
        lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The document as it stands, and as it must read; `PAIDAN_GOLDEN=1` writes the latter.
    func compared(_ reading: (_ heading: String, _ message: String) -> String) throws -> (
        found: String, expected: String
    ) {
        var heading = ""
        var made: [String] = []
        for line in lines where !line.hasPrefix("    ") {
            made.append(String(line))
            if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
            if line.hasPrefix("> ") { made.append("    " + reading(heading, String(line.dropFirst(2)))) }
        }
        let text = made.joined(separator: "\n")
        if ProcessInfo.processInfo.environment["PAIDAN_GOLDEN"] != nil {
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        return (lines.joined(separator: "\n"), text)
    }
}
