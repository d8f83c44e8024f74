/// Limits and thresholds.
public struct Limits: Hashable, Codable, Sendable {
    /// How sure the reader must be of a wish before it goes out by itself.
    public var wishConfidence: Double
    /// How sure it must be of a wish before anybody is asked about it at all; below, it is chatter.
    public var doubtConfidence: Double
    /// How sure it must be of kind, place and urgency before members are sent to an emergency without confirmation.
    public var emergencyConfidence: Double
    /// Within which time reports of the same place and kind are one wish.
    public var mergeWindow: Instant.Span
    /// How long an asked-back question waits.
    public var questionPatience: Instant.Span
    /// How long the duty has to answer a proposal.
    public var proposalPatience: Instant.Span
    /// How long the staff alone have before members are asked about an unconfirmed emergency.
    public var staffFirst: Instant.Span
    /// How many offers may go unanswered within a day before somebody is left in peace.
    public var unansweredPerDay: Int
    /// How long a finished wish waits for the reporter's word.
    public var confirmPatience: Instant.Span
    /// How long an ended wish can still be reopened by the desk.
    public var reopenPatience: Instant.Span
    /// For how long an address is remembered.
    public var rememberAddress: Instant.Span
    /// How far the desk may go with private messages and mail.
    public var directLevel: Level
    /// The first wish number.
    public var firstNumber: Int
    /// How much is asked of one volunteer; nil for the standard budget.
    public var budget: Budget?

    /// Limits; the defaults are the design's.
    public init(
        wishConfidence: Double = 0.95, doubtConfidence: Double = 0.4, emergencyConfidence: Double = 0.8,
        mergeWindow: Instant.Span = .minutes(30), questionPatience: Instant.Span = .minutes(10),
        proposalPatience: Instant.Span = .minutes(10), staffFirst: Instant.Span = .seconds(60),
        unansweredPerDay: Int = 4, confirmPatience: Instant.Span = .days(7), reopenPatience: Instant.Span = .days(7),
        rememberAddress: Instant.Span = .days(180), directLevel: Level = .propose, firstNumber: Int = 1024,
        budget: Budget? = nil
    ) {
        self.wishConfidence = wishConfidence
        self.doubtConfidence = doubtConfidence
        self.emergencyConfidence = emergencyConfidence
        self.mergeWindow = mergeWindow
        self.questionPatience = questionPatience
        self.proposalPatience = proposalPatience
        self.staffFirst = staffFirst
        self.unansweredPerDay = unansweredPerDay
        self.confirmPatience = confirmPatience
        self.reopenPatience = reopenPatience
        self.rememberAddress = rememberAddress
        self.directLevel = directLevel
        self.firstNumber = firstNumber
        self.budget = budget
    }
}
