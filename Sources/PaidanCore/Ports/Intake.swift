/// What the web server asks of the house: it knows HTTP and nothing else.
public protocol Intake: Sendable {
    /// Hears a request to `/hooks/{channel}`; returns only when what it said is durable.
    func receive(_ request: WebhookRequest, on channel: ChannelID) async -> WebhookAnswer
    /// Whether the house is ready, with the reasons why not.
    func readiness() async -> Readiness
    /// The metrics as Prometheus text.
    func metricsText() async -> String
    /// Moves a clock that stands still, and returns when everything due until then is done; nil where it is no such clock.
    func moveClock(to now: Instant) async -> Instant?
}

/// Whether the house is ready.
public struct Readiness: Hashable, Sendable {
    /// Whether requests are welcome.
    public var isReady: Bool
    /// Each check with its outcome, in a fixed order.
    public var checks: [Check]

    /// A check and its outcome.
    public struct Check: Hashable, Sendable {
        /// What was looked at.
        public var name: String
        /// Whether it is well.
        public var isWell: Bool
        /// What was seen.
        public var detail: String

        /// A check.
        public init(name: String, isWell: Bool, detail: String) {
            self.name = name
            self.isWell = isWell
            self.detail = detail
        }
    }

    /// Whether the house is ready.
    public init(isReady: Bool, checks: [Check]) {
        self.isReady = isReady
        self.checks = checks
    }
}
