/// How long and how much a courier lets a call take.
public struct CourierLimits: Hashable, Sendable {
    /// How long until the connection stands, with name lookup and TLS.
    public var connecting: Duration
    /// How long an HTTP call may take in all, once it has a connection.
    public var calling: Duration
    /// How long handing over a mail may take in all, once it has a connection.
    public var mailing: Duration
    /// How long a call waits for one of its server's connections to be free.
    public var waiting: Duration
    /// How long an unused connection is kept.
    public var idleConnection: Duration
    /// How many connections to one server; calls beyond wait, and hold up no other server.
    public var connectionsPerServer: Int
    /// How many connections in all.
    public var connections: Int

    /// The part of an answer's body that is kept; `HTTPAnswer` promises it.
    static let keptBody = 64 * 1024
    /// How much of a longer body is read and dropped to keep the connection, before it is cut instead.
    static let droppedBody = 192 * 1024
    /// How long a transfer may stand still, with less than a byte a second.
    static let standstill = Duration.seconds(10)

    /// Limits; the defaults suit chat platforms and mail servers.
    public init(
        connecting: Duration = .seconds(5), calling: Duration = .seconds(15), mailing: Duration = .seconds(60),
        waiting: Duration = .seconds(60), idleConnection: Duration = .seconds(60), connectionsPerServer: Int = 4,
        connections: Int = 256
    ) {
        self.connecting = connecting
        self.calling = calling
        self.mailing = mailing
        self.waiting = waiting
        self.idleConnection = idleConnection
        self.connectionsPerServer = max(connectionsPerServer, 1)
        self.connections = max(connections, 1)
    }
}

extension Duration {
    /// Whole milliseconds, at least 1: libcurl takes 0 for "no limit".
    var milliseconds: Int {
        max(Int(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000), 1)
    }

    /// Whole seconds, rounded up, at least 1.
    var wholeSeconds: Int { (milliseconds + 999) / 1000 }
}
