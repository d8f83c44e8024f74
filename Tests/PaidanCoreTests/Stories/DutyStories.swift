import PaidanCore
import Testing

/// The duty person who cannot be reached, or does not act, has somebody behind: the rota, then all staff.
@Suite struct DutyStories {
    private static let members = Fixture.members + [Fixture.staff("203", "郑社工"), Fixture.staff("204", "冯社工")]

    /// An emergency that only the staff may go to.
    private func fire() -> DeskStory {
        var story = DeskStory(Fixture.rulebook(members: DutyStories.members))
        story.say("3栋着火", by: "1", as: .wish(.safety, "3", .emergency, danger: .fire))
        return story
    }

    private func lose(_ story: inout DeskStory, _ template: Template, to id: MemberID) {
        guard let notice = story.notices.last(where: { $0.template == template.rawValue && $0.to == .member(id) })
        else {
            Issue.record("\(template) was never told to \(id)")
            return
        }
        story.hand(.delivery(DeliveryReport(delivery: "d-1", notices: [notice], cause: "410 gone")))
    }

    @Test func whatDoesNotReachTheDutyPersonReachesTheNextThenAllStaff() {
        var story = fire()
        lose(&story, .dutyEmergency, to: "201")
        #expect(story.answered == ["duty.emergency -> 吴社工"])
        #expect(story[1024]?.escalation?.member == "202")
        lose(&story, .dutyEmergency, to: "202")
        #expect(story.answered == ["duty.emergency -> 郑社工", "duty.emergency -> 冯社工"])
        lose(&story, .dutyEmergency, to: "203")
        #expect(story.answered.isEmpty, "all others know; the reminders go on")
        #expect(story[1024]?.escalation != nil)
    }

    @Test func whoDoesNotActOnAnEmergencyIsFollowedByTheNextThenByAllStaff() {
        var story = fire()
        let before = story.notices.count
        story.pass(.minutes(2))
        #expect(story.told(since: before).contains("duty.reminder -> 吴社工"))
        #expect(!story.told(since: before).contains("duty.reminder -> 郑社工"))
        story.pass(.minutes(4))
        #expect(story.told(since: before).contains("duty.reminder -> 郑社工"))
        #expect(story.told(since: before).contains("duty.reminder -> 冯社工"))
        story.pass(.hours(2))
        #expect(story.told(since: before).count { $0 == "duty.reminder -> 郑社工" } == 1, "all staff are told once")
    }

    @Test func ordinaryMattersTakeTwoRemindersEach() {
        var story = DeskStory(Fixture.rulebook(members: DutyStories.members))
        story.say("医保", by: "1", as: .wish(.admin))
        story.pass(.days(1))
        #expect(story[1024]?.escalation?.member == "202")
        story.pass(.days(4))
        #expect(story.told().contains("duty.reminder -> 冯社工"))
    }

    @Test func aCallGoesToTheNextToo() {
        var story = DeskStory(Fixture.rulebook(members: DutyStories.members))
        story.say("医保怎么办", by: "v", in: nil, on: "form", as: .wish(.admin, "3"))
        story.command("结 1024 带身份证来")
        lose(&story, .dutyTell, to: "201")
        #expect(story.answered == ["duty.tell -> 吴社工"] && story.answer(.dutyTell)?.facts["answer"] == "带身份证来")
        #expect(story[1024]?.phoneTasks.first?.member == "202")
    }

    @Test func ordinaryRemindersWaitForTheMorning() {
        var story = DeskStory(at: Fixture.at("2026-11-22T21:00:00+08:00"))
        story.say("医保", by: "1", as: .wish(.admin, "3"))
        story.say("医保", by: "v", in: nil, on: "form", as: .wish(.admin, "5"))
        story.now = Fixture.at("2026-11-22T22:00:00+08:00")
        story.command("结 1025 明天来")
        let before = story.notices.count
        story.now = Fixture.at("2026-11-23T06:29:00+08:00")
        story.hand(.tick)
        #expect(story.told(since: before).isEmpty)
        story.pass(.minutes(1))
        #expect(story.told(since: before).contains("duty.reminder -> duty"))
        #expect(story.told(since: before).contains("duty.tell -> duty"))
    }

    @Test func aProposalAtNightWaitsForTheMorningToo() {
        var story = DeskStory(Fixture.rulebook(level: .propose), at: Fixture.at("2026-11-22T23:00:00+08:00"))
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        #expect(story[1024]?.proposal?.until == Fixture.at("2026-11-23T06:40:00+08:00"))
    }

    @Test func whatIsUrgentIsRemindedOfAtNight() {
        var story = DeskStory(at: Fixture.at("2026-11-22T23:00:00+08:00"))
        story.say("3栋跳闸", by: "1", as: .wish(.repair, "3", .urgent, skills: ["electrician"]))
        story.pass(.minutes(20))
        #expect(story.told().last == "duty.reminder -> duty")
    }
}
