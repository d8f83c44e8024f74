/// Somebody's turn on duty.
public struct Shift: Hashable, Codable, Sendable {
    /// The post, such as 社区值班 or 物业.
    public var role: String
    /// Who has it.
    public var member: MemberID
    /// From when on.
    public var from: Instant
    /// Until when, excluded; after `from`.
    public var to: Instant

    /// A turn on duty.
    public init(role: String, member: MemberID, from: Instant, to: Instant) {
        self.role = role
        self.member = member
        self.from = from
        self.to = to
    }

    /// Whether it covers an instant.
    public func covers(_ instant: Instant) -> Bool { from <= instant && instant < to }
}

extension Rulebook {
    /// Whose turn it is at an instant, in the order of the rota.
    public func onDuty(at instant: Instant) -> [Shift] {
        shifts.filter { $0.covers(instant) }
    }
}
