import PaidanConfig
import PaidanCore
import Testing

/// What the files of a community come to, and what is said of them beyond their form.
@Suite struct CommunityTests {
    private func rulebook(_ folder: ConfigFolder) throws -> Rulebook {
        try #require(folder.load().whole?.communities.first).rulebook
    }

    @Test func whatIsNotSaidHasADefault() throws {
        let rulebook = try rulebook(try ConfigFolder())
        #expect(rulebook.zone == .shanghai)
        #expect(rulebook.paces == Pace.standard)
        #expect(rulebook.quiet == QuietHours())
        #expect(rulebook.limits == Limits())
        #expect(Set(rulebook.categories.keys) == Set(Category.allCases))
        #expect(rulebook.categories[.admin] == CategoryRule(slots: []))
    }

    @Test func sensitiveWordsOfItsOwnAreAddedToTheShipped() throws {
        let folder = try ConfigFolder()
        try folder.change(
            "communities/oak/community.yaml", "standby:",
            to: "sensitive: {complaint: [耍威风], about: 楼组长}\nstandby:")
        let words = try #require(try rulebook(folder).sensitive)
        #expect(words.complaint == SensitiveWords.shipped.complaint + ["耍威风"])
        #expect(words.about.last == "楼组长" && words.minor == SensitiveWords.shipped.minor)
        #expect(try rulebook(try ConfigFolder()).sensitive == nil)
    }

