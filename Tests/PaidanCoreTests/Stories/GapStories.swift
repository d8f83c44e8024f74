import Testing

@testable import PaidanCore

/// Who is missing is told ahead: on working mornings for the hours until the next one, ten days before a public holiday for
/// all of its days.
@Suite struct GapStories {
    /// From Monday 2026-09-14, eight in the morning: S is on duty every night, and by day on days off.
    private static func rules(_ members: [Member] = Fixture.members) -> Rulebook {
        var rules = Fixture.rulebook(members: members)
        rules.books = BookRule(briefAt: nil, monthAt: nil, gapsAt: 9 * 60)
        let holiday = (1...7).compactMap { CivilDate(year: 2026, month: 10, day: $0) }
        rules.calendar = Calendar(
            exceptions: Dictionary(uniqueKeysWithValues: holiday.map { ($0, DayClass.publicHoliday) }), years: [2026])
        rules.shifts = []
        rules.patterns = [
            DutyPattern(
                role: "社区值班", member: "201",
                hours: .init(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: 18 * 60, to: 32 * 60))
        ]
        return rules
    }

    private static func dated(_ from: String, _ to: String) -> Shift {
        Shift(role: "社区值班", member: "201", from: Fixture.at(from), to: Fixture.at(to))
    }

    private func lines(_ notice: Notice?) -> [String] {
        guard case .list(let lines)? = notice?.facts["lines"] else { return [] }
        return lines.map { line in
            ["span", "role", "buildings", "part"].compactMap { key in
                if case .text(let text)? = line[key] { text } else { nil }
            }.joined(separator: " ")
        }
    }

    private func told(_ story: DeskStory) -> [Notice] { story.notices.filter { $0.template == "duty.gaps" } }

    @Test func aRotaWithoutGapsIsSilent() {
        var story = DeskStory(Self.rules(), at: Fixture.at("2026-09-07T08:00:00+08:00"))
        story.say("早上好", by: "1", as: .chatter)
        story.pass(.days(7))
        #expect(told(story).isEmpty)
    }

    @Test func theNightThatTheRotaForgotIsToldThatMorning() {
        var rules = Self.rules()
        rules.patterns = []
        // Written by the month, and the night of the tenth was left out.
        rules.shifts = (1...30).filter { $0 != 10 }.map { day in
            let from = Fixture.at("2026-09-\(day < 10 ? "0" : "")\(day)T18:00:00+08:00")
            return Shift(role: "社区值班", member: "201", from: from, to: from + .hours(14))
        }
        var story = DeskStory(rules, at: Fixture.at("2026-09-09T08:00:00+08:00"))
        story.say("早上好", by: "1", as: .chatter)
        story.pass(.days(3))
        #expect(told(story).map(\.at) == [Fixture.at("2026-09-10T09:00:00+08:00")])
        #expect(lines(told(story).first) == ["9月10日 18:00—9月11日 08:00 社区值班"])
    }

    @Test func onFridayTheWholeWeekendIsLookedAt() {
        var rules = Self.rules()
        rules.patterns = []
        rules.shifts = (1...30).filter { $0 != 13 }.map { day in
            let from = Fixture.at("2026-09-\(day < 10 ? "0" : "")\(day)T18:00:00+08:00")
            return Shift(role: "社区值班", member: "201", from: from, to: from + .hours(14))
        }
        var story = DeskStory(rules, at: Fixture.at("2026-09-11T08:00:00+08:00"))
        story.say("早上好", by: "1", as: .chatter)
        story.pass(.days(4))
        #expect(
            told(story).map(\.at) == [Fixture.at("2026-09-11T09:00:00+08:00")], "not on Saturday, not again on Monday")
        #expect(lines(told(story).first) == ["9月13日 18:00—9月14日 08:00 社区值班"])
    }

    @Test func tenDaysBeforeTheHolidayTheDutyHearsWhoIsMissing() throws {
        var night = try #require(Fixture.members.first { $0.id == "101" })
        night.coverage = .buildings(["3"])
        night.availability = Availability(hours: [
            .init(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: 22 * 60, to: 30 * 60)
        ])
        let start = try #require(CivilDate(year: 2026, month: 10, day: 1))
        night.away = [DateRange(first: start, last: start.adding(days: 3))]
        var rules = Self.rules([night] + Fixture.members.filter { $0.kind != .member })
        rules.patterns = [
            DutyPattern(
                role: "社区值班", member: "201", hours: .init(days: .ofClass(.workday), from: 18 * 60, to: 32 * 60)),
            DutyPattern(
                role: "社区值班", member: "201", hours: .init(days: .weekdays([6, 7]), from: 18 * 60, to: 32 * 60)),
        ]
        var story = DeskStory(rules, at: Fixture.at("2026-09-18T10:00:00+08:00"))
        story.say("早上好", by: "1", as: .chatter)
        story.pass(.days(11))
        let holiday = told(story).filter { $0.facts["holiday"] != nil }
        #expect(holiday.map(\.at) == [Fixture.at("2026-09-21T09:00:00+08:00")], "once")
        #expect(holiday.first?.facts["holiday"] == "10月1日—10月7日")
        #expect(
            lines(holiday.first) == [
                "10月1日 18:00—10月2日 08:00 社区值班", "10月2日 18:00—10月3日 08:00 社区值班",
                "10月5日 18:00—10月6日 08:00 社区值班", "10月6日 18:00—10月7日 08:00 社区值班",
                "10月7日 18:00—24:00 社区值班", "10月1日—10月4日 3栋 夜间",
            ])
    }

    @Test func theSpringFestivalIsCalledByItsDays() throws {
        let eve = try #require(CivilDate(year: 2027, month: 2, day: 5))
        #expect(GapStories.festival(eve, 4) == "除夕—初三")
    }

    private static func festival(_ first: CivilDate, _ days: Int) -> String {
        GapLines.spoken(first...first.adding(days: days - 1))
    }

    @Test func withoutARotaNobodyIsWaitedFor() {
        var rules = Self.rules()
        rules.patterns = []
        var story = DeskStory(rules)
        story.say("早上好", by: "1", as: .chatter)
        #expect(story.desk.nextDeadline == nil)
    }
}
