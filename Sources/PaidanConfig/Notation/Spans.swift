import PaidanCore

/// Lengths of time as people write them: `90s`, `15m`, `1h30m`, `7d`, also 秒, 分钟, 小时 and 天.
enum SpanNotation {
    private static let units: [(name: String, seconds: Int64)] = [
        ("分钟", 60), ("小时", 3600), ("秒", 1), ("分", 60), ("天", 86_400), ("s", 1), ("m", 60), ("h", 3600),
        ("d", 86_400),
    ]

    /// The length; nil where the text is none, also for a number without its unit.
    static func read(_ text: String) -> Instant.Span? {
        var rest = Substring(text.trimmed.lowercased())
        var seconds: Int64 = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix(while: \.isASCIIDigit)
            let tail = rest[digits.endIndex...].drop(while: \.isWhitespace)
            guard let count = Int64(digits), count < 10_000_000,
                let unit = units.first(where: { tail.hasPrefix($0.name) })
            else { return nil }
            seconds += count * unit.seconds
            rest = tail.dropFirst(unit.name.count).drop(while: \.isWhitespace)
        }
        return .seconds(seconds)
    }

    /// The length in its largest whole unit.
    static func write(_ span: Instant.Span) -> String {
        let seconds = span.milliseconds / 1000
        for (name, unit) in [("d", 86_400), ("h", 3600), ("m", 60)] as [(String, Int64)]
        where seconds >= unit && seconds % unit == 0 {
            return "\(seconds / unit)\(name)"
        }
        return "\(seconds)s"
    }
}

/// Sizes as people write them: `1MiB`, `512KiB`, `1048576`.
enum ByteNotation {
    private static let units: [(name: String, factor: Int)] = [
        ("gib", 1 << 30), ("mib", 1 << 20), ("kib", 1 << 10), ("mb", 1_000_000), ("kb", 1000), ("b", 1), ("", 1),
    ]

    /// The number of bytes; nil where the text is none.
    static func read(_ text: String) -> Int? {
        let text = text.trimmed.lowercased()
        let digits = text.prefix(while: \.isASCIIDigit)
        let unit = text[digits.endIndex...].trimmed
        guard let count = Int(digits), count < 1 << 32, let factor = units.first(where: { $0.name == unit })?.factor
        else { return nil }
        return count * factor
    }

    /// The size in its largest whole unit.
    static func write(_ count: Int) -> String {
        for (name, factor) in [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        where count >= factor && count % factor == 0 {
            return "\(count / factor)\(name)"
        }
        return "\(count)B"
    }
}

/// Yes and no as people write them.
enum YesOrNo {
    /// The truth; nil where the text says neither.
    static func read(_ text: String) -> Bool? {
        switch text.trimmed.lowercased() {
        case "yes", "true", "on", "y", "1", "是", "√", "✓": true
        case "no", "false", "off", "n", "0", "否", "×": false
        default: nil
        }
    }
}
