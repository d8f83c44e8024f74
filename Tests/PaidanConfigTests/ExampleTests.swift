import Foundation
import PaidanConfig
import PaidanCore
import Testing

/// The example that is shipped runs out of the box and is what its documents say.
@Suite struct ExampleTests {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "config").path()

    private func load() -> LoadedConfiguration {
        ConfigurationLoader.load(
            directory: ExampleTests.directory, environment: [:], credentialsDirectory: nil,
            today: CivilDate(year: 2026, month: 11, day: 22) ?? CivilDate(dayNumber: 0))
    }

    private func taoyuan() throws -> Rulebook {
        try #require(load().whole?.communities.first { $0.id == "taoyuan" }).rulebook
    }

    @Test func itHasNoFault() {
        #expect(load().faults.map(\.description) == [])
    }

    @Test func itWarnsOfTheDemoAndOfTheYearToCome() {
        #expect(load().warnings.map(\.key) == ["demo_secrets", "calendar", "calendar"])
    }

    @Test func itIsAsLargeAsItSays() throws {
        let configuration = try #require(load().whole)
        #expect(configuration.channels.map(\.id) == ["qq", "generic", "phones", "wecom-duty", "mail"])
        #expect(configuration.mailDrops.map(\.id) == ["taoyuan"])
        #expect(configuration.communities.map(\.id) == ["taoyuan", "xinghe"])
        let taoyuan = try taoyuan()
        #expect(taoyuan.buildings.buildings.count == 20)
        #expect(taoyuan.buildings.grids.count == 4)
        #expect(taoyuan.members.count == 30)
        #expect(taoyuan.groups.map(\.audience).filter { $0 == .residents }.count == 3)
        let xinghe = try #require(configuration.communities.last).rulebook
        #expect(xinghe.members.count == 7)
        #expect(xinghe.members.first?.name == "韩㛃")
    }

    @Test func itSaysWhatItsCommentsSay() throws {
        let taoyuan = try taoyuan()
        #expect(taoyuan.limits.directLevel == .propose)
        #expect(taoyuan.categories.filter(\.value.needsVetting).map(\.key) == [.eldercare])
    }

    @Test func itsRosterInGB18030IsReallyThat() throws {
        let bytes = try Data(contentsOf: URL(filePath: ExampleTests.directory + "/communities/xinghe/roster.csv"))
        #expect(String(bytes: bytes, encoding: .utf8) == nil)
    }

    @Test func theSameFilesAlwaysHaveTheSameDigest() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(try encoder.encode(taoyuan()) == encoder.encode(taoyuan()))
        let decoded = try JSONDecoder().decode(Rulebook.self, from: encoder.encode(taoyuan()))
        #expect(try decoded == taoyuan())
    }

    @Test func somebodyIsAlwaysOnDuty() throws {
        let taoyuan = try taoyuan()
        let start = try #require(Instant(rfc3339: "2026-11-22T00:00:00+08:00"))
        for hour in 0..<(24 * 14) {
            let roles = Set(taoyuan.onDuty(at: start + .hours(Int64(hour))).map(\.role))
            #expect(roles.isSuperset(of: ["社区值班", "物业"]))
        }
    }

    @Test func theYear2026IsWhole() throws {
        let calendar = try taoyuan().calendar
        #expect(calendar.years == [2026])
        let first = try #require(CivilDate("2026-01-01"))
        let days = (0..<365).map(first.adding(days:))
        // 248 working days, as in the State Council's plan: 261 weekdays, 19 of them off, 6 weekend days worked.
        #expect(days.filter { calendar.dayClass(of: $0) == .workday }.count == 248)
        let makeUpDays = days.filter { calendar.dayClass(of: $0) == .workday && $0.weekday > 5 }.map(\.description)
        #expect(
            makeUpDays == ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"])
    }

    @Test func theMemberOfBuilding3IsAtWorkOnAWeekdayMorning() throws {
        let taoyuan = try taoyuan()
        let morning = taoyuan.zone.civil(try #require(Instant(rfc3339: "2026-11-23T09:30:00+08:00")))
        let plumbers = taoyuan.members.filter { $0.skills.contains("plumber") && $0.coverage.contains("3") }
        #expect(plumbers.contains { $0.name == "刘洋" && !$0.availability.contains(morning, by: taoyuan.calendar) })
        #expect(plumbers.contains { $0.name == "张德胜" && $0.availability.contains(morning, by: taoyuan.calendar) })
    }
}
