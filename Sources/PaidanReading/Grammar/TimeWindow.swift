import PaidanCore

/// What a time phrase means against the moment of the message.
enum TimeWindow {
    /// The window; nil where no calendar tells, or the time is past. Of a repeated time it is the next occurrence.
    static func resolve(_ phrase: TimePhrase, at now: Instant, zone: Zone) -> Window? {
        guard !phrase.isPast else { return nil }
        if let delay = phrase.delay {
            let from = now + .minutes(Int64(delay))
            return Window(from: from, to: from + .hours(1))
        }
        if let again = recurrence(of: phrase, at: now, zone: zone) { return again.next(after: now, in: zone) }
        let today = zone.civil(now)
        guard let days = DayResolution.days(of: phrase, today: today.date) else { return nil }
        if phrase.clock == nil, phrase.part == nil, phrase.isBefore || phrase.isAfter, phrase.day != nil {
            return beyond(phrase, days: days, now: now, zone: zone)
        }
        for later in 0...(canWait(phrase) ? 7 : 0) {
            let day = days.lowerBound + later
            let hours = minutes(of: phrase, today: today, isToday: day == today.date.dayNumber)
            let last = phrase.repeats ? day : max(day, days.upperBound)
            let window = Window(
                from: instant(day, hours.lowerBound, zone: zone), to: instant(last, hours.upperBound, zone: zone))
            guard window.to > now else { continue }
            return Window(from: phrase.isBefore ? now : max(window.from, now), to: max(window.from, window.to))
        }
        return nil
    }

    /// The time that comes again; nil where it is wanted once, or where the words do not tell the days.
    static func recurrence(of phrase: TimePhrase, at now: Instant, zone: Zone) -> Recurrence? {
        let today = zone.civil(now)
        // Of `每周二上午和周四下午` only the first says that it is meant for every week.
        let turns = ([phrase] + phrase.also).compactMap { one -> Recurrence.Turn? in
            guard phrase.repeats || one.repeats, !one.isPast, one.delay == nil,
                let days = RecurringDays.days(of: one, today: today.date)
            else { return nil }
            let hours = minutes(of: one, today: today, isToday: false)
            // What is wanted by nine is brought in the hours before.
            let from = one.isBefore && hours.isEmpty ? max(hours.lowerBound - 120, 0) : hours.lowerBound
            return Recurrence.Turn(days: days, from: from, to: hours.upperBound)
        }
        return turns.isEmpty ? nil : Recurrence(turns: turns)
    }

    /// Whether a time of day that has gone by means the next day: `早上八点`, said in the evening.
    private static func canWait(_ phrase: TimePhrase) -> Bool {
        phrase.day == nil || phrase.day == .daily
    }

    /// `国庆前`: until the evening before; `春节后`: the week after.
    private static func beyond(_ phrase: TimePhrase, days: ClosedRange<Int>, now: Instant, zone: Zone) -> Window? {
        let window =
            phrase.isBefore
            ? Window(from: now, to: instant(days.lowerBound - 1, 20 * 60, zone: zone))
            : Window(
                from: instant(days.upperBound + 1, 8 * 60, zone: zone),
                to: instant(days.upperBound + 7, 20 * 60, zone: zone))
        return window.to > window.from ? window : nil
    }

    private static func instant(_ day: Int, _ minute: Int, zone: Zone) -> Instant {
        zone.startOfDay(CivilDate(dayNumber: day)) + .minutes(Int64(minute))
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
