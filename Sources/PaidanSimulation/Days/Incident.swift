public import PaidanCore

/// Something that happens to somebody: what a perfect observer knows of it, and how it is reported.
public struct Incident: Hashable, Codable, Sendable {
    /// Its place in the order of the day, from 0.
    public var number: Int
    /// When it is first reported.
    public var at: Instant
    /// What is really needed, and where.
    public var need: Need
    /// When the service is wanted, where a time was named.
    public var window: Window?
    /// Who reports it.
    public var reporter: Account
    /// Which building the first report names; nil where it names none.
    public var toldBuilding: String?
    /// How sure the reader is of it.
    public var confidence: Double
    /// When others report the same, and who.
    public var echoes: [Echo]

    /// Another report of the same.
    public struct Echo: Hashable, Codable, Sendable {
        /// When.
        public var at: Instant
        /// Who.
        public var reporter: Account
    }

    /// How soon it must be accepted in full to count as on time: the first report plus 10 minutes, an hour, a day; what
    /// has an hour of its own by that hour.
    public var dueBy: Instant {
        switch need.urgency ?? .normal {
        case .emergency: at + .minutes(10)
        case .urgent: at + .hours(1)
        case .scheduled: window?.from ?? at + .hours(24)
        case .normal: at + .hours(24)
        }
    }
}
