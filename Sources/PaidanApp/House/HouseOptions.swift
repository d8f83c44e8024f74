public import PaidanCore

/// How the daemon is started.
public struct HouseOptions: Sendable {
    /// The configuration folder and the variables.
    public var shell: Shell
    /// Where a clock that stands still begins; nil for the machine's time.
    public var clock: Instant?

    /// How the daemon is started.
    public init(_ shell: Shell, clock: Instant? = nil) {
        self.shell = shell
        self.clock = clock
    }
}

/// The version that the daemon tells of itself.
public let paidanVersion = "0.1.0"
