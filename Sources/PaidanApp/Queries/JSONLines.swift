import FoundationEssentials

/// How lists are written for programs: one JSON object a line with sorted keys; what is not known is left out.
enum JSONLines {
    /// One value as one line.
    static func line(_ value: some Encodable) throws(CommandFailure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw CommandFailure(.failed, "write JSON: \(error)")
        }
    }

    /// Values as lines.
    static func lines(_ values: [some Encodable]) throws(CommandFailure) -> [String] {
        var lines: [String] = []
        for value in values { lines.append(try line(value)) }
        return lines
    }
}
