import PaidanCore

/// Which times of a service that comes again somebody does without: `这周三不用来了`, `下周不用接`, `以后不用了`.
enum SkipGrammar {
    private static let negations = ["不用", "不要", "不需要", "不必"]
    /// What is done without: somebody's coming, not a lift or a card.
    private static let service = [
        "了", "来", "接", "送", "去", "陪", "帮", "派", "人", "过来", "上门", "麻烦", "啦", ",", "，", "。", "!", "！",
    ]
    private static let whole = ["别来", "别接", "别送", "取消", "暂停", "先停", "停一", "停了"]
    private static let forGood = ["以后", "今后", "往后", "从此", "再也", "永远", "一直"]

    /// The times; nil where the message does without nothing, or does not say when.
    static func read(_ evidence: Evidence, in context: ReadingContext) -> Skip? {
        let line = evidence.line
        guard doesWithout(line) else { return nil }
        let named = evidence.times.filter { !$0.isPast && $0.day != nil && $0.day != .event && $0.delay == nil }
        if saysForGood(line, besides: named) {
            return Skip(
                isForGood: true,
                weekdays: named.flatMap(weekdays).reduce(into: []) { days, day in
                    if !days.contains(day) { days.append(day) }
                }.sorted())
        }
        let today = context.zone.civil(context.at).date
        let windows = named.flatMap { days(of: $0, today: today) }.map { days in
            Window(
                from: context.zone.startOfDay(CivilDate(dayNumber: days.lowerBound)),
                to: context.zone.startOfDay(CivilDate(dayNumber: days.upperBound + 1)))
        }
        return windows.isEmpty ? nil : Skip(windows: windows)
    }

    private static func doesWithout(_ line: Line) -> Bool {
        if line.holds(whole) { return true }
        return (0..<line.count).contains { index in
            guard let word = line.first(of: negations, at: index) else { return false }
            let end = index + word.utf16.count
            return end == line.count || line.first(of: service, at: end) != nil
        }
    }

    /// `以后不用了`; not `下周以后`, which is a time.
    private static func saysForGood(_ line: Line, besides times: [TimePhrase]) -> Bool {
        forGood.contains { word in
            guard let found = line.find(word) else { return false }
            return !times.contains { $0.range.contains(found) }
        }
    }

    private static func weekdays(of phrase: TimePhrase) -> [Int] {
        switch phrase.day {
        case .weekday(let day, weeks: nil): [day]
        case .weekdays(let days): days
        default: []
        }
    }

    /// The days of a phrase; several weekdays are several days.
    private static func days(of phrase: TimePhrase, today: CivilDate) -> [ClosedRange<Int>] {
        var singles: [TimePhrase] = []
        if case .weekdays(let days)? = phrase.day {
            singles = days.map { day in
                var one = phrase
                one.day = .weekday(day, weeks: nil)
                return one
            }
        } else {
            singles = [phrase]
        }
        return (singles + phrase.also).compactMap { one in
            guard let days = DayResolution.days(of: one, today: today) else { return nil }
            // From then on: longer than anybody plans.
            return one.isAfter ? days.lowerBound...days.lowerBound + 3660 : days
        }
    }
}