    @Test func aCategoryOfItsOwn() throws {
        let folder = try ConfigFolder()
        try folder.change(
            "communities/oak/community.yaml", "standby:",
            to:
                "categories:\n  repair:\n    - {kinds: [staff], skills: [水工], count: 2, urgencies: [urgent]}\n    - {}\nstandby:"
        )
        #expect(
            try rulebook(folder).categories[.repair]
                == CategoryRule(slots: [
                    CategoryRule.SlotRule(kinds: [.staff], skills: ["plumber"], count: 2, urgencies: [.urgent]),
                    CategoryRule.SlotRule(),
                ]))
    }

    @Test func onlyTheVettedGo() throws {
        let folder = try ConfigFolder()
        try folder.change(
            "communities/oak/community.yaml", "standby:",
            to:
                "categories:\n  eldercare: {needs_vetting: yes}\n  repair:\n    needs_vetting: no\n    posts: [{kinds: [staff]}]\n  goods: {needs_vetting: yes, posts: answer}\n  errand: {kinds: [staff]}\nstandby:"
        )
        let categories = try rulebook(folder).categories
        #expect(categories[.eldercare] == CategoryRule(needsVetting: true), "the posts stay as they are shipped")
        #expect(categories[.repair] == CategoryRule(slots: [CategoryRule.SlotRule(kinds: [.staff])]))
        #expect(categories[.goods] == CategoryRule(slots: [], needsVetting: true))
        #expect(categories[.errand] == CategoryRule(slots: [CategoryRule.SlotRule(kinds: [.staff])]))
    }

    @Test func privateMessagesHaveALevelOfTheirOwn() throws {
        let folder = try ConfigFolder()
        try folder.change(
            "communities/oak/community.yaml", "standby:", to: "limits: {direct_level: observe}\nstandby:")
        #expect(try rulebook(folder).limits.directLevel == .observe)
    }

    @Test func aLevelThatIsNoneIsAFault() throws {
        let folder = try ConfigFolder()
        try folder.change(
            "communities/oak/community.yaml", "standby:", to: "limits: {direct_level: manual}\nstandby:")
        #expect(folder.load().faults.map(\.key) == ["limits.direct_level"])
    }

    @Test func aZoneWithSummerTimeHasItsChanges() throws {
        let folder = try ConfigFolder()
        try folder.change("communities/oak/community.yaml", "standby:", to: "timezone: Europe/Berlin\nstandby:")
        let zone = try rulebook(folder).zone
        let before = try #require(Instant(rfc3339: "2026-03-29T00:59:59Z"))
        #expect(zone.offset(at: before) == 3600)
        #expect(zone.offset(at: before + .seconds(1)) == 7200)
        #expect(zone.offset(at: try #require(Instant(rfc3339: "2026-12-01T00:00:00Z"))) == 3600)
    }

    @Test func unitsAndAliases() throws {
        let folder = try ConfigFolder()
        try folder.change(
            "communities/oak/community.yaml", "G1-G2: {grid: two}",
            to: "G1-G2: {grid: two, units: [东, 西]}\n  五栋: {grid: two, aliases: [老楼, 5A座]}")
        let buildings = try rulebook(folder).buildings
        #expect(buildings.building(named: "2")?.units == ["1", "2"])
        #expect(buildings.building(named: "G2")?.units == ["东", "西"])
        #expect(buildings.normal("老楼") == "5")
    }

    @Test func theRotaHasDaysAndPatterns() throws {
        let folder = try ConfigFolder()
        try folder.write(
            "communities/oak/duty.csv",
            "日期,开始,结束,岗位,值班人,电话\n2026-03-02..2026-03-03,18:00,08:00,夜班,S1,13900000009\n工作日,08:00,18:00,,周敏,\n每天,,,,S1,\n"
        )
        let rulebook = try rulebook(folder)
        let evening = try #require(Instant(rfc3339: "2026-03-02T18:00:00+08:00"))
        #expect(
            rulebook.shifts == [
                Shift(role: "夜班", member: "S1", phone: "13900000009", from: evening, to: evening + .hours(14)),
                Shift(
                    role: "夜班", member: "S1", phone: "13900000009", from: evening + .hours(24),
                    to: evening + .hours(38)),
            ])
        #expect(
            rulebook.patterns == [
                DutyPattern(
                    role: "社区值班", member: "S1",
                    hours: Availability.Hours(days: .ofClass(.workday), from: 8 * 60, to: 18 * 60)),
                DutyPattern(
                    role: "社区值班", member: "S1",
                    hours: Availability.Hours(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: 0, to: 1440)),
            ])
    }

    @Test func hoursWithoutDutyAreWarnedOf() throws {
        let folder = try ConfigFolder()
        try folder.write("communities/oak/duty.csv", "date,from,to,person\n周二至周日,0:00,24:00,S1\n周一,00:00,20:00,S1\n")
        #expect(
            folder.warnings() == [
                #"communities/oak/duty.csv:1: nobody is on duty for 4 hours of this day; standby steps in (got "2026-03-02 20:00")"#
            ])
    }

    @Test func noRotaIsWarnedOf() throws {
        let folder = try ConfigFolder()
        try folder.remove("communities/oak/duty.csv")
        #expect(
            folder.warnings() == [
                "communities/oak/duty.csv:1: there is no duty rota: standby is always on duty"
            ])
    }

    @Test func aBuildingThatNobodyCoversIsWarnedOf() throws {
        let folder = try ConfigFolder()
        try folder.change("communities/oak/roster.csv", "G1-G2", to: "G1")
        #expect(
            folder.warnings() == [
                #"communities/oak/community.yaml:6: buildings: no member covers these buildings (got "G2")"#
            ])
    }

    @Test func aComplaintAboutAllStaffHasAReader() throws {
        let folder = try ConfigFolder()
        #expect(try rulebook(folder).complaintsTo == ["M1"])
        try folder.change("communities/oak/community.yaml", "complaints_to: [M1]", to: "")
        #expect(folder.warnings().map { $0.contains("standby: there is only one of the staff") } == [true])
        try folder.change("communities/oak/community.yaml", "standby: [S1]", to: "standby: [S1]\ncomplaints_to: [S1]")
        #expect(folder.warnings().count == 2)
        #expect(folder.warnings().contains { $0.contains("complaints_to: names one of the staff") })
        try folder.change("communities/oak/community.yaml", "complaints_to: [S1]", to: "complaints_to: [S9]")
        #expect(folder.faults().map { $0.contains("is nobody's id") } == [true])
    }

    @Test func aPostThatNobodyCanFillIsWarnedOf() throws {
        let folder = try ConfigFolder()
        try folder.change("communities/oak/roster.csv", "mediation medical", to: "medical")
        #expect(
            folder.warnings() == [
                #"communities/oak/community.yaml:1: categories.dispute: nobody on the roster can fill this post (got "staff member mediation")"#
            ])
    }

    @Test(arguments: [("2026-10-31", 0), ("2026-11-01", 1), ("2027-01-01", 1), ("2027-11-01", 2)])
    func theYearToComeIsAskedForFromNovember(day: String, warnings: Int) throws {
        let folder = try ConfigFolder()
        let found = folder.warnings(today: try #require(CivilDate(day))).filter { $0.contains("calendar/cn-") }
        #expect(found.count == warnings)
    }

    @Test func withoutACalendarNothingBreaks() throws {
        let folder = try ConfigFolder()
        try folder.remove("calendar/cn-2026.csv")
        #expect(try rulebook(folder).calendar == Calendar())
        #expect(folder.warnings().count == 1)
    }

    @Test func groupsAndChannelsReachTheRulebook() throws {
        let rulebook = try rulebook(try ConfigFolder())
        #expect(
            rulebook.groups == [
                GroupRule(channel: "qq", id: "1001", name: "residents", audience: .residents, level: .auto),
                GroupRule(channel: "qq", id: "1002", name: "工作群", audience: .work),
                GroupRule(channel: "qq", id: "1003", name: "duty", audience: .duty),
            ])
        #expect(
            rulebook.channels == [
                ChannelRule(id: "qq", namespace: "qq", reachesPersons: true, reachesGroups: true),
                ChannelRule(id: "mail", namespace: "mail", reachesPersons: true, reachesGroups: false, isMail: true),
            ])
    }

    @Test func aRobotNeedsNoGroupIDAndReachesNobodyAlone() throws {
        let folder = try ConfigFolder()
        try folder.change(
            "paidan.yaml", "  mail:\n    platform: mail",
            to: """
                  robot:
                    platform: wecom-robot
                    outbound: {endpoint: {env: KEY}, quota: {per_minute: 20}}
                    groups: {robot-group: {community: oak, audience: duty}}
                  mail:
                    platform: mail
                """)
        let loaded = folder.load(environment: ["QQ_SECRET": "s", "KEY": "https://example.org/send?key=1"])
        let configuration = try #require(loaded.whole)
        let channel = try #require(configuration.channels.first { $0.id == "robot" })
        #expect(channel.endpoint == "https://example.org/send?key=1")
        #expect(channel.quota == ChannelSettings.Quota(burst: 5, interval: .seconds(4)))
        let rulebook = try #require(configuration.communities.first).rulebook
        #expect(rulebook.groups.last?.destination == .group("robot", on: "robot"))
        #expect(rulebook.channels.first { $0.id == "robot" }?.reachesPersons == false)
    }
}
