import PaidanCore

/// Which days of the calendar a named day means, seen from today.
enum DayResolution {
    /// The day numbers of a phrase's days; nil where no calendar tells.
    static func days(of phrase: TimePhrase, today: CivilDate) -> ClosedRange<Int>? {
        guard var days = days(phrase.day, today: today) else { return nil }
        if phrase.daysBefore > 0 {
            days = days.lowerBound - phrase.daysBefore...days.lowerBound - 1
        } else if let length = phrase.length {
            days = days.lowerBound...days.lowerBound + length - 1
        }
        guard let last = phrase.lastDay else { return days }
        let first = CivilDate(dayNumber: days.lowerBound)
        // `下周三到周五`, `8月12号到16号`: the end is the next such day after the beginning.
        guard let end = self.days(last, today: first), end.upperBound >= days.lowerBound else { return days }
        return days.lowerBound...end.upperBound
    }

    private static func days(_ day: TimePhrase.Day?, today: CivilDate) -> ClosedRange<Int>? {
        let number = today.dayNumber
        let monday = number - today.weekday + 1
        switch day {
        case nil, .daily: return number...number
        case .relative(let days): return number + days...number + days
        case .weekday(let day, 0):
            // `这周六`, said on a Sunday, is the Saturday that comes.
            let this = monday + day - 1
            return this < number ? this + 7...this + 7 : this...this
        case .weekday(let day, let weeks?): return monday + weeks * 7 + day - 1...monday + weeks * 7 + day - 1
        case .weekday(let day, nil): return next(day, from: today)...next(day, from: today)
        case .weekdays(let days):
            return days.map { next($0, from: today) }.min().map { $0...$0 }
        case .weekend(let weeks): return max(number, monday + weeks * 7 + 5)...monday + weeks * 7 + 6
        case .week(let weeks): return max(number, monday + weeks * 7)...monday + weeks * 7 + 6
        case .date(let month, let day): return date(month: month, day: day, today: today).map { $0...$0 }
        case .month(let months): return month(months, today: today)
        case .monthEnd: return month(0, today: today).map { max($0.lowerBound, $0.upperBound - 5)...$0.upperBound }
        case .lunar(let month, let day): return FeastCalendar.lunar(month: month, day: day, from: today).map { $0...$0 }
        case .event: return nil
        case .named(let feast): return FeastCalendar.days(of: feast, from: today)
        }
    }

    private static func next(_ weekday: Int, from today: CivilDate) -> Int {
        today.dayNumber + (weekday - today.weekday + 7) % 7
    }

    /// What is left of this month, or a whole later one.
    private static func month(_ months: Int, today: CivilDate) -> ClosedRange<Int>? {
        let index = today.year * 12 + today.month - 1 + months
        guard months >= 0, let first = CivilDate(year: index / 12, month: index % 12 + 1, day: 1),
            let after = CivilDate(year: (index + 1) / 12, month: (index + 1) % 12 + 1, day: 1)
        else { return nil }
        return max(first, today).dayNumber...after.dayNumber - 1
    }

    /// The next such day, today included.
    private static func date(month: Int?, day: Int, today: CivilDate) -> Int? {
        for ahead in 0...12 {
            let index = today.month - 1 + ahead
            guard month == nil || month == index % 12 + 1,
                let date = CivilDate(year: today.year + index / 12, month: index % 12 + 1, day: day), date >= today
            else { continue }
            return date.dayNumber
        }
        return nil
    }
}
