/// The offsets of one time zone over the years, handed in by the configuration so that the core needs no zone data.
public struct Zone: Hashable, Sendable, Codable {
    /// The zone's name, such as `Asia/Shanghai`.
    public var name: String
    /// From which instant on which offset holds, in rising order; the first also holds before its instant.
    public var changes: [Change]

    /// An offset and the instant from which it holds.
    public struct Change: Hashable, Sendable, Codable {
        /// From when on.
        public var from: Instant
        /// Seconds ahead of UTC.
        public var offset: Int

        /// An offset from an instant on.
        public init(from: Instant, offset: Int) {
            self.from = from
            self.offset = offset
        }
    }

    /// A zone with its changes in rising order; none means UTC.
    public init(name: String, changes: [Change]) {
        self.name = name
        self.changes = changes
    }

    /// UTC.
    public static let utc = Zone(name: "UTC", changes: [])
    /// China's single zone since 1991.
    public static let shanghai = Zone(
        name: "Asia/Shanghai", changes: [Change(from: Instant(milliseconds: 0), offset: 8 * 3600)])

    /// Seconds ahead of UTC at an instant.
    public func offset(at instant: Instant) -> Int {
        changes.last { $0.from <= instant }?.offset ?? changes.first?.offset ?? 0
    }

    /// The local time at an instant.
    public func civil(_ instant: Instant) -> CivilTime {
        CivilTime(instant, offset: offset(at: instant))
    }

    /// The instant of a local time: the earlier of two, and just after a gap where there is none.
    public func instant(_ civil: CivilTime) -> Instant {
        let local = Int64(civil.date.dayNumber) * 86_400 + Int64(civil.secondOfDay)
        // A zone that never changes, such as China's, needs no search.
        if changes.count == 1 { return Instant(seconds: local - Int64(changes[0].offset)) }
        let candidates = Set(changes.map(\.offset)).union(changes.isEmpty ? [0] : [])
            .map { Instant(seconds: local - Int64($0)) }.sorted()
        for candidate in candidates where self.civil(candidate) == civil { return candidate }
        return changes.first { $0.from > candidates[0] }?.from ?? candidates[0]
    }

    /// The first instant of a local day.
    public func startOfDay(_ date: CivilDate) -> Instant {
        instant(CivilTime(date: date))
    }
}
