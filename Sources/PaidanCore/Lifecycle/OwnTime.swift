/// What a member said of the own time: it holds beside the roster until the member takes it back, the roster's row is
/// changed later, or the duty clears it.
public struct OwnTime: Hashable, Codable, Sendable {
    /// What was said and still holds, oldest first; at most `most`.
    public private(set) var said: [Said]

    /// How many words are kept: more than anybody keeps in mind.
    static let most = 12

    /// One word, and when it was said.
    public struct Said: Hashable, Codable, Sendable {
        /// What changes.
        public var change: AvailabilityChange
        /// When it was said.
        public var at: Instant
    }

    /// Nothing said yet.
    public init() {
        said = []
    }

    /// Whether the roster alone holds.
    public var isEmpty: Bool { said.isEmpty }

    /// Takes a word over; it replaces one that says the same thing otherwise.
    mutating func say(_ change: AvailabilityChange, at now: Instant) {
        said.removeAll { $0.change.isReplaced(by: change) }
        said.append(Said(change: change, at: now))
        if said.count > OwnTime.most { said.removeFirst(said.count - OwnTime.most) }
    }

    /// Takes one word back: the pause first, then an absence that runs, then what was said last.
    ///
    /// - Returns: which; nil where nothing holds.
    mutating func takeBack(at now: Instant) -> AvailabilityChange? {
        let place =
            said.lastIndex { $0.change.kind == .pause } ?? said.lastIndex { $0.isAbsence(at: now) }
            ?? said.indices.last
        return place.map { said.remove(at: $0).change }
    }

    /// Lets go of absences that are over.
    mutating func forget(at now: Instant) {
        said.removeAll { $0.change.window.map { $0.to <= now } ?? false }
    }

    /// Lets go of what was said about parts of the roster's row that the office has changed since.
    mutating func yield(to new: Member, insteadOf old: Member) {
        said.removeAll { word in
            switch word.change.kind {
            case .away: new.away != old.away
            case .never, .only: new.availability != old.availability
            case .limit: new.maxOpen != old.maxOpen
            case .pause, .resume: false
            }
        }
    }

    /// Whether the member is away or pauses at an instant.
    func isAway(at instant: Instant) -> Bool {
        said.contains { $0.change.kind == .pause || $0.isAbsence(at: instant) }
    }

    /// When the absences around an instant end; nil where no end was said.
    func endOfAbsence(at instant: Instant) -> Instant? {
        let running = said.filter { $0.change.kind == .pause || $0.isAbsence(at: instant) }
        let ends = running.compactMap(\.change.window?.to)
        return ends.count == running.count ? ends.max() : nil
    }

    /// Whether the hours said allow a local time.
    func allows(_ time: CivilTime, by calendar: Calendar) -> Bool {
        let never = hours(.never)
        let only = hours(.only)
        return !Availability(hours: never).contains(time, by: calendar)
            && (only.isEmpty || Availability(hours: only).contains(time, by: calendar))
    }

    /// The hours said of a kind.
    func hours(_ kind: AvailabilityChange.Kind) -> [Availability.Hours] {
        said.filter { $0.change.kind == kind }.compactMap(\.change.hours)
    }

    /// The limits said: how many jobs in which time.
    var limits: [(period: AvailabilityChange.Period, count: Int)] {
        said.compactMap { word in
            guard word.change.kind == .limit, let count = word.change.count else { return nil }
            return (word.change.period ?? .day, count)
        }
    }
}

extension OwnTime.Said {
    /// Whether it is an absence that holds at an instant; one without an end holds from when it was said.
    fileprivate func isAbsence(at instant: Instant) -> Bool {
        guard change.kind == .away else { return false }
        return change.window.map { $0.from <= instant && instant < $0.to } ?? (at <= instant)
    }
}

extension AvailabilityChange {
    /// Whether another word takes the place of this one: the same again, other only-hours, another limit for the time.
    fileprivate func isReplaced(by other: AvailabilityChange) -> Bool {
        guard kind == other.kind else { return false }
        return switch kind {
        case .away, .never: self == other
        case .only, .pause, .resume: true
        case .limit: period == other.period
        }
    }
}

extension CivilDate {
    /// The first day of the time in which jobs are counted, and the first day after it.
    func bounds(of period: AvailabilityChange.Period) -> (first: CivilDate, next: CivilDate) {
        switch period {
        case .day: return (self, adding(days: 1))
        case .week:
            let monday = adding(days: 1 - weekday)
            return (monday, monday.adding(days: 7))
        case .month:
            let first = adding(days: 1 - day)
            let later = first.adding(days: 31)
            return (first, later.adding(days: 1 - later.day))
        }
    }
}
