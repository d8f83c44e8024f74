public import PaidanCore

/// What became of each incident, kept as the decisions come in.
public struct Ledger: Sendable {
    /// One line an incident, in their order.
    public internal(set) var lines: [Line]
    /// How many inputs the desk answered.
    public internal(set) var decisions = 0
    /// How long each answer took, in nanoseconds, where somebody held a clock.
    public internal(set) var latencies: [UInt64] = []
    /// When each member accepted something.
    public internal(set) var accepted: [MemberID: [Instant]] = [:]
    /// Posts that were given to a second one while the first still had them.
    public internal(set) var doubleFilled = 0
    /// Wishes that ended the run open with nothing ahead of them, and reports that led to none.
    public internal(set) var lost = 0

    /// By wish and post, who held it after the last decision.
    private var holders: [WishNumber: [MemberID?]] = [:]
    private var byWish: [WishNumber: [Int]] = [:]
    private let members: [MemberID: Member]
    private let buildings: BuildingDirectory

    /// What became of one incident.
    public struct Line: Hashable, Sendable {
        /// The incident.
        public var incident: Incident
        /// The wishes that were opened for it, the first first.
        public var wishes: [WishNumber] = []
        /// When all its posts were held for the first time.
        public var fullAt: Instant?
        /// Who took a post, how near they really live, and whether it is the duty.
        public var places: [Place] = []
        /// How many offers were made.
        public var offers = 0
        /// When it was reported done.
        public var doneAt: Instant?

        /// One post taken.
        public struct Place: Hashable, Sendable {
            /// Who.
            public var member: MemberID
            /// How near to where it really is.
            public var ring: Ring
            /// Whether the staff had to go themselves.
            public var isDuty: Bool
        }
    }

    init(_ incidents: [Incident], in world: World) {
        lines = incidents.map { Line(incident: $0) }
        members = Dictionary(uniqueKeysWithValues: world.rulebook.members.map { ($0.id, $0) })
        buildings = world.rulebook.buildings
    }

    func member(_ id: MemberID) -> Member? { members[id] }

    /// The incident that a wish is about; the first of several.
    func incident(of wish: WishNumber) -> Int? { byWish[wish]?.first }

    /// A report led to a wish.
    mutating func link(_ wish: WishNumber, to incident: Int, at: Instant) {
        guard byWish[wish]?.contains(incident) != true else { return }
        byWish[wish, default: []].append(incident)
        lines[incident].wishes.append(wish)
        // What joins a wish that has its people already is served at once.
        let first = byWish[wish]?.first ?? incident
        if first != incident, lines[first].fullAt != nil { lines[incident].fullAt = lines[incident].fullAt ?? at }
    }

    mutating func take(_ decision: Decision) {
        decisions += 1
        for entry in decision.entries {
            checkFilling(entry)
            take(entry, at: decision.at)
        }
        for wish in decision.changes.wishes {
            holders[wish.number] = wish.state.isOver ? nil : wish.slots.map { $0.state == .held ? $0.holder : nil }
            take(wish, at: decision.at)
        }
    }

    /// A post that somebody holds cannot be taken by another.
    private mutating func checkFilling(_ entry: TimelineEntry) {
        guard entry.event == "accepted", let wish = entry.wish, case .number(let slot)? = entry.facts["slot"],
            let before = holders[wish], before.indices.contains(slot), let holder = before[slot],
            entry.facts["member"] != .text(holder.rawValue)
        else { return }
        doubleFilled += 1
    }

    private mutating func take(_ entry: TimelineEntry, at: Instant) {
        guard let wish = entry.wish, let incident = incident(of: wish) else { return }
        switch entry.event {
        case "offered": lines[incident].offers += 1
        case "accepted":
            guard case .text(let text)? = entry.facts["member"], let member = members[MemberID(text)] else { return }
            accepted[member.id, default: []].append(at)
            let ring = ring(of: member, to: lines[incident].incident.need.place.building)
            lines[incident].places.append(.init(member: member.id, ring: ring, isDuty: member.kind == .staff))
        default: break
        }
    }

    private mutating func take(_ wish: Wish, at: Instant) {
        guard let own = byWish[wish.number] else { return }
        let isFull = !wish.slots.isEmpty && !wish.slots.contains(where: \.isWanted) && !wish.holders.isEmpty
        for number in own {
            if isFull, lines[number].fullAt == nil { lines[number].fullAt = at }
            if wish.doneAt != nil, lines[number].doneAt == nil { lines[number].doneAt = wish.doneAt }
        }
    }

    /// The run is over.
    mutating func close(_ desk: Desk) {
        lost = lines.count { $0.wishes.isEmpty && $0.incident.at <= desk.now }
        lost += desk.state.wishes.values.count { !$0.state.isOver && $0.due == nil }
    }

    /// How near a member really lives to a building.
    func ring(of member: Member, to name: String?) -> Ring {
        guard let building = name.flatMap(buildings.building(named:)), case .buildings(let own) = member.coverage else {
            return .community
        }
        if own.contains(building.id) { return .building }
        let grids = Set(own.compactMap { buildings.building(named: $0)?.grid })
        if grids.contains(building.grid) { return .grid }
        return grids.isDisjoint(with: buildings.neighbours(of: building)) ? .community : .neighbours
    }
}
