/// How a command ended, as a shell or systemd sees it; numbers of sysexits(3) where there is one.
public enum CommandStatus: Int32, Hashable, Sendable, CaseIterable {
    /// It was done.
    case done = 0
    /// It failed, or what was looked at is not as it should be.
    case failed = 1
    /// It was asked for in a way that cannot be understood.
    case usage = 64
    /// No daemon answers, or it cannot answer now: try again later.
    case tryLater = 75
    /// The configuration is at fault; a restart would not help.
    case configuration = 78
}

/// Why a command did nothing.
public struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What the command ends with.
    public var status: CommandStatus
    /// What to tell: lower case, what was being done, the cause, and what to do about it.
    public var description: String

    /// A failure with what to tell.
    public init(_ status: CommandStatus, _ description: String) {
        self.status = status
        self.description = description
    }
}

/// What a command has to say.
public struct CommandOutput: Hashable, Sendable {
    /// Lines for standard output.
    public var lines: [String]
    /// Lines for standard error.
    public var complaints: [String]
    /// What the command ends with.
    public var status: CommandStatus

    /// Lines, complaints and an end.
    public init(_ lines: [String] = [], complaints: [String] = [], status: CommandStatus = .done) {
        self.lines = lines
        self.complaints = complaints
        self.status = status
    }
}
