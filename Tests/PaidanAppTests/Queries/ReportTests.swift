import PaidanConfig
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanApp

@Suite("The report's figures")
struct ReportTests {
    private static let start = Instant(rfc3339: "2026-11-22T10:00:00+08:00") ?? Instant(milliseconds: 0)
    private static let volunteers: [MemberID] = ["T01", "T02", "T03", "T04"]

    /// A wish as it was received, in a building.
    private static func wish(
        _ number: WishNumber, in building: String? = "3", _ category: PaidanCore.Category = .repair
    ) -> Wish {
        let reporter = Reporter(account: Account(namespace: "qq", id: "1"), destination: nil, at: start)
        return Wish(
            number: number, need: Need(category: category, place: Place(building: building, unit: "2", room: "501")),
            words: "水龙头坏了", confidence: 1, reporter: reporter, level: .auto, receivedAt: start)
    }

    /// A wish that was served by members, minutes after it came.
    private static func served(
        _ number: WishNumber, by holders: [MemberID], accepted: Int64, done: Int64, _ ending: Ending = .confirmed,
        satisfied: Bool? = nil, in building: String = "3", _ category: PaidanCore.Category = .repair
    ) -> Wish {
        var wish = wish(number, in: building, category)
        wish.slots = holders.enumerated().map { index, holder in
            var slot = Slot(index: index, kinds: [.member])
            slot.move(to: .held)
            slot.holder = holder
            slot.move(to: .filled)
            return slot
        }
        wish.acceptedAt = start + .minutes(accepted)
        wish.doneAt = start + .minutes(done)
        wish.move(to: .underWay, at: start)
        wish.move(to: .done, at: start)
        wish.move(to: .confirmed, ending: ending, at: start + .minutes(done))
        wish.rating = satisfied.map { Rating(stars: nil, satisfied: $0, words: "", at: start) }
        return wish
    }

    private static func over(_ number: WishNumber, _ state: WishState, _ ending: Ending) -> Wish {
        var wish = wish(number)
        wish.move(to: state, ending: ending, at: start)
        return wish
    }

    private static func report(_ wishes: [Wish]) -> Report {
        Report(
            of: Sample.community, over: Period(),
            rows: wishes.map { WishRow(community: Sample.community, wish: $0) }, volunteers: volunteers)
    }

    private static let day: [Wish] = {
        var reopened = served(1005, by: ["T01"], accepted: 30, done: 300, .silent)
        reopened.reopened = 1
        return [
            served(1001, by: ["T01"], accepted: 2, done: 60, satisfied: true),
            // A team of two, and one who filled two posts: three person-times.
            served(1002, by: ["T01", "T02", "T02"], accepted: 4, done: 90, satisfied: false, in: "G5", .transport),
            served(1003, by: ["T02"], accepted: 10, done: 120, .silent),
            reopened,
            over(1006, .answered, .answered), over(1007, .cancelled, .observed), over(1008, .merged, .merged),
            over(1009, .cancelled, .withdrawn), wish(1010, in: nil),
        ]
    }()

    @Test("what was observed stands apart, what was merged is received but does not end by itself")
    func wishes() {
        let wishes = Self.report(Self.day).wishes
        #expect(wishes.received == 8)
        #expect(wishes.observed == 1)
        #expect(wishes.merged == 1)
        #expect(wishes.accepted == 4)
        #expect(wishes.ended == 6)
        #expect(wishes.reopened == 1)
        #expect(wishes.endings == ["confirmed": 2, "silent": 2, "answered": 1, "withdrawn": 1])
    }

    @Test("a person-time is one holder of a wish, however many posts were held")
    func services() {
        #expect(Self.report(Self.day).services == 5)
        #expect(Self.report([Self.wish(1)]).services == 0)
    }

    @Test("times are measured from the arrival; median and p90 are of the nearest rank")
    func times() {
        let report = Self.report(Self.day)
        #expect(report.response == Report.Duration(count: 4, mean: 12, median: 4, p90: 30))
        #expect(report.completion == Report.Duration(count: 4, mean: 143, median: 90, p90: 300))
        #expect(Self.report([]).response == Report.Duration(count: 0, mean: nil, median: nil, p90: nil))
    }

    @Test("silence is neither satisfaction nor a rating")
    func satisfaction() {
        #expect(
            Self.report(Self.day).satisfaction
                == Report.Satisfaction(satisfied: 1, rated: 2, finished: 5, silent: 2))
    }

    @Test("buildings and categories are counted, the unknown building too")
    func tallies() {
        let report = Self.report(Self.day)
        #expect(report.byBuilding.map(\.key) == ["", "3", "G5"])
        #expect(report.byBuilding.map(\.received) == [1, 6, 1])
        #expect(report.byCategory.map(\.key) == ["repair", "transport"])
        #expect(report.byCategory.map(\.accepted) == [3, 1])
    }

    @Test(
        "the spread of load has no names",
        arguments: [
            (["T01", "T02", "T03", "T04"], 1, 1, 1, 1.0), (["T01", "T01", "T01", "T01"], 0, 0, 4, 0.25),
            (["T01", "T01", "T02"], 0, 0, 2, 0.45),
        ])
    func spread(_ holders: [String], _ min: Int, _ median: Int, _ max: Int, _ jain: Double) {
        let wishes = holders.enumerated().map { Self.served(1000 + $0, by: [MemberID($1)], accepted: 1, done: 2) }
        #expect(Self.report(wishes).load == Report.Spread(members: 4, min: min, median: median, max: max, jain: jain))
        #expect(Self.report([]).load.jain == nil)
    }

    @Test("no form of it names anybody")
    func forms() throws {
        let report = Self.report(Self.day)
        let text = ReportText(report: report, language: .chinese, names: [:], title: "桃源社区").lines
        let json = try JSONLines.line(report)
        let csv = report.csvLines
        #expect(text.contains { $0.contains("1/2 (50%)") })
        #expect(csv.contains("taoyuan,satisfaction,,silent,2"))
        #expect(csv.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 5 })
        for page in [text.joined(separator: "\n"), json, csv.joined(separator: "\n")] {
            #expect(!page.contains("T01") && !page.contains("501") && !page.contains("水龙头"))
        }
    }
}
