/// The hours of the week at which somebody can come.
public struct Availability: Hashable, Codable, Sendable {
    /// The hours; a moment is free when any of them holds it. None means never.
    public var hours: [Hours]

    /// Hours on certain days.
    public struct Hours: Hashable, Codable, Sendable {
        /// On which days they begin.
        public var days: Days
        /// The first minute of the day, 0 to 1439.
        public var from: Int
        /// The minute after the last, 1 to 2880: above 1440 they end on the next day.
        public var to: Int

        /// Hours from a minute of the day until another; one that is not later lies on the next day.
        public init(days: Days, from: Int, to: Int) {
            self.days = days
            self.from = from
            self.to = to > from ? to : to + 1440
        }
    }

    /// Which days are meant.
    public enum Days: Hashable, Codable, Sendable {
        /// Weekdays, 1 for Monday to 7 for Sunday, whatever the calendar says of them.
        case weekdays([Int])
        /// Days of a class.
        case ofClass(DayClass)

        func contain(_ date: CivilDate, by calendar: Calendar) -> Bool {
            switch self {
            case .weekdays(let days): return days.contains(date.weekday)
            case .ofClass(.offDay): return calendar.dayClass(of: date) != .workday
            case .ofClass(let wanted): return calendar.dayClass(of: date) == wanted
            }
        }
    }

    /// Hours of the week.
    public init(hours: [Hours]) {
        self.hours = hours
    }

    /// Day and night.
    public static let always = Availability(hours: [Hours(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: 0, to: 1440)])

    /// Whether a local time lies within the hours.
    public func contains(_ time: CivilTime, by calendar: Calendar) -> Bool {
        let minute = time.minuteOfDay
        let yesterday = time.date.adding(days: -1)
        return hours.contains { hours in
            (hours.from <= minute && minute < hours.to && hours.days.contain(time.date, by: calendar))
                || (minute + 1440 < hours.to && hours.days.contain(yesterday, by: calendar))
        }
    }
}

/// What the State Council's plan makes of a day.
public enum DayClass: String, Hashable, Codable, Sendable {
    /// A working day, make-up days (调休) included.
    case workday = "WD"
    /// A day off that is no public holiday.
    case offDay = "OD"
    /// A public holiday; off days include it.
    case publicHoliday = "PH"
}

/// Which days are worked, by the yearly table.
public struct Calendar: Hashable, Codable, Sendable {
    /// Days that differ from Monday-to-Friday.
    public var exceptions: [Int: DayClass]
    /// The years that the table covers; another year falls back to Monday-to-Friday and the
    /// statutory days.
    public var years: [Int]

    /// A calendar of exceptions, by day number.
    public init(exceptions: [CivilDate: DayClass] = [:], years: [Int] = []) {
        self.exceptions = Dictionary(uniqueKeysWithValues: exceptions.map { ($0.key.dayNumber, $0.value) })
        self.years = years
    }

    /// What a day is.
    public func dayClass(of date: CivilDate) -> DayClass {
        if let exception = exceptions[date.dayNumber] { return exception }
        if !years.contains(date.year) && StatutoryDays.contains(date) { return .publicHoliday }
        return date.weekday <= 5 ? .workday : .offDay
    }
}
