internal import PaidanCore

/// A community made from a seed: 40 buildings in 8 grids in a row, 300 members of whom three quarters come in the evening
/// and on days off, 12 staff in three turns, a property company and a clinic.
struct MadeCommunity {
    private let seed: UInt64
    private let buildingCount = 40
    private let gridSize = 5
    private let memberCount = 300

    init(seed: UInt64) {
        self.seed = seed
    }

    var rulebook: Rulebook {
        Rulebook(
            community: "made", name: "样板社区", phone: "010-5550 0100", calendar: HolidayTable.calendar,
            buildings: buildings, members: members + staff + organizations, patterns: patterns,
            standby: staff.map(\.id), categories: MadeCommunity.categories, limits: Limits(directLevel: .auto))
    }

    private var buildings: BuildingDirectory {
        let grids = (0..<buildingCount / gridSize).map { grid in
            let around = [grid - 1, grid + 1].filter { (0..<buildingCount / gridSize).contains($0) }
            return Grid(id: "grid\(grid)", name: "第\(grid + 1)网格", neighbours: around.map { "grid\($0)" })
        }
        return BuildingDirectory(
            buildings: (0..<buildingCount).map { Building(id: "\($0 + 1)", grid: "grid\($0 / gridSize)") },
            grids: grids)
    }

    static let categories: [Category: CategoryRule] = [
        .eldercare: CategoryRule(slots: [.init(kinds: [.member])], needsVetting: true),
        .facility: CategoryRule(slots: [.init(kinds: [.organization], organization: "物业", skills: [], count: 1)]),
        .admin: CategoryRule(slots: []),
    ]

    /// How many of a hundred members have a skill.
    private static let skills: [(skill: Skill, percent: Double)] = [
        ("plumber", 8), ("electrician", 8), ("handyman", 12), ("driver", 15), ("medical", 6), ("heavy_lift", 25),
        ("care", 10), ("it_help", 12),
    ]

    private static let evenings = Availability(hours: [
        .init(days: .ofClass(.workday), from: 18 * 60, to: 22 * 60),
        .init(days: .ofClass(.offDay), from: 9 * 60, to: 21 * 60),
    ])
    private static let daytime = Availability(hours: [
        .init(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: 8 * 60, to: 18 * 60)
    ])

    private var members: [Member] {
        var dice = Dice(seed, "roster")
        return (0..<memberCount).map { number in
            let skills = MadeCommunity.skills.filter { dice.happens($0.percent / 100) }.map(\.skill)
            let home = dice.place(in: buildingCount)
            return Member(
                id: MemberID("m\(number)"), name: "志愿者\(number)", phone: "138\(10_000_000 + number)",
                coverage: .buildings(["\(home + 1)"]), skills: skills,
                availability: dice.happens(0.75) ? MadeCommunity.evenings : MadeCommunity.daytime,
                maxOpen: dice.happens(0.2) ? 2 : 1, vetted: dice.happens(0.2))
        }
    }

    private var staff: [Member] {
        (0..<12).map { number in
            Member(
                id: MemberID("s\(number)"), name: "值班员\(number)", kind: .staff, organization: "社区",
                coverage: .everywhere, skills: MadeCommunity.skills.map(\.skill), maxOpen: 1, vetted: true)
        }
    }

    private var organizations: [Member] {
        ["物业", "卫生室"].map { name in
            Member(
                id: MemberID(name), name: name, kind: .organization, organization: name, coverage: .everywhere,
                skills: name == "物业" ? ["plumber", "electrician", "handyman"] : ["medical"], maxOpen: 3)
        }
    }

    /// Four of the staff at a time: mornings, evenings, nights.
    private var patterns: [DutyPattern] {
        (0..<12).map { number in
            let from = [8, 16, 0][number / 4] * 60
            return DutyPattern(
                role: "社区值班\(number % 4 + 1)", member: MemberID("s\(number)"),
                hours: .init(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: from, to: from + 8 * 60))
        }
    }
}
