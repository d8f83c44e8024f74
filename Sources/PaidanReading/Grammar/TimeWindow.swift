import PaidanCore

/// What a time phrase means against the moment of the message.
enum TimeWindow {
    /// The window; nil where only a calendar of feasts could tell, or the time is past.
    static func resolve(_ phrase: TimePhrase, at now: Instant, zone: Zone) -> Window? {
        guard !phrase.isPast else { return nil }
        let today = zone.civil(now)
        guard let days = days(of: phrase, today: today.date) else { return nil }
        let hours = minutes(of: phrase, today: today, isToday: days.lowerBound == today.date.dayNumber)
        let from = zone.startOfDay(CivilDate(dayNumber: days.lowerBound)) + .minutes(Int64(hours.lowerBound))
        let to = zone.startOfDay(CivilDate(dayNumber: days.upperBound)) + .minutes(Int64(hours.upperBound))
        guard to > now else { return nil }
        return Window(from: phrase.isBefore ? now : max(from, now), to: max(from, to))
    }

    private static func days(of phrase: TimePhrase, today: CivilDate) -> ClosedRange<Int>? {
        let number = today.dayNumber
        let monday = number - today.weekday + 1
        switch phrase.day {
        case nil: return number...number
        case .relative(let days): return number + days...number + days
        case .daily: return number...number + 6
        case .weekday(let day, let weeks?): return monday + weeks * 7 + day - 1...monday + weeks * 7 + day - 1
        case .weekday(let day, nil):
            let ahead = (day - today.weekday + 7) % 7
            return number + ahead...number + ahead
        case .weekend(let weeks): return max(number, monday + weeks * 7 + 5)...monday + weeks * 7 + 6
        case .week(let weeks): return max(number, monday + weeks * 7)...monday + weeks * 7 + 6
        case .date(let month, let day): return date(month: month, day: day, today: today).map { $0...$0 }
        case .month, .named: return nil
        }
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

    private static func minutes(of phrase: TimePhrase, today: CivilTime, isToday: Bool) -> Range<Int> {
        let day = 8 * 60..<20 * 60
        guard let said = phrase.clock else {
            if let part = phrase.part { return part.lowerBound * 60..<part.upperBound * 60 }
            return phrase.isAfter && isToday ? today.minuteOfDay..<20 * 60 : day
        }
        let from = onDial(said, part: phrase.part, after: isToday ? today.minuteOfDay : nil)
        if let end = phrase.clockEnd {
            var to = onDial(end, part: phrase.part, after: nil)
            if to <= from, to + 720 > from { to += 720 }
            return from..<max(to, from + 30)
        }
        if phrase.isAfter { return from..<max(from + 60, phrase.part.map { $0.upperBound * 60 } ?? 21 * 60) }
        return phrase.isBefore ? from..<from : from..<from + 60
    }

    /// `八点` in the evening is 20:00; without a word for it the next such time of day, and by day rather than by night.
    private static func onDial(_ minutes: Int, part: Range<Int>?, after now: Int?) -> Int {
        guard minutes < 12 * 60 else { return minutes }
        if let part { return part.lowerBound >= 12 || part == 11..<14 && minutes < 180 ? minutes + 720 : minutes }
        if let now, minutes < now { return minutes + 720 }
        return minutes < 7 * 60 && now == nil && minutes >= 60 ? minutes + 720 : minutes
    }
}
