import Logging
import PaidanCore

/// How a log event is written: one line, whatever it holds.
enum LogLine {
    /// Who reads the lines.
    enum Reader: Sendable {
        /// The journal, which keeps the time itself and takes the priority from a prefix `<N>` (sd-daemon(3)).
        case journal
        /// A person or a file.
        case plain
    }

    /// The line with its line feed.
    static func text(
        of event: LogEvent, label: String, metadata: Logger.Metadata, for reader: Reader, at now: Instant
    ) -> String {
        var line: String
        switch reader {
        case .journal: line = "<\(priority(of: event.level))>"
        case .plain: line = "\(now) \(event.level.rawValue) "
        }
        line += escaped("\(label): \(event.message)")
        if let error = event.error { line += escaped(": \(error)") }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line += " " + escaped(key) + "=" + quoted("\(value)")
        }
        return line + "\n"
    }

    /// syslog's number for a level (RFC 5424, 6.2.1).
    static func priority(of level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    // What strangers sent may be in a line: it must neither begin a new one nor steer a terminal.
    private static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSteering) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case let scalar where isSteering(scalar): result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func quoted(_ text: String) -> String {
        let isBare = !text.isEmpty && !text.unicodeScalars.contains { $0 == " " || $0 == "\"" || $0 == "=" }
        return isBare ? escaped(text) : "\"" + escaped(text).replacing("\"", with: "\\\"") + "\""
    }

    // Control characters, separators of lines, and marks that turn the direction of writing.
    private static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1f, 0x7f...0x9f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}
