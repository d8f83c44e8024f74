/// The roster, found by account and by place; follows from the rules and is never recorded.
struct RosterIndex: Sendable {
    /// The roster, in the file's order.
    let members: [Member]
    /// The staff, in the file's order.
    let staff: [MemberID]
    private let byID: [MemberID: Int]
    private let byAccount: [Account: MemberID]
    /// Members by each building that they name.
    private let byBuilding: [String: [Int]]
    /// Members by each grid in which they name a building.
    private let byGrid: [String: [Int]]
    /// For each building the ring in which each member first comes into question.
    private let rings: [String: [Ring]]
    private let weeklyHours: [Double]
    /// The different hours that people give; thousands of members share a few.
    let hours: [Availability]
    /// For each member which of the hours.
    private let hoursClasses: [Int]
    /// For each member what a post asks first.
    let traits: [Traits]
    private let skillBits: [Skill: UInt64]
    /// The turns on duty that come again, by member.
    private let patterns: [MemberID: [DutyPattern]]

    /// Follows the rules and what is remembered of members: who left stands on it no more, a bound account speaks for who
    /// bound it and is one more way to reach that one.
    init(_ rulebook: Rulebook, _ records: [MemberID: MemberRecord] = [:]) {
        members = RosterIndex.members(of: rulebook, records)
        staff = members.filter { $0.kind == .staff }.map(\.id)
        byID = Dictionary(members.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        byAccount = Dictionary(
            members.flatMap { member in member.accounts.map { ($0, member.id) } },
            uniquingKeysWith: { first, _ in first })
        var byBuilding: [String: [Int]] = [:]
        var byGrid: [String: [Int]] = [:]
        for (place, member) in members.enumerated() {
            var own: [String] = []
            if case .buildings(let covered) = member.coverage {
                for name in covered {
                    byBuilding[name, default: []].append(place)
                    if let grid = rulebook.buildings.building(named: name)?.grid, !own.contains(grid) {
                        own.append(grid)
                    }
                }
            }
            for grid in own { byGrid[grid, default: []].append(place) }
        }
        self.byBuilding = byBuilding
        self.byGrid = byGrid
        var rings: [String: [Ring]] = [:]
        for building in rulebook.buildings.buildings {
            // From far to near, so that the nearest stands at last.
            var own = Array(repeating: Ring.community, count: members.count)
            for grid in rulebook.buildings.neighbours(of: building) {
                for place in byGrid[grid] ?? [] { own[place] = .neighbours }
            }
            for place in byGrid[building.grid] ?? [] { own[place] = .grid }
            for place in byBuilding[building.id] ?? [] { own[place] = .building }
            rings[building.id] = own
        }
        self.rings = rings
        weeklyHours = members.map { RosterIndex.weeklyHours(of: $0.availability) }
        var classes: [Availability: Int] = [:]
        var hours: [Availability] = []
        hoursClasses = members.map { member in
            if let known = classes[member.availability] { return known }
            classes[member.availability] = hours.count
            hours.append(member.availability)
            return hours.count - 1
        }
        self.hours = hours
        let bits = Traits.bits(of: members)
        skillBits = bits
        traits = members.map { Traits(kinds: [$0.kind], skills: $0.skills, bits: bits) }
        patterns = Dictionary(grouping: rulebook.patterns, by: \.member)
    }

    private static func members(of rulebook: Rulebook, _ records: [MemberID: MemberRecord]) -> [Member] {
        let known = records.filter { $0.value.leftAt != nil || $0.value.bindings != nil }
        guard !known.isEmpty else { return rulebook.members }
        let speaking = Set(rulebook.channels.filter { $0.reachesPersons && $0.privacy == .private }.map(\.id))
        return rulebook.members.compactMap { member in
            guard let record = known[member.id] else { return member }
            guard record.leftAt == nil else { return nil }
            var member = member
            for binding in record.bindings ?? [] {
                if !member.accounts.contains(binding.account) { member.accounts.append(binding.account) }
                // After the office's own ways, whose order an offer refers to.
                let way = Destination.direct(binding.account.id, on: binding.channel)
                guard speaking.contains(binding.channel), !member.contacts.contains(where: { $0.destination == way })
                else { continue }
                member.contacts.append(.init(destination: way, privacy: .private))
            }
            return member
        }
    }

    private static func weeklyHours(of availability: Availability) -> Double {
        let minutes = availability.hours.reduce(0) { sum, hours in
            let days =
                switch hours.days {
                case .weekdays(let days): days.count
                case .ofClass(.workday): 5
                case .ofClass(.offDay): 2
                case .ofClass(.publicHoliday): 0
                }
            return sum + days * (hours.to - hours.from)
        }
        return max(Double(minutes) / 60, 1)
    }

    /// The member with an id.
    subscript(id: MemberID) -> Member? { byID[id].map { members[$0] } }

    /// Who speaks with an account; nil for residents.
    func member(of account: Account) -> MemberID? { byAccount[account] }

    /// The hours a week that a member declared, at least 1.
    func weeklyHours(of id: MemberID) -> Double { byID[id].map { weeklyHours[$0] } ?? 1 }

    /// Which of the different hours somebody gives.
    func hoursClass(of id: MemberID) -> Int? { byID[id].map { hoursClasses[$0] } }

    /// What a post asks for.
    func traits(of slot: Slot) -> Traits { Traits(kinds: slot.kinds, skills: slot.skills, bits: skillBits) }

    /// The turns on duty of somebody that come again.
    func patterns(of id: MemberID) -> [DutyPattern] { patterns[id] ?? [] }

    /// Those who first come into question in a ring around a building; nearer ones are not repeated.
    ///
    /// Told by their places in the roster: in the widest ring of a large community there are thousands.
    func places(in ring: Ring, around building: Building?) -> [Int] {
        guard let building, let rings = rings[building.id] else {
            return ring == .community ? Array(members.indices) : []
        }
        switch ring {
        case .building: return byBuilding[building.id] ?? []
        case .grid: return (byGrid[building.grid] ?? []).filter { rings[$0] == ring }
        case .neighbours, .community: return rings.indices.filter { rings[$0] == ring }
        case .duty: return []
        }
    }

    /// The members whose name or id is given.
    func members(named name: String) -> [Member] {
        if let exact = self[MemberID(name)] { return [exact] }
        return members.filter { $0.name == name }
    }
}
