/// What one client may cost. Times are measured by the monotonic clock, never by the domain's.
public struct WebLimits: Hashable, Sendable {
    /// The longest body, in bytes; a longer one is answered 413.
    public var body: Int
    /// How long a new connection may take until its first request's head is complete.
    public var headDeadline: Duration
    /// How long a body may take from the head to its end.
    public var bodyDeadline: Duration
    /// How long a connection may lie idle between requests.
    public var idle: Duration
    /// How many connections are open at once; more wait in the kernel's queue.
    public var connections: Int
    /// What a client is told to wait where the house is short of something and does not say for how long, in seconds.
    public var retryAfter: Int

    /// Limits: 1 MiB, 10 s for a head, 30 s for a body, 60 s idle, 2000 connections, 5 s to wait.
    public init(
        body: Int = 1 << 20, headDeadline: Duration = .seconds(10), bodyDeadline: Duration = .seconds(30),
        idle: Duration = .seconds(60), connections: Int = 2000, retryAfter: Int = 5
    ) {
        self.body = body
        self.headDeadline = headDeadline
        self.bodyDeadline = bodyDeadline
        self.idle = idle
        self.connections = connections
        self.retryAfter = retryAfter
    }
}
