public import PaidanCore

/// The same luck for somebody who knows all of it beforehand: what a solver needs to find the best that could have been.
public struct WorldExport: Codable, Sendable {
    /// Which day.
    public var scenario: Scenario
    /// Which seed.
    public var seed: UInt64
    /// The members, with their number of wishes at once.
    public var members: [Helper]
    /// What happens.
    public var incidents: [Job]

    /// Somebody who could be asked.
    public struct Helper: Codable, Sendable {
        public var id: MemberID
        public var isDuty: Bool
        public var maxOpen: Int
    }

    /// An incident, and who would have said yes to it.
    public struct Job: Codable, Sendable {
        public var number: Int
        /// Milliseconds since 1970: the first report, and until when all posts must be held.
        public var at: Int64
        public var dueBy: Int64
        public var urgency: Urgency
        /// How many posts it has.
        public var posts: Int
        public var willing: [Edge]
    }

    /// One who would have come.
    public struct Edge: Codable, Sendable {
        /// The place in `members`.
        public var member: Int
        /// 0 for the same building, 1 grid, 2 neighbouring grid, 3 community.
        public var ring: Int
        /// Milliseconds since 1970: the first moment at which the job can be in hand, and how long it then takes.
        public var start: Int64
        public var duration: Int64
    }

    /// What a scenario holds for one who knows all.
    public init(_ scenario: Scenario, _ simulation: Simulation) {
        let world = simulation.world
        let rulebook = world.rulebook
        self.scenario = scenario
        seed = world.seed
        members = rulebook.members.map { Helper(id: $0.id, isDuty: $0.kind == .staff, maxOpen: $0.maxOpen) }
        let judge = simulation.referee
        incidents = simulation.incidents.map { incident in
            let category = rulebook.categories[incident.need.category ?? .other] ?? CategoryRule()
            let posts = category.slots.reduce(0) { $0 + max($1.count ?? incident.need.people ?? 1, 1) }
            return Job(
                number: incident.number, at: incident.at.milliseconds, dueBy: incident.dueBy.milliseconds,
                urgency: incident.need.urgency ?? .normal, posts: posts,
                willing: rulebook.members.indices.compactMap { place in
                    WorldExport.edge(place, incident, category, world, judge, simulation.ledger)
                })
        }
    }

    private static func edge(
        _ place: Int, _ incident: Incident, _ category: CategoryRule, _ world: World, _ judge: Referee, _ ledger: Ledger
    ) -> Edge? {
        let member = world.rulebook.members[place]
        let skills = category.slots.first?.skills ?? incident.need.skills
        let isStaff = member.kind == .staff
        guard isStaff || category.slots.contains(where: { $0.kinds.contains(member.kind) }),
            Set(skills).isSubset(of: member.skills), !category.needsVetting || member.kind != .member || member.vetted
        else { return nil }
        let luck = Luck(world.seed, incident, member)
        let urgency = incident.need.urgency ?? .normal
        guard luck.yes < Temper.willingness(world.willingness[member.id] ?? 0.5, urgency, unanswered: 0) else {
            return nil
        }
        guard let start = judge.firstHour(of: member, from: incident.at, until: incident.dueBy, incident) else {
            return nil
        }
        return Edge(
            member: place, ring: ledger.ring(of: member, to: incident.need.place.building).rawValue,
            start: start.milliseconds, duration: luck.job.milliseconds)
    }
}
