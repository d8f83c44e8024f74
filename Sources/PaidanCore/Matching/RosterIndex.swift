/// The roster, found by account and by place; follows from the rules and is never recorded.
struct RosterIndex: Sendable {
    private let members: [Member]
    private let byID: [MemberID: Int]
    private let byAccount: [Account: MemberID]
    /// Members by each building that they name.
    private let byBuilding: [String: [Int]]
    /// Members by each grid in which they name a building.
    private let byGrid: [String: [Int]]
    private let weeklyHours: [Double]
    private let buildings: BuildingDirectory

    init(_ rulebook: Rulebook) {
        members = rulebook.members
        buildings = rulebook.buildings
        byID = Dictionary(members.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        byAccount = Dictionary(
            members.flatMap { member in member.accounts.map { ($0, member.id) } },
            uniquingKeysWith: { first, _ in first })
        var byBuilding: [String: [Int]] = [:]
        var byGrid: [String: [Int]] = [:]
        for (place, member) in rulebook.members.enumerated() {
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
        weeklyHours = members.map { RosterIndex.weeklyHours(of: $0.availability) }
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

    /// Those who first come into question in a ring around a building; nearer ones are not repeated.
    ///
    /// Told by their places in the roster: in the widest ring of a large community there are thousands.
    func places(in ring: Ring, around building: Building?) -> [Int] {
        guard let building else { return ring == .community ? Array(members.indices) : [] }
        let own = byBuilding[building.id, default: []]
        switch ring {
        case .building:
            return own
        case .grid:
            let nearer = Set(own)
            return byGrid[building.grid, default: []].filter { !nearer.contains($0) }
        case .neighbours:
            let nearer = Set(byGrid[building.grid, default: []])
            let around = Set(buildings.neighbours(of: building).flatMap { byGrid[$0, default: []] })
            return around.subtracting(nearer).sorted()
        case .community:
            let near = buildings.neighbours(of: building).union([building.grid])
            let nearer = Set(near.flatMap { byGrid[$0, default: []] })
            return members.indices.filter { !nearer.contains($0) }
        case .duty:
            return []
        }
    }

    /// The member at a place of the roster.
    subscript(place: Int) -> Member { members[place] }

    /// The members whose name or id is given.
    func members(named name: String) -> [Member] {
        if let exact = self[MemberID(name)] { return [exact] }
        return members.filter { $0.name == name }
    }
}
