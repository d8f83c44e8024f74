import PaidanConfig
import PaidanCore
import Testing

@testable import PaidanApp

@Suite("a line of the timeline says who was passed over")
struct TimelineLineTests {
    private let line = TimelineLine(
        TimelineEntry(
            wish: 1024, event: "offered",
            facts: ["member": "101", "passed_over": .record(["E_KIND": 40, "E_HOURS": "102 103"])]),
        at: Instant(seconds: 1_795_312_800), zone: .shanghai, personal: nil, isPurged: false, discretion: .masked)

    @Test("by name where they were candidates, by number where the post was not for them")
    func passedOver() {
        #expect(line.passedOver == ["E_HOURS": ["102", "103"]])
        #expect(line.passedOverCounts == ["E_KIND": 40])
        let english = line.lines(in: .english) { "m\($0)" }
        #expect(english.count == 3)
        #expect(english[1].hasSuffix(": 40 others"))
        #expect(english[2].hasSuffix(": m102, m103"))
        #expect(line.lines(in: .chinese) { "\($0)" }[1].hasSuffix("：另有 40 人"))
    }

    @Test("by how much the one asked stood before the next, who that was, and how many were looked at")
    func difference() {
        let facts: Facts = [
            "member": "101", "rule": "R_LOAD", "own": 2, "other": 9, "than": "102", "considered": 31,
            "passed_over": .record(["E_HOURS": "104"]), "passed_more": .record(["E_HOURS": 7, "R_LOAD": 19]),
            "next": .list([["member": "102", "rule": "R_IDLE", "own": 1_795_312_800_000, "other": 0, "than": "101"]]),
        ]
        let line = TimelineLine(
            TimelineEntry(wish: 1024, event: "offered", facts: facts), at: Instant(seconds: 1_795_312_800),
            zone: .shanghai, personal: nil, isPurged: false, discretion: .masked)
        #expect(
            line.lines(in: .chinese) { "\($0)" }.dropFirst().map { String($0.drop { $0 == " " }) } == [
                "排在下一位之前：R_LOAD 近四周办得少（每百小时2件；102：每百小时9件）",
                "下一位：102 R_IDLE 被派的人更久没轮到（上次11月22日；101：还没轮到过）",
                "没派，E_HOURS 这个时段没空：104、另有 7 人", "没派，R_LOAD 被派的人近四周办得少：另有 19 人", "一共看了31人",
            ])
        #expect(line.facts.isEmpty)
    }
}
