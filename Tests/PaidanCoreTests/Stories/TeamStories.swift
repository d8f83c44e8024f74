import PaidanCore
import Testing

/// Several who go together: the scarce first, a part of them visible, and a start with who is there.
@Suite struct TeamStories {
    private func lift(_ urgency: Urgency, _ people: Int = 2) -> DeskStory {
        var story = DeskStory()
        story.say("抬轮椅下楼", by: "1", as: .wish(.errand, "12", urgency, people: people))
        return story
    }

    @Test func theResidentSeesHowManyAreThere() {
        var story = lift(.urgent)
        story.say("我去", by: "106", in: nil, as: .reply(.accept))
        let told = story.answer(.reporterAccepted)?.facts
        #expect(told?["have"] == 1 && told?["lacking"] == 1)
        story.say("我也去", by: "107", in: nil, as: .reply(.accept))
        #expect(story.holders(1024) == ["赵磊", "孙丽"], "asked for the post that was just taken, fit for the other")
        let whole = story.answer(.reporterAccepted)
        #expect(whole != nil && whole?.facts["lacking"] == nil)
        #expect(story.answered.count { $0.hasPrefix("member.team -> ") } == 2, "both hear that they are whole")
    }

    @Test func atHalfOfTheTimeItStartsWithWhoIsThere() {
        var story = lift(.urgent)
        story.say("我去", by: "106", in: nil, as: .reply(.accept))
        story.pass(.minutes(7) + .seconds(29))
        #expect(!story.told().contains("member.team -> 赵磊"))
        story.pass(.seconds(1))
        #expect(story.told().contains("member.team -> 赵磊") && story.entries.contains { $0.event == "team_started" })
        #expect(story[1024]?.slots.contains(where: \.isWanted) == true, "recruiting goes on")
    }

    @Test func whatCanWaitWaitsForAll() {
        var story = lift(.normal)
        story.say("我去", by: "106", in: nil, as: .reply(.accept))
        story.pass(.hours(3))
        #expect(!story.entries.contains { $0.event == "team_started" })
    }

    @Test func whoCanDoTwoThingsIsKeptForTheScarceOne() {
        var rules = Fixture.rulebook(members: Fixture.members.filter { ["102", "103", "201", "202"].contains($0.id) })
        rules.categories[.repair] = CategoryRule(slots: [
            .init(kinds: [.member], skills: ["electrician"], count: 1),
            .init(kinds: [.member], skills: ["plumber"], count: 1),
        ])
        var story = DeskStory(rules)
        story.say("墙里漏水还漏电", by: "1", as: .wish(.repair, "5"))
        #expect(story[1024]?.slots[1].liveOffers.map(\.member) == ["102"], "the only plumber")
        #expect(story[1024]?.slots[0].liveOffers.map(\.member) == ["103"])
    }

    @Test func anOrganizationsOwnRotaSaysWhoIsAsked() {
        var second = Fixture.members.first { $0.id == "302" }
        second?.id = "303"
        second?.name = "物业小刘"
        second?.accounts = [Account(namespace: "qq", id: "303")]
        var rules = Fixture.rulebook(members: Fixture.members + [second].compactMap { $0 })
        rules.shifts.append(
            Shift(
                role: "物业", member: "303", from: Fixture.at("2026-11-22T08:00:00+08:00"),
                to: Fixture.at("2026-11-22T20:00:00+08:00")))
        var story = DeskStory(rules)
        story.say("路灯不亮", by: "1", as: .wish(.facility, "3"))
        #expect(story.asked(1024) == ["物业小刘"])
    }

    @Test func aTimeThatWasAgreedIsRemindedOf() {
        var reading = Reading.wish(.errand, "12", .scheduled)
        let from = Fixture.at("2026-11-24T09:00:00+08:00")
        reading.window = Window(from: from, to: from + .hours(2))
        var story = DeskStory()
        story.say("后天上午陪我去医院", by: "1", as: reading)
        story.say("我去", by: "106", in: nil, as: .reply(.accept))
        story.pass(from - Fixture.morning)
        let reminded = story.notices.filter { $0.template == "member.reminder" }.map(\.at)
        #expect(reminded == [Fixture.at("2026-11-23T19:00:00+08:00"), from - .hours(1)])
        #expect(story.told().count { $0 == "reporter.reminder -> 1" } == 2)
    }
}
