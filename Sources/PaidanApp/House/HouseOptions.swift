public import PaidanCore

/// How the daemon is started.
public struct HouseOptions: Sendable {
    /// The configuration folder.
    public var directory: String
    /// Where a clock that stands still begins; nil for the machine's time.
    public var clock: Instant?
    /// The process's environment.
    public var environment: [String: String]

    /// How the daemon is started.
    public init(directory: String, clock: Instant? = nil, environment: [String: String]) {
        self.directory = directory
        self.clock = clock
        self.environment = environment
    }
}

/// Why the daemon does not start, with the exit code that says whether to try again.
public struct HouseFailure: Error, Sendable, CustomStringConvertible {
    /// 78 for the configuration, 75 for what may be well later, 1 for the rest.
    public var code: Int32
    /// What to tell.
    public var description: String

    /// A failure.
    public init(code: Int32, _ description: String) {
        self.code = code
        self.description = description
    }
}

/// The version that the daemon tells of itself.
public let paidanVersion = "0.1.0"
