import Foundation
import PaidanConfig
import PaidanCore
import Testing

/// Rotas as offices hang them up.
@Suite struct DutyGridTests {
    private func shifts(_ text: String) throws -> [String] {
        let folder = try ConfigFolder()
        try folder.write("communities/oak/duty.csv", text)
        #expect(folder.faults() == [])
        return try #require(folder.load().whole?.communities.first).rulebook.shifts.map { shift in
            let (from, to) = (Zone.shanghai.civil(shift.from), Zone.shanghai.civil(shift.to))
            return
                "\(from.date) \(from.clock)–\(to.date) \(to.clock) \(shift.role) \(shift.member) \(shift.phone ?? "-")"
        }
    }

    @Test func aMonthWithLeadersSeveralNamesAndAHoliday() throws {
        #expect(
            try shifts(
                """
                橡树社区2027年2月值班安排表,,,,
                日期,星期,值班领导,值班人员,值班电话
                1日,一,周敏,"李梅、王 强","13800000001、13800000002"
                2月2日,二,,王强,010-55500900
                除夕—初二,,周敏,李梅,
                ,,,王强,
                备注：有事请提前换班,,,,

                """) == [
                    "2027-02-01 00:00–2027-02-02 00:00 社区值班 M1 13800000001",
                    "2027-02-01 00:00–2027-02-02 00:00 社区值班 M2 13800000002",
                    "2027-02-01 00:00–2027-02-02 00:00 带班领导 S1 -",
                    "2027-02-02 00:00–2027-02-03 00:00 社区值班 M2 010-55500900",
                    "2027-02-05 00:00–2027-02-06 00:00 社区值班 M1 -",
                    "2027-02-06 00:00–2027-02-07 00:00 社区值班 M1 -",
                    "2027-02-07 00:00–2027-02-08 00:00 社区值班 M1 -",
                    "2027-02-05 00:00–2027-02-06 00:00 带班领导 S1 -",
                    "2027-02-06 00:00–2027-02-07 00:00 带班领导 S1 -",
                    "2027-02-07 00:00–2027-02-08 00:00 带班领导 S1 -",
                    "2027-02-05 00:00–2027-02-06 00:00 社区值班 M2 -",
                    "2027-02-06 00:00–2027-02-07 00:00 社区值班 M2 -",
                    "2027-02-07 00:00–2027-02-08 00:00 社区值班 M2 -",
                ])
    }

    @Test(arguments: [
        ("2027-02-05", "2027-02-05", 1), ("2月5日至8日", "2027-02-05", 4), ("5-8", "2027-02-05", 4),
        ("2027.2.5—2027.2.6", "2027-02-05", 2), ("除夕至初三", "2027-02-05", 4), ("46086", "2026-03-05", 1),
        ("端午节", "2027-06-09", 1),
    ])
    func days(cell: String, first: String, count: Int) throws {
        let found = try shifts("2027年2月,,\n日期,星期,值班人员\n\(cell),,李梅\n")
        #expect(found.count == count)
        #expect(found.first?.hasPrefix(first) == true)
    }

    @Test func aNameThatIsNobodyAndADayWithoutAYearAreFaults() throws {
        let folder = try ConfigFolder()
        try folder.write("communities/oak/duty.csv", "值班表,,\n日期,星期,值班人员\n2月5日,五,李梅\n2027-02-06,六,李美\n")
        #expect(
            folder.faults() == [
                #"communities/oak/duty.csv:3: date: must be a day or days such as 2027-02-05 or 除夕—初三; the year may stand in the title (got "2月5日")"#,
                #"communities/oak/duty.csv:4: person: is nobody on the roster; did you mean "李梅"? (got "李美")"#,
            ])
    }

    @Test func aHolidayWithoutDutyIsToldTenDaysAhead() throws {
        let folder = try ConfigFolder()
        try folder.write("communities/oak/duty.csv", "日期,开始,结束,值班人\n工作日,00:00,24:00,S1\n周末,00:00,24:00,S1\n")
        // 1 May is a Friday off.
        let told = folder.warnings(today: try #require(CivilDate("2026-04-21"))).filter {
            $0.contains("public holiday")
        }
        #expect(
            told == [
                #"communities/oak/duty.csv:1: nobody is on duty for 24 hours of this public holiday; standby steps in (got "2026-05-01 00:00")"#
            ])
        #expect(
            !folder.warnings(today: try #require(CivilDate("2026-04-20"))).contains { $0.contains("public holiday") })
    }
}

/// Who could come, hour by hour.
@Suite struct HourCoverageTests {
    private func rulebook() throws -> Rulebook {
        try #require(try ConfigFolder().load().whole?.communities.first).rulebook
    }

    @Test func membersAreCountedByBuildingHourAndKindOfDay() throws {
        let coverage = HourCoverage(try rulebook())
        #expect(coverage.buildings.map(\.id) == ["1", "2", "3", "G1", "G2"])
        let first = try #require(coverage.buildings.first)
        // 李梅: WD 18-21 and every night from 22 to 7.
        #expect(first.members[.workday] == (0..<24).map { $0 < 7 || $0 >= 22 || (18..<21).contains($0) ? 1 : 0 })
        #expect(first.members[.offDay] == (0..<24).map { $0 < 7 || $0 >= 22 ? 1 : 0 })
        #expect(coverage.buildings.last?.members[.workday] == Array(repeating: 1, count: 24))
        #expect(first.skilled["plumber"]?[.workday]?[19] == 1)
        #expect(coverage.buildings.last?.skilled["plumber"]?[.workday]?[19] == 0)
    }

    @Test func buildingsWithNobodyAtNightAreWarnedOf() throws {
        let folder = try ConfigFolder()
        #expect(folder.warnings() == [])
        try folder.change("communities/oak/roster.csv", "; 每天 夜间", to: "")
        #expect(
            folder.warnings() == [
                #"communities/oak/community.yaml:6: buildings: no member could come to these buildings at some hour of the night, see `paidan check --coverage` (got "1, 2, 3")"#
            ])
    }
}
