/// How a member changes the own availability in a message: `这周出差`, `晚上别找我`, `每周一单`.
public struct AvailabilityChange: Hashable, Codable, Sendable {
    /// What changes.
    public var kind: Kind
    /// The time of an absence; nil means until further notice.
    public var window: Window?
    /// The hours meant, where they come again every week.
    public var hours: Availability.Hours?
    /// How many jobs at most.
    public var count: Int?
    /// In what time so many jobs.
    public var period: Period?

    /// What can change.
    public enum Kind: String, Hashable, Codable, Sendable {
        /// Cannot come during the window.
        case away
        /// Cannot come in the hours.
        case never
        /// Can come only in the hours.
        case only
        /// Wants no jobs until saying otherwise.
        case pause
        /// Can be asked again.
        case resume
        /// Takes only so many jobs.
        case limit
    }

    /// A time in which jobs are counted.
    public enum Period: String, Hashable, Codable, Sendable {
        case day, week, month
    }

    /// A change; what is not given was not said.
    public init(
        kind: Kind, window: Window? = nil, hours: Availability.Hours? = nil, count: Int? = nil, period: Period? = nil
    ) {
        self.kind = kind
        self.window = window
        self.hours = hours
        self.count = count
        self.period = period
    }
}
