import PaidanCore

/// A small community in which every rule can be met: three grids in a row, people with different hours and skills.
enum Fixture {
    /// Sunday 2026-11-22, 10:00 in Shanghai.
    static let morning = at("2026-11-22T10:00:00+08:00")

    static func at(_ text: String) -> Instant { Instant(rfc3339: text) ?? Instant(milliseconds: 0) }

    static let buildings = BuildingDirectory(
        buildings: [
            Building(id: "G1", grid: "east"), Building(id: "G5", grid: "east"), Building(id: "3", grid: "middle"),
            Building(id: "5", grid: "middle"), Building(id: "12", grid: "west"),
        ],
        grids: [
            Grid(id: "east", name: "东片", neighbours: ["middle"]),
            Grid(id: "middle", name: "中片", neighbours: ["east", "west"]),
            Grid(id: "west", name: "西片", neighbours: ["middle"]),
        ])

    static let evenings = Availability(hours: [
        .init(days: .ofClass(.workday), from: 18 * 60, to: 21 * 60),
        .init(days: .ofClass(.offDay), from: 9 * 60, to: 18 * 60),
    ])

    static func member(
        _ id: String, _ name: String, covers: [String], skills: [Skill] = [], hours: Availability = .always,
        maxOpen: Int = 1, vetted: Bool = false
    ) -> Member {
        Member(
            id: MemberID(id), name: name, phone: "1380000\(id)", coverage: .buildings(covers), skills: skills,
            availability: hours, maxOpen: maxOpen, accounts: [Account(namespace: "qq", id: id)],
            contacts: [
                .init(destination: .direct(id, on: "qq"), privacy: .private),
                .init(destination: .group("work", on: "qq"), mention: id, privacy: .group),
            ], vetted: vetted)
    }

    static func staff(_ id: String, _ name: String, skills: [Skill] = []) -> Member {
        Member(
            id: MemberID(id), name: name, kind: .staff, coverage: .everywhere, skills: skills, maxOpen: 5,
            accounts: [Account(namespace: "qq", id: id)],
            contacts: [.init(destination: .direct(id, on: "phones"), privacy: .private, rings: true)])
    }

    static let members: [Member] = [
        member("101", "王伟", covers: ["3"], skills: ["plumber"], hours: evenings),
        member("102", "李梅", covers: ["3", "5"], skills: ["plumber", "electrician"]),
        member("103", "张强", covers: ["5"], skills: ["electrician"]),
        member("104", "刘洋", covers: ["G5"], skills: ["driver"], maxOpen: 2),
        member("105", "陈静", covers: ["G1", "G5"], skills: ["care"], vetted: true),
        member("106", "赵磊", covers: ["12"]),
        member("107", "孙丽", covers: ["12"], hours: evenings),
        Member(id: "108", name: "失联", coverage: .buildings(["3", "5", "12"])),
        staff("201", "周主任"), staff("202", "吴社工"),
        Member(
            id: "301", name: "卫生室何医生", kind: .organization, organization: "卫生室", coverage: .everywhere,
            skills: ["medical"], maxOpen: 3, accounts: [Account(namespace: "qq", id: "301")],
            contacts: [.init(destination: .direct("301", on: "phones"), privacy: .private)]),
        Member(
            id: "302", name: "物业", kind: .organization, organization: "物业", coverage: .everywhere,
            skills: ["plumber", "electrician", "handyman", "lift_tech"], maxOpen: 3,
            accounts: [Account(namespace: "qq", id: "302")],
            contacts: [.init(destination: .direct("302", on: "phones"), privacy: .private)]),
    ]

    static let categories: [Category: CategoryRule] = [
        .repair: CategoryRule(),
        .facility: CategoryRule(slots: [.init(kinds: [.organization], organization: "物业", skills: [], count: 1)]),
        .medical: CategoryRule(slots: [
            .init(kinds: [.staff], skills: [], count: 1, urgencies: [.emergency]),
            .init(kinds: [.organization], organization: "卫生室", skills: ["medical"], count: 1),
            .init(kinds: [.member], skills: [], count: 2, urgencies: [.emergency]),
        ]),
        .safety: CategoryRule(slots: [
            .init(kinds: [.staff], skills: [], count: 1), .init(kinds: [.member, .organization], skills: [], count: 1),
        ]),
        .eldercare: CategoryRule(slots: [.init(kinds: [.member])], needsVetting: true),
        .admin: CategoryRule(slots: []),
    ]

    static func rulebook(level: Level = .auto, members: [Member] = members, directLevel: Level = .auto) -> Rulebook {
        Rulebook(
            community: "taoyuan", name: "桃源社区", phone: "0519-8888000", buildings: buildings, members: members,
            shifts: [
                Shift(
                    role: "社区值班", member: "201", from: at("2026-11-01T00:00:00+08:00"),
                    to: at("2026-12-31T00:00:00+08:00"))
            ], standby: ["202"],
            groups: [
                GroupRule(channel: "qq", id: "residents", name: "业主群", audience: .residents, level: level),
                GroupRule(channel: "qq", id: "watched", name: "二期群", audience: .residents, level: .observe),
                GroupRule(channel: "qq", id: "work", name: "志愿者群", audience: .work, level: .auto),
                GroupRule(channel: "qq", id: "duty", name: "值班群", audience: .duty),
            ],
            channels: [
                ChannelRule(id: "qq", namespace: "qq", reachesPersons: true, reachesGroups: true),
                ChannelRule(id: "phones", namespace: "phones", reachesPersons: true, reachesGroups: false),
                ChannelRule(id: "form", namespace: "form", reachesPersons: false, reachesGroups: false),
                ChannelRule(id: "mail", namespace: "mail", reachesPersons: true, reachesGroups: false, isMail: true),
            ], categories: categories, limits: Limits(directLevel: directLevel))
    }
}
