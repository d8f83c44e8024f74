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
}
