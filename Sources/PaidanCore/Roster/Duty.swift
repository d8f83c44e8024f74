/// Somebody's turn on duty.
public struct Shift: Hashable, Codable, Sendable {
    /// The post, such as 社区值班 or 物业.
    public var role: String
    /// Who has it.
    public var member: MemberID
    /// The telephone of this turn, where it is not the person's own.
    public var phone: String?
    /// From when on.
    public var from: Instant
    /// Until when, excluded; after `from`.
    public var to: Instant

    /// A turn on duty.
    public init(role: String, member: MemberID, phone: String? = nil, from: Instant, to: Instant) {
        self.role = role
        self.member = member
        self.phone = phone
        self.from = from
        self.to = to
    }

    /// Whether it covers an instant.
    public func covers(_ instant: Instant) -> Bool { from <= instant && instant < to }
}

/// A turn on duty that comes again, such as every working day from 18:00 to 08:00.
public struct DutyPattern: Hashable, Codable, Sendable {
    /// The post, such as 社区值班 or 物业.
    public var role: String
    /// Who has it.
    public var member: MemberID
    /// The telephone of this turn, where it is not the person's own.
    public var phone: String?
    /// On which days it begins, and its minutes of the day.
    public var hours: Availability.Hours

    /// A turn that comes again.
    public init(role: String, member: MemberID, phone: String? = nil, hours: Availability.Hours) {
        self.role = role
        self.member = member
        self.phone = phone
        self.hours = hours
    }

    /// The turn that covers an instant; nil where none does.
    func shift(at instant: Instant, by calendar: Calendar, in zone: Zone) -> Shift? {
        let today = zone.civil(instant).date
        for day in [today, today.adding(days: -1)] where hours.days.contain(day, by: calendar) {
            let shift = Shift(
                role: role, member: member, phone: phone, from: zone.instant(day, minute: hours.from),
                to: zone.instant(day, minute: hours.to))
            if shift.covers(instant) { return shift }
        }
        return nil
    }
}

extension Rulebook {
    /// Who is on duty at an instant: dated turns in the rota's order, then the turns that come again of those posts
    /// that no dated turn fills. Nobody where the rota has nobody; then `standby` holds.
    public func onDuty(at instant: Instant) -> [Shift] {
        let dated = shifts.filter { $0.covers(instant) }
        let filled = Set(dated.map(\.role))
        return dated
            + patterns.lazy.filter { !filled.contains($0.role) }
            .compactMap { $0.shift(at: instant, by: calendar, in: zone) }
    }
}

extension Zone {
    /// The instant of a minute of a local day; from 1440 on it lies on the next day.
    fileprivate func instant(_ date: CivilDate, minute: Int) -> Instant {
        instant(CivilTime(date: date.adding(days: minute / 1440), minute: minute % 1440))
    }
}
