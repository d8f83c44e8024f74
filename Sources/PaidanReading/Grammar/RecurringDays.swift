import PaidanCore

/// Which days that come again a phrase names: `一三五`, `每周二`, `每周一到周五`, `每天`, `隔一天`, `每月15号`.
enum RecurringDays {
    /// The days; nil where it names none that come again.
    static func days(of phrase: TimePhrase, today: CivilDate) -> Recurrence.Days? {
        guard phrase.stride > 0 else { return nil }
        switch phrase.day {
        case .weekdays(let days): return weekdays(days, phrase, today)
        case .weekday(let first, weeks: nil):
            guard case .weekday(let last, weeks: nil)? = phrase.lastDay else { return weekdays([first], phrase, today) }
            return weekdays(first <= last ? Array(first...last) : Array(first...7) + Array(1...last), phrase, today)
        case .weekend(weeks: 0): return weekdays([6, 7], phrase, today)
        case .daily: return .days(every: phrase.stride, since: today)
        case .date(month: nil, let day): return .dayOfMonth(day)
        default: return nil
        }
    }

    /// Every other week is counted from the next such day on.
    private static func weekdays(_ days: [Int], _ phrase: TimePhrase, _ today: CivilDate) -> Recurrence.Days {
        let days = Set(days).sorted()
        let ahead = days.map { ($0 - today.weekday + 7) % 7 }.min() ?? 0
        return .weekdays(days, every: phrase.stride, since: today.adding(days: ahead))
    }
}
