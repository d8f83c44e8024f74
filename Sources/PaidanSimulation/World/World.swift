public import PaidanCore

/// A community with its people, before anything happens: the rules the desk gets, and what nobody tells the desk.
public struct World: Sendable {
    /// The rules in force: buildings, roster, rota, paces.
    public var rulebook: Rulebook
    /// The seed of all luck.
    public var seed: UInt64
    /// How often each member says yes, 0 to 1.
    var willingness: [MemberID: Double]

    /// A community of a real roster: whoever is on it, with tempers made from the seed.
    ///
    /// The group of residents is heard at `auto`, and everybody can be reached, so that the day is about dispatching.
    public init(rulebook: Rulebook, seed: UInt64) {
        var own = rulebook
        own.limits.directLevel = .auto
        own.groups = World.groups
        own.channels = World.channels
        own.members = rulebook.members.map(World.reachable)
        self.rulebook = own
        self.seed = seed
        willingness = World.tempers(of: own.members, seed: seed)
    }

    /// The made community: 40 buildings in 8 grids, 300 members, 12 staff on duty by turns, one property company.
    public static func made(seed: UInt64) -> World {
        World(rulebook: MadeCommunity(seed: seed).rulebook, seed: seed)
    }

    static let channel: ChannelID = "app"
    static let residents: GroupID = "residents"
    static let duty: GroupID = "duty"

    private static let groups = [
        GroupRule(channel: channel, id: residents, name: "居民群", audience: .residents, level: .auto),
        GroupRule(channel: channel, id: duty, name: "值班群", audience: .duty, level: .auto),
    ]
    private static let channels = [
        ChannelRule(id: channel, namespace: "app", reachesPersons: true, reachesGroups: true)
    ]

    private static func reachable(_ member: Member) -> Member {
        var own = member
        own.accounts = [account(of: member.id)]
        own.contacts = [
            .init(destination: .direct(member.id.rawValue, on: channel), privacy: .private, rings: true)
        ]
        return own
    }

    private static func tempers(of members: [Member], seed: UInt64) -> [MemberID: Double] {
        var tempers: [MemberID: Double] = [:]
        for member in members {
            var dice = Dice(seed, "temper \(member.id)")
            // Whoever is on duty is paid to come.
            tempers[member.id] = member.kind == .member ? dice.beta43() : 0.9
        }
        return tempers
    }

    /// With which account a member speaks.
    static func account(of member: MemberID) -> Account { Account(namespace: "app", id: member.rawValue) }
}
