import PaidanCore

/// The hours of a day as clerks write them: `18:00-21:00`, `晚6点-9点`, `下午2点半到5点`, `晚上`, `全天`, `18点以后`.
enum HourNotation {
    /// Minutes of the day, the second after the first; above 1440 on the next day.
    struct Minutes: Equatable {
        var from: Int
        var to: Int
    }

    /// The hours that a text names; nil where a part of it is none. An empty text means all day.
    static func read(_ text: some StringProtocol) -> [Minutes]? {
        var scanner = Scanner(rest: Substring(String(text).halfWidth.lowercased()))
        var found: [Minutes] = []
        while true {
            scanner.skipSeparators()
            if scanner.rest.isEmpty { return found.isEmpty ? [Minutes(from: 0, to: 1440)] : found }
            guard let minutes = scanner.scanHours() else { return nil }
            found.append(minutes)
        }
    }

    /// One moment of the day, such as `18:30` or `24:00`, in minutes; nil where the text is none.
    static func moment(_ text: String) -> Int? {
        var scanner = Scanner(rest: Substring(text.halfWidth.trimmed.lowercased()))
        guard let moment = scanner.scanMoment(), scanner.rest.isEmpty else { return nil }
        return moment.minute
    }

    /// The words that begin hours, so that days before them can be told apart.
    static let words: [(word: String, minutes: Minutes)] = [
        ("24小时", Minutes(from: 0, to: 1440)), ("全天", Minutes(from: 0, to: 1440)), ("随时", Minutes(from: 0, to: 1440)),
        ("白天", Minutes(from: 480, to: 1080)), ("早上", Minutes(from: 420, to: 540)), ("上午", Minutes(from: 480, to: 720)),
        ("中午", Minutes(from: 690, to: 840)), ("下午", Minutes(from: 780, to: 1080)),
        ("晚上", Minutes(from: 1080, to: 1320)),
        ("晚间", Minutes(from: 1080, to: 1320)), ("夜间", Minutes(from: 1320, to: 1860)),
        ("早", Minutes(from: 420, to: 540)),
        ("晚", Minutes(from: 1080, to: 1320)),
    ]
    private static let afternoons = ["下午", "晚上", "晚间", "晚"]

    private struct Scanner {
        var rest: Substring

        mutating func scanHours() -> Minutes? {
            let before = rest
            if let word = takeWord() {
                skipSpaces()
                if !isAtNumber { return word.minutes }
            }
            rest = before
            return scanRange()
        }

        private mutating func scanRange() -> Minutes? {
            guard let first = scanMoment() else { return nil }
            skipSpaces()
            if take(["以后", "之后", "后"]) { return first.minute < 1440 ? Minutes(from: first.minute, to: 1440) : nil }
            guard take(["-", "~", "至", "到"]) else { return nil }
            skipSpaces()
            guard let last = scanMoment() else { return nil }
            // 晚上6点-9点: the second inherits the half of the day from the first.
            let to =
                first.isAfternoon && !last.hasHalf && last.minute <= 720 && last.minute + 720 > first.minute
                ? last.minute + 720 : last.minute
            guard first.minute < 1440, to != first.minute else { return nil }
            return Minutes(from: first.minute, to: to > first.minute ? to : to + 1440)
        }

        mutating func scanMoment() -> (minute: Int, isAfternoon: Bool, hasHalf: Bool)? {
            let half = takeWord()
            skipSpaces()
            guard let hour = takeNumber(), hour <= 24 else { return nil }
            var minute = 0
            if take(["点半", "时半"]) {
                minute = 30
            } else if take([":", "点", "时"]), let written = takeNumber() {
                minute = written
                _ = take(["分"])
            }
            let isAfternoon = half.map { afternoons.contains($0.word) } ?? false
            let total = (isAfternoon && hour < 12 ? hour + 12 : hour) * 60 + minute
            guard minute < 60, total <= 1440 else { return nil }
            return (total, isAfternoon, half != nil)
        }

        private mutating func takeWord() -> (word: String, minutes: Minutes)? {
            guard let found = words.first(where: { rest.hasPrefix($0.word) }) else { return nil }
            rest.removeFirst(found.word.count)
            return found
        }

        private var isAtNumber: Bool {
            rest.first.map { $0.isASCIIDigit || Scanner.spokenDigits.contains($0) } ?? false
        }

        private static let spokenDigits = "〇零一二两三四五六七八九十"

        private mutating func takeNumber() -> Int? {
            let digits = rest.prefix(while: \.isASCIIDigit)
            if !digits.isEmpty {
                rest.removeFirst(digits.count)
                return digits.count <= 2 ? Int(digits) : nil
            }
            let spoken = rest.prefix { Scanner.spokenDigits.contains($0) }
            guard let number = SpokenNumber.read(spoken) else { return nil }
            rest.removeFirst(spoken.count)
            return number
        }

        private mutating func take(_ words: [String]) -> Bool {
            guard let word = words.first(where: rest.hasPrefix) else { return false }
            rest.removeFirst(word.count)
            return true
        }

        mutating func skipSpaces() { rest = rest.drop(while: \.isWhitespace) }

        mutating func skipSeparators() { rest = rest.drop { $0.isWhitespace || "、,/和及或".contains($0) } }
    }
}
