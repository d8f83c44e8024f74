import PaidanCore

/// The days of the week and of the calendar as clerks write them: `周一至周五`, `周一三五`, `Mo-Fr`, `工作日`, `WD`.
enum DayNotation {
    /// The days that a text names; nil where a part of it is no day. An empty text means every day.
    static func read(_ text: some StringProtocol) -> [Availability.Days]? {
        var scanner = Scanner(rest: Substring(String(text).halfWidth.lowercased()))
        guard scanner.scanAll() else { return nil }
        if scanner.weekdays.isEmpty && scanner.classes.isEmpty { return [.weekdays([1, 2, 3, 4, 5, 6, 7])] }
        return (scanner.weekdays.isEmpty ? [] : [.weekdays(scanner.weekdays.sorted())])
            + scanner.classes.map { .ofClass($0) }
    }

    private static let weekdays: [(word: String, day: Int)] = [
        ("monday", 1), ("tuesday", 2), ("wednesday", 3), ("thursday", 4), ("friday", 5), ("saturday", 6),
        ("sunday", 7), ("mon", 1), ("tue", 2), ("wed", 3), ("thu", 4), ("fri", 5), ("sat", 6), ("sun", 7), ("mo", 1),
        ("tu", 2), ("we", 3), ("th", 4), ("fr", 5), ("sa", 6), ("su", 7),
    ]
    private static let spoken: [(word: String, day: Int)] = [
        ("一", 1), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("日", 7), ("天", 7),
    ]
    private static let classes: [(word: String, day: DayClass)] = [
        ("法定节假日", .publicHoliday), ("法定节日", .publicHoliday), ("公众假期", .publicHoliday), ("ph", .publicHoliday),
        ("工作日", .workday), ("上班日", .workday), ("wd", .workday), ("休息日", .offDay), ("节假日", .offDay), ("od", .offDay),
    ]
    private static let everyDay = ["每天", "每日", "天天", "everyday", "every day", "daily", "*"]
    private static let weekend = ["周末", "双休日", "weekends", "weekend"]

    private struct Scanner {
        var rest: Substring
        var weekdays: Set<Int> = []
        var classes: [DayClass] = []

        mutating func scanAll() -> Bool {
            while true {
                skipSeparators()
                if rest.isEmpty { return true }
                guard scanOne() else { return false }
            }
        }

        private mutating func scanOne() -> Bool {
            if take(everyDay) {
                weekdays.formUnion(1...7)
            } else if take(weekend) {
                weekdays.formUnion([6, 7])
            } else if let found = take(DayNotation.classes) {
                if !classes.contains(found) { classes.append(found) }
            } else if let first = takeWeekday() {
                scanAfter(first)
            } else {
                return false
            }
            return true
        }

        /// After a weekday: a range (`周一至周五`), or further days without their 周 (`周一三五`).
        private mutating func scanAfter(_ first: Int) {
            weekdays.insert(first)
            let before = rest
            rest = rest.drop(while: \.isWhitespace)
            if take(["-", "~", "至", "到"]) {
                rest = rest.drop(while: \.isWhitespace)
                if let last = takeWeekday() ?? take(DayNotation.spoken) {
                    // A range may pass the end of the week: 周五至周一.
                    let length = (last - first + 7) % 7
                    weekdays.formUnion((0...length).map { (first - 1 + $0) % 7 + 1 })
                    return
                }
            }
            rest = before
            while let further = take(DayNotation.spoken) { weekdays.insert(further) }
        }

        private mutating func takeWeekday() -> Int? {
            for prefix in ["星期", "礼拜", "周"] where rest.hasPrefix(prefix) {
                let before = rest
                rest.removeFirst(prefix.count)
                if let day = take(DayNotation.spoken) { return day }
                rest = before
            }
            return take(DayNotation.weekdays)
        }

        private mutating func take(_ words: [String]) -> Bool {
            guard let word = words.first(where: rest.hasPrefix) else { return false }
            rest.removeFirst(word.count)
            return true
        }

        private mutating func take<Value>(_ words: [(word: String, day: Value)]) -> Value? {
            guard let found = words.first(where: { rest.hasPrefix($0.word) }) else { return nil }
            rest.removeFirst(found.word.count)
            return found.day
        }

        private mutating func skipSeparators() {
            rest = rest.drop { $0.isWhitespace || "、,/&和及的:".contains($0) }
        }
    }
}
