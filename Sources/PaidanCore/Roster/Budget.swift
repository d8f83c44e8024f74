/// How much is asked of one volunteer.
public struct Budget: Hashable, Codable, Sendable {
    /// How many offers may go unanswered within seven days before somebody is left in peace.
    public var unansweredPerWeek: Int
    /// How many jobs a day, and how many in seven days.
    public var jobsPerDay: Int
    public var jobsPerWeek: Int
    /// How many jobs at once, and how many a day, while there is more to do than people for it.
    public var stormAtOnce: Int
    public var stormPerDay: Int
    /// The way from one job to the next.
    public var travel: Instant.Span
    /// How long after a job nobody asks for another that can wait.
    public var rest: Instant.Span
    /// How late a yes may come and still be kept for the case that who has the job cannot come.
    public var reserve: Instant.Span

    /// A budget; the defaults are the design's.
    public init(
        unansweredPerWeek: Int = 10, jobsPerDay: Int = 3, jobsPerWeek: Int = 6, stormAtOnce: Int = 3,
        stormPerDay: Int = 8, travel: Instant.Span = .minutes(10), rest: Instant.Span = .minutes(30),
        reserve: Instant.Span = .seconds(60)
    ) {
        self.unansweredPerWeek = unansweredPerWeek
        self.jobsPerDay = jobsPerDay
        self.jobsPerWeek = jobsPerWeek
        self.stormAtOnce = stormAtOnce
        self.stormPerDay = stormPerDay
        self.travel = travel
        self.rest = rest
        self.reserve = reserve
    }
}
