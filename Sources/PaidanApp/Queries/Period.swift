public import PaidanCore

/// Whole days, from the first to the last, in a community's local time; a missing end is open.
public struct Period: Hashable, Sendable {
    /// The first day; nil for as long as there are records.
    public var first: CivilDate?
    /// The last day, included; nil for until now.
    public var last: CivilDate?

    /// Days from first to last.
    public init(first: CivilDate? = nil, last: CivilDate? = nil) {
        self.first = first
        self.last = last
    }

    /// Days read from `2026-11-22`.
    ///
    /// - Throws: 64 where one is no day, or the last lies before the first.
    public init(from: String?, to: String?) throws(CommandFailure) {
        first = try Period.day(from, option: "--from")
        last = try Period.day(to, option: "--to")
        if let first, let last, last < first {
            throw CommandFailure(.usage, "--to must not lie before --from (got \"\(first)\" and \"\(last)\")")
        }
    }

    private static func day(_ text: String?, option: String) throws(CommandFailure) -> CivilDate? {
        guard let text else { return nil }
        guard let day = CivilDate(text) else {
            throw CommandFailure(.usage, "\(option) must be a day such as 2026-11-22 (got \"\(text)\")")
        }
        return day
    }

    /// The first instant of the period.
    func start(in zone: Zone) -> Instant? { first.map(zone.startOfDay) }

    /// The first instant after the period.
    func end(in zone: Zone) -> Instant? { last.map { zone.startOfDay($0.adding(days: 1)) } }
}
