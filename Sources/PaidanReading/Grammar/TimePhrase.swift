/// Words that name a time, taken apart.
struct TimePhrase: Hashable, Sendable {
    /// Where they stand.
    var range: Range<Int>
    /// The day, or the first of several days.
    var day: Day?
    /// The last of several days: `周一到周五`.
    var lastDay: Day?
    /// How many days from the first on: `国庆五天`.
    var length: Int?
    /// So many days before the named one: `除夕前一天`.
    var daysBefore = 0
    /// Whether it is meant for every such day.
    var repeats = false
    /// Of how many such days it is meant for one: `隔一天`, `双周三`; 0 where it does not say on which: `每周`.
    var stride = 1
    /// Other times said in the same breath.
    var also: [TimePhrase] = []
    /// The part of the day, in hours from midnight.
    var part: Range<Int>?
    /// The clock, in minutes since midnight as said.
    var clock: Int?
    /// The end of a range of clock times, in minutes as said.
    var clockEnd: Int?
    /// Minutes from now: `半小时后`.
    var delay: Int?
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
        /// Several weekdays: `一三五`.
        case weekdays([Int])
        /// Saturday and Sunday.
        case weekend(weeks: Int)
        /// A whole week.
        case week(Int)
        /// A day of a month; nil month means the next such day.
        case date(month: Int?, day: Int)
        /// So many months from now, as a whole.
        case month(Int)
        /// The last days of this month.
        case monthEnd
        /// A day of the Chinese calendar; nil month means the next such day.
        case lunar(month: Int?, day: Int)
        /// A feast or season, by its name.
        case named(String)
        /// A day known only by what happens on it.
        case event
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
        case .week, .month, .monthEnd: weight = 4
        case .event: weight = 1
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
        guard !isPast, let day, day != .event else { return false }
        if case .relative(let days) = day { return days > 0 }
        return true
    }

    /// Makes it longer; always true, so that a reading can end with it.
    mutating func take(to end: Int) -> Bool {
        range = range.lowerBound..<end
        return true
    }
}
