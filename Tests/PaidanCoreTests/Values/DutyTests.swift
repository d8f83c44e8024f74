import PaidanCore
import Testing

/// Who is on duty when: dated turns go before those that come again.
@Suite struct DutyTests {
    private let rulebook = Rulebook(
        community: "taoyuan", name: "桃源社区", phone: "010-5550 0100",
        buildings: BuildingDirectory(buildings: [], grids: []), members: [],
        shifts: [
            Shift(
                role: "社区值班", member: "S03", from: instant("2026-11-24T08:30:00+08:00"),
                to: instant("2026-11-24T18:00:00+08:00"))
        ],
        patterns: [
            DutyPattern(
                role: "社区值班", member: "S01",
                hours: Availability.Hours(days: .ofClass(.workday), from: 8 * 60 + 30, to: 18 * 60)),
            DutyPattern(
                role: "社区值班", member: "S02", phone: "13900000000",
                hours: Availability.Hours(days: .weekdays([1, 2, 3, 4, 5]), from: 18 * 60, to: 8 * 60 + 30)),
            DutyPattern(
                role: "物业", member: "W01",
                hours: Availability.Hours(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: 0, to: 1440)),
        ],
        standby: ["S09"])

    @Test(arguments: [
        ("2026-11-23T09:00:00+08:00", ["S01", "W01"], "a working day"),
        ("2026-11-23T18:00:00+08:00", ["S02", "W01"], "the evening begins on the minute"),
        ("2026-11-24T08:29:59+08:00", ["S02", "W01"], "the night of the day before still holds"),
        ("2026-11-24T09:00:00+08:00", ["S03", "W01"], "a dated turn takes the place of the one that comes again"),
        ("2026-11-28T03:00:00+08:00", ["S02", "W01"], "Friday night ends on Saturday"),
        ("2026-11-28T09:00:00+08:00", ["W01"], "nobody at the office on Saturday"),
    ])
    func theTurnThatCoversAnInstant(at: String, members: [MemberID], why: String) {
        #expect(rulebook.onDuty(at: instant(at)).map(\.member) == members, Comment(rawValue: why))
    }

    @Test func aTurnThatComesAgainIsGivenWithItsDay() throws {
        let shift = try #require(rulebook.onDuty(at: instant("2026-11-24T07:00:00+08:00")).first)
        #expect(
            shift
                == Shift(
                    role: "社区值班", member: "S02", phone: "13900000000", from: instant("2026-11-23T18:00:00+08:00"),
                    to: instant("2026-11-24T08:30:00+08:00")))
    }
}

private func instant(_ text: String) -> Instant {
    Instant(rfc3339: text) ?? Instant(milliseconds: 0)
}
