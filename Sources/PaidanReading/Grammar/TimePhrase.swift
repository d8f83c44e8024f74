/// Words that name a time, taken apart.
struct TimePhrase: Hashable, Sendable {
    /// Where they stand.
    var range: Range<Int>
    /// The day or days.
    var day: Day?
    /// Whether it is meant for every such day.
    var repeats = false
    /// The part of the day, in hours from midnight.
    var part: Range<Int>?
    /// The clock, in minutes since midnight as said.
    var clock: Int?
    /// The end of a range of clock times, in minutes as said.
    var clockEnd: Int?
    /// Whether the time lies behind the speaker.
    var isPast = false
    /// Whether the time is a limit: `九点前`.
    var isBefore = false
    /// Whether the time is a start: `六点以后`.
    var isAfter = false

    /// How a day is named.
    enum Day: Hashable, Sendable {
        /// So many days from today.
        case relative(Int)
        /// A weekday, 1 for Monday, so many weeks from now; nil weeks means the next that comes.
        case weekday(Int, weeks: Int?)
        /// Saturday and Sunday.
        case weekend(weeks: Int)
        /// A whole week.
        case week(Int)
        /// A day of a month; nil month means the next such day.
        case date(month: Int?, day: Int)
        /// So many months from now, as a whole.
        case month(Int)
        /// A feast or season that only a calendar can place.
        case named(String)
        /// Every day.
        case daily
    }

    /// How well it names a time of service: days ahead before hours before parts of a day.
    var weight: Int {
        if isPast { return 0 }
        var weight = 0
        switch day {
        case .relative(let days): weight = days > 0 ? 6 : 2
        case .daily: weight = 3
        case .week, .month: weight = 4
        case .some: weight = 5
        case nil: weight = 0
        }
        if repeats { weight += 1 }
        if clock != nil { weight += 2 }
        if part != nil { weight += 1 }
        return weight
    }

    /// Whether a day after today, or a repeated day, is named.
    var isAhead: Bool {
        guard !isPast, let day else { return false }
        if case .relative(let days) = day { return days > 0 }
        return true
    }
}
