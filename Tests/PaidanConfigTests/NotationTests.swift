import PaidanCore
import Testing

@testable import PaidanConfig

/// How clerks write buildings, days, hours, dates and lengths of time.
@Suite struct NotationTests {
    private static let workweek = Availability.Days.weekdays([1, 2, 3, 4, 5])
    private static let allDays = Availability.Days.weekdays([1, 2, 3, 4, 5, 6, 7])

    private static func hours(_ days: Availability.Days, _ from: Int, _ to: Int) -> Availability.Hours {
        Availability.Hours(days: days, from: from * 60, to: to * 60)
    }

    @Test(arguments: [
        ("周一至周五 18:00-21:00; 周末 09:00-18:00", [hours(workweek, 18, 21), hours(.weekdays([6, 7]), 9, 18)]),
        ("WD 18:00-21:00; OD 09:00-18:00", [hours(.ofClass(.workday), 18, 21), hours(.ofClass(.offDay), 9, 18)]),
        ("工作日18：00－21：00；休息日9点到18点", [hours(.ofClass(.workday), 18, 21), hours(.ofClass(.offDay), 9, 18)]),
        ("全天", [hours(allDays, 0, 24)]),
        ("随时", [hours(allDays, 0, 24)]),
        ("周末", [hours(.weekdays([6, 7]), 0, 24)]),
        ("每天 22:00-06:00", [hours(allDays, 22, 30)]),
        ("周一三五 8:00-10:00", [hours(.weekdays([1, 3, 5]), 8, 10)]),
        ("星期五到周一 8-10", [hours(.weekdays([1, 5, 6, 7]), 8, 10)]),
        ("Mo-Fr 18:00-21:00, 22:00-23:00", [hours(workweek, 18, 21), hours(workweek, 22, 23)]),
        ("周六、周日 09:00-11:00 14:00-16:00", [hours(.weekdays([6, 7]), 9, 11), hours(.weekdays([6, 7]), 14, 16)]),
        ("周三 晚上7点-9点", [hours(.weekdays([3]), 19, 21)]),
        ("周二下午两点到五点", [hours(.weekdays([2]), 14, 17)]),
        ("晚6点以后", [hours(allDays, 18, 24)]),
        ("下班后", [hours(.ofClass(.workday), 18, 22)]),
        ("法定节假日 上午", [hours(.ofClass(.publicHoliday), 8, 12)]),
        ("周一、节假日 9:00-10:00", [hours(.weekdays([1]), 9, 10), hours(.ofClass(.offDay), 9, 10)]),
    ])
    func hoursOfTheWeek(text: String, expected: [Availability.Hours]) {
        let findings = Findings(part: .server)
        let spot = Spot(findings: findings, file: "", line: 1, key: "")
        #expect(AvailabilityNotation.read(text, at: spot) == Availability(hours: expected))
        #expect(findings.faults.isEmpty)
    }

    @Test(arguments: ["周八 9:00-10:00", "周一 9:00-", "周一 25:00-26:00", "有空就行", "周一 9:00-9:00", "2026-12-01 9:00-10:00"])
    func whatIsNoHours(text: String) {
        let findings = Findings(part: .server)
        #expect(
            AvailabilityNotation.read(text, at: Spot(findings: findings, file: "", line: 1, key: "")).hours.isEmpty)
        #expect(findings.faults.count == 1)
    }

    @Test(arguments: [
        ("5栋", "5"), ("五栋", "5"), ("5号楼", "5"), ("５＃", "5"), ("g5", "G5"), ("G05栋", "G5"), ("A座", "A"),
        ("十二栋", "12"), ("二十三号楼", "23"), ("十号楼", "10"), ("老干部楼", "老干部楼"), ("5幢", "5"),
    ])
    func theNormalFormOfABuilding(text: String, expected: String) {
        #expect(BuildingNotation.normal(text) == expected)
    }

    @Test(
        arguments: [
            ("G1-G3", ["G1", "G2", "G3"]), ("G1-3", ["G1", "G2", "G3"]), ("1至3栋", ["1", "2", "3"]),
            ("A-C", ["A", "B", "C"]), ("3-1", nil), ("G1-H3", nil), ("1-99999", nil), ("东楼-西楼", nil),
        ] as [(String, [String]?)])
    func rangesOfBuildings(text: String, expected: [String]?) {
        #expect(BuildingNotation.range(text) == expected)
    }

    @Test(arguments: [
        ("G1-G2,5", ["5", "G1", "G2"]), ("G*", ["G1", "G2"]), ("第一网格", ["1", "2", "3", "5"]), ("北", ["G1", "G2"]),
        ("1-5", ["1", "2", "3", "5"]), ("三栋；老楼", ["3", "5"]),
    ])
    func coverage(text: String, expected: [String]) {
        let directory = BuildingDirectory(
            buildings: ["1", "2", "3"].map { Building(id: $0, grid: "南") }
                + [Building(id: "5", aliases: ["老楼"], grid: "南")]
                + ["G1", "G2"].map { Building(id: $0, grid: "北") },
            grids: [Grid(id: "南", name: "第一网格"), Grid(id: "北", name: "第二网格")])
        let findings = Findings(part: .server)
        let spot = Spot(findings: findings, file: "", line: 1, key: "")
        #expect(CoverageNotation(directory: directory).read(text, at: spot) == .buildings(expected))
        #expect(CoverageNotation(directory: directory).read("*", at: spot) == .everywhere)
        #expect(findings.faults.isEmpty)
    }

    @Test(arguments: [
        ("2026-12-01..2026-12-07", "2026-12-01", "2026-12-07"), ("2026/3/5", "2026-03-05", "2026-03-05"),
        ("2026年3月5日至2026年3月8日", "2026-03-05", "2026-03-08"), ("2026.3.5~2026.3.8", "2026-03-05", "2026-03-08"),
        ("２０２６-12-01", "2026-12-01", "2026-12-01"),
    ])
    func ranges(text: String, first: String, last: String) throws {
        let expected = DateRange(first: try #require(CivilDate(first)), last: try #require(CivilDate(last)))
        #expect(DateNotation.range(text) == expected)
    }

    @Test(arguments: ["2026-02-30", "12-01", "2026-12-07..2026-12-01", "46086", "长期"])
    func whatIsNoDate(text: String) {
        #expect(DateNotation.range(text) == nil)
    }

    @Test(
        arguments: [
            ("90s", 90), ("15m", 900), ("1h30m", 5400), ("7d", 604_800), ("15分钟", 900), ("2 小时", 7200), ("15", nil),
            ("", nil), ("m", nil), ("-5m", nil), ("99999999d", nil),
        ] as [(String, Int64?)])
    func lengthsOfTime(text: String, seconds: Int64?) {
        #expect(SpanNotation.read(text) == seconds.map(Instant.Span.seconds))
    }

    @Test(
        arguments: [
            ("residens", "residents"), ("lvel", "level"), ("leevl", "level"), ("banana", nil), ("x", nil),
        ] as [(String, String?)])
    func spelling(word: String, guess: String?) {
        #expect(Spelling.guess(word, among: ["residents", "level", "id"]) == guess)
    }
}
