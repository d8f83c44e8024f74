import PaidanCore
import Testing

@Suite("the books")
struct BookStories {
    private static func rules(mailbox: Destination? = nil) -> Rulebook {
        var rules = Fixture.rulebook()
        rules.books = BookRule(mailbox: mailbox)
        return rules
    }

    @Test("at half past five the duty reads what is open, without doors; the office's mailbox has them on paper")
    func brief() throws {
        let office = Destination.direct("office@example.org", on: "mail")
        var story = DeskStory(Self.rules(mailbox: office))
        story.say("水龙头坏了，13800001234", by: "1", as: .wish(.repair, "3", unit: "2", room: "501"))
        let count = story.notices.count
        story.pass(.hours(8))
        let briefs = story.notices.dropFirst(count).filter { $0.template == "duty.brief" }
        #expect(briefs.map(\.at) == Array(repeating: Fixture.at("2026-11-22T17:30:00+08:00"), count: 2))
        let group = try #require(briefs.first { $0.privacy == .group })
        let paper = try #require(briefs.first { $0.destination == office })
        guard case .list(let shown)? = group.facts["lines"], case .list(let whole)? = paper.facts["lines"] else {
            Issue.record("there are no lines")
            return
        }
        #expect(shown.first?["place"] == "3栋" && whole.first?["place"] == "3栋2单元501")
        #expect(group.facts["day"] == "11月22日" && group.facts["count"] == 1)
    }

    @Test("a day on which nothing is open has no list, and no deadline")
    func nothingOpen() {
        var rules = Self.rules()
        rules.books?.monthAt = nil
        rules.books?.gapsAt = nil
        var story = DeskStory(rules)
        story.say("早上好", by: "1", as: .chatter)
        #expect(story.desk.nextDeadline == nil)
        story.pass(.days(2))
        #expect(story.notices.isEmpty)
    }

    @Test("on the first at nine last month's figures are asked for, and told when they are there")
    func month() throws {
        var story = DeskStory(Self.rules(mailbox: .direct("office@example.org", on: "mail")))
        story.say("早上好", by: "1", as: .chatter)
        story.pass(.days(9))
        let november = try #require(CivilMonth(year: 2026, month: 11))
        #expect(story.desk.state.head.wantedMonths == [WantedMonth(month: november, isByItself: true)])
        #expect(story.entries.contains { $0.event == "month_wanted" && $0.facts["month"] == "2026-11" })
        story.hand(.figures(MonthFigures(month: november, lines: ["收到 12 件。"])))
        #expect(story.answered == ["duty.month -> duty", "duty.month -> duty"])
        #expect(story.answer(.dutyMonth)?.facts["month"] == "2026年11月")
        #expect(story.desk.state.head.wantedMonths == nil)
        #expect(story.desk.state.head.monthDue == Fixture.at("2027-01-01T09:00:00+08:00"))
    }

    @Test(
        "the staff ask for a month in the chat",
        arguments: [
            ("月报 10月", "2026-10"), ("月报10月", "2026-10"), ("月报", "2026-10"), ("月报 十二月", "2025-12"),
            ("月报 2026年9月", "2026-09"), ("月报 2026-08", "2026-08"),
        ])
    func asked(_ words: String, _ month: String) {
        var story = DeskStory(Self.rules())
        #expect(story.command(words).verdict == .commanded)
        #expect(story.desk.state.head.wantedMonths?.map(\.month.description) == [month])
        #expect(story.desk.state.head.wantedMonths?.first?.isByItself == false)
    }

    @Test("a month to come has no figures, and talk about a report is no command")
    func refused() {
        var story = DeskStory(Self.rules())
        #expect(story.command("月报 2027年1月").verdict == .refused)
        #expect(story.answer(.deskProblem)?.facts["problem"] == "no_such_month")
        #expect(story.command("月报写好了吗").verdict == .chatter)
        #expect(story.say("月报 10月", by: "1", as: .chatter).verdict == .chatter)
    }
}
