/// A day of the Gregorian calendar.
public struct CivilDate: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let dayNumber: Int

    /// The day so many days after 1970-01-01.
    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// A day of a year; nil where the month has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year) else { return nil }
        // Days from civil, after Howard Hinnant's public-domain derivation.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(dayNumber: era * 146_097 + dayOfEra - 719_468)
        guard self.month == month, self.day == day else { return nil }
    }

    /// Reads `2026-11-22`; nil where it is none.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public init(from decoder: any Decoder) throws {
        dayNumber = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(dayNumber)
    }

    private var parts: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The year.
    public var year: Int { parts.year }
    /// The month, 1 to 12.
    public var month: Int { parts.month }
    /// The day of the month, from 1.
    public var day: Int { parts.day }
    /// The weekday, 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// The day so many days later.
    public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    /// The day as `2026-11-22`.
    public var description: String {
        let parts = parts
        return "\(String(String(10_000 + parts.year).dropFirst()))-\(twoDigits(parts.month))-\(twoDigits(parts.day))"
    }

    /// Orders days by time.
    public static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }
}

/// What a clock on the wall of the community shows.
public struct CivilTime: Hashable, Comparable, Sendable, Codable {
    /// The day.
    public var date: CivilDate
    /// Seconds since midnight, 0 to 86 399.
    public var secondOfDay: Int

    /// A time of a day.
    public init(date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        self.date = date
        self.secondOfDay = hour * 3600 + minute * 60 + second
    }

    /// A minute of a day.
    public init(date: CivilDate, minuteOfDay: Int) {
        self.date = date
        self.secondOfDay = minuteOfDay * 60
    }

    /// The local time at an instant, where the zone is so many seconds ahead of UTC.
    public init(_ instant: Instant, offset: Int) {
        let local = Int(instant.seconds) + offset
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        date = CivilDate(dayNumber: day)
        secondOfDay = local - day * 86_400
    }

    /// The hour, 0 to 23.
    public var hour: Int { secondOfDay / 3600 }
    /// Minutes since midnight, 0 to 1439.
    public var minuteOfDay: Int { secondOfDay / 60 }
    /// `18:30`.
    public var clock: String { "\(twoDigits(hour)):\(twoDigits(minuteOfDay % 60))" }
    /// `11月22日 18:30`, as people are told.
    public var spoken: String { "\(date.month)月\(date.day)日 \(clock)" }
    /// `18:30:05`.
    public var clockWithSeconds: String { "\(clock):\(twoDigits(secondOfDay % 60))" }

    /// Orders local times; both of one zone.
    public static func < (left: Self, right: Self) -> Bool {
        (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
    }
}
