import PaidanCore
import Testing

/// Where nobody was found, it is tried again as soon as somebody becomes free.
@Suite struct ShortfallStories {
    /// Only 王伟 can do it; the rest of the roster lacks the skill.
    private static func rules(_ change: (inout Member) -> Void) -> Rulebook {
        var members = Fixture.members.filter { $0.id != "102" && $0.id != "302" }
        change(&members[0])
        return Fixture.rulebook(members: members)
    }

    private let leak = Reading.wish(.repair, "3", room: "101", skills: ["plumber"])

    @Test func whenTheHoursBegin() {
        let rules = ShortfallStories.rules { _ in }
        var story = DeskStory(rules, at: Fixture.at("2026-11-23T10:00:00+08:00"))
        story.say("漏水", by: "1", as: leak)
        #expect(story[1024]?.escalation?.reason == .shortfall && story.asked(1024).isEmpty)
        #expect(story[1024]?.retryAt == Fixture.at("2026-11-23T18:00:00+08:00"))
        story.pass(.hours(8))
        #expect(story.asked(1024) == ["王伟"])
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        #expect(story[1024]?.escalation == nil && story[1024]?.retryAt == nil)
    }

    @Test func whenALeaveEnds() {
        let today = Zone.shanghai.civil(Fixture.morning).date
        let rules = ShortfallStories.rules { $0.away = [DateRange(first: today, last: today.adding(days: 2))] }
        var story = DeskStory(rules)
        story.say("漏水", by: "1", as: leak)
        #expect(story[1024]?.retryAt == Fixture.at("2026-11-25T00:00:00+08:00"))
        story.pass(.days(3) + .hours(9))
        #expect(story.told().contains("offer.made -> 王伟"), "in the evening of the first day back")
    }

    @Test func whenAShiftBegins() {
        var rules = ShortfallStories.rules { $0.availability = Availability(hours: []) }
        rules.shifts.append(
            Shift(
                role: "志愿值班", member: "101", from: Fixture.at("2026-11-22T14:00:00+08:00"),
                to: Fixture.at("2026-11-22T18:00:00+08:00")))
        var story = DeskStory(rules)
        story.say("漏水", by: "1", as: leak)
        #expect(story.asked(1024).isEmpty)
        story.pass(.hours(4))
        #expect(story.asked(1024) == ["王伟"])
    }

    @Test func whenAJobEnds() {
        var story = DeskStory(ShortfallStories.rules { _ in })
        story.say("漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("502也漏", by: "2", as: .wish(.repair, "3", room: "502", .urgent, skills: ["plumber"]))
        #expect(story[1025]?.escalation?.reason == .shortfall && story[1025]?.retryAt == nil)
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        #expect(story.asked(1025) == ["王伟"])
        #expect(story.answered == ["member.done -> 王伟", "reporter.done -> 1", "offer.made -> 王伟"])
    }

    @Test func theMostUrgentFirst() {
        var story = DeskStory(ShortfallStories.rules { _ in })
        story.say("漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("502漏", by: "2", as: .wish(.repair, "3", room: "502", skills: ["plumber"]))
        story.say("402漏得厉害", by: "3", as: .wish(.repair, "3", room: "402", .urgent, skills: ["plumber"]))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        #expect(story.asked(1026) == ["王伟"] && story.asked(1025).isEmpty)
    }

    @Test func whoCannotComeIsNotAskedForTheNextAtOnce() {
        var story = DeskStory(ShortfallStories.rules { _ in })
        story.say("漏水", by: "1", as: leak)
        story.say("502漏", by: "2", as: .wish(.repair, "3", room: "502", skills: ["plumber"]))
        #expect(story.asked(1025).isEmpty)
        story.say("来不了", by: "101", in: nil, as: .reply(.decline))
        #expect(story.asked(1025).isEmpty)
    }

    @Test func whenTheRosterGrows() {
        var story = DeskStory(ShortfallStories.rules { $0.skills = [] })
        story.say("漏水", by: "1", as: leak)
        #expect(story.asked(1024).isEmpty)
        story.hand(.rulebook("next"), rulebook: Fixture.rulebook())
        #expect(story.asked(1024) == ["王伟"])
    }

    @Test func theResidentHearsOfTheShortfallOnce() {
        let rules = ShortfallStories.rules { _ in }
        var story = DeskStory(rules, at: Fixture.at("2026-11-23T10:00:00+08:00"))
        story.say("漏水", by: "1", as: leak)
        story.pass(.days(2))
        #expect(story.told().count { $0 == "reporter.shortfall -> 1" } == 1)
    }
}
