/// A month of the Gregorian calendar.
public struct CivilMonth: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// The year.
    public var year: Int
    /// The month, 1 to 12.
    public var month: Int

    /// A month of a year; nil where the year has no such month.
    public init?(year: Int, month: Int) {
        guard (1...12).contains(month), (1...9999).contains(year) else { return nil }
        self.year = year
        self.month = month
    }

    /// The month in which a day lies.
    public init(of date: CivilDate) {
        year = date.year
        month = date.month
    }

    /// The month before.
    public var previous: CivilMonth { CivilMonth(of: first.adding(days: -1)) }

    /// The first day.
    public var first: CivilDate { CivilDate(year: year, month: month, day: 1) ?? CivilDate(dayNumber: 0) }

    /// The last day.
    public var last: CivilDate { CivilMonth(of: first.adding(days: 31)).first.adding(days: -1) }

    /// The month as people say it: `2026年10月`.
    public var spoken: String { "\(year)年\(month)月" }

    public var description: String { String(first.description.prefix(7)) }

    /// Orders months by time.
    public static func < (left: Self, right: Self) -> Bool { left.first < right.first }
}
