/// How fast a class of wishes must go.
public struct Pace: Hashable, Codable, Sendable {
    /// How many live offers one post may have at once; at least 1.
    public var width: Int
    /// How long an offer waits for an answer.
    public var expiry: Instant.Span
    /// How long after acceptance the member is asked how far it is.
    public var followUp: Instant.Span
    /// How long the duty person has before being reminded.
    public var dutyReminder: Instant.Span
    /// Whether offers go out at night.
    public var ignoresQuiet: Bool

    /// A pace.
    public init(
        width: Int, expiry: Instant.Span, followUp: Instant.Span, dutyReminder: Instant.Span, ignoresQuiet: Bool = false
    ) {
        self.width = width
        self.expiry = expiry
        self.followUp = followUp
        self.dutyReminder = dutyReminder
        self.ignoresQuiet = ignoresQuiet
    }

    /// The paces that hold where a community says nothing else.
    public static let standard: [Urgency: Pace] = [
        .emergency: Pace(
            width: 4, expiry: .seconds(90), followUp: .minutes(10), dutyReminder: .minutes(2), ignoresQuiet: true),
        .urgent: Pace(width: 2, expiry: .minutes(4), followUp: .hours(2), dutyReminder: .minutes(20)),
        .normal: Pace(width: 1, expiry: .minutes(15), followUp: .hours(24), dutyReminder: .hours(4)),
        .scheduled: Pace(width: 1, expiry: .hours(4), followUp: .hours(24), dutyReminder: .hours(4)),
    ]
}

/// When ordinary offers wait until morning.
public struct QuietHours: Hashable, Codable, Sendable {
    /// The first quiet minute of the day.
    public var from: Int
    /// The minute at which the day begins.
    public var to: Int

    /// Quiet from a minute of the day until another; the same minute twice means never.
    public init(from: Int = 22 * 60 + 30, to: Int = 6 * 60 + 30) {
        self.from = from
        self.to = to
    }

    /// Whether a local time is quiet.
    public func contain(_ time: CivilTime) -> Bool {
        let minute = time.minuteOfDay
        return from <= to ? (from <= minute && minute < to) : (minute >= from || minute < to)
    }
}
