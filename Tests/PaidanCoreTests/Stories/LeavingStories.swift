import PaidanCore
import Testing

/// A member leaves: what was asked or held goes on, residents and duty hear it, and nothing of the person is kept.
@Suite struct LeavingStories {
    private func held() -> DeskStory {
        var story = DeskStory()
        story.say("家里漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("1", by: "101", in: nil, as: .chatter)
        story.say("每周一单", by: "101", in: nil, as: .chatter)
        return story
    }

    private func isGone(_ story: DeskStory, _ told: [String]) {
        #expect(story.asked(1024) == ["李梅"])
        #expect(told.contains("reporter.returned -> 1"))
        #expect(told.contains("duty.left -> duty"))
        var bare = MemberRecord(id: "101")
        bare.leftAt = story.desk.state.members["101"]?.leftAt
        #expect(story.desk.state.members["101"] == bare)
    }

    @Test func whoSaysSoTwice() {
        var story = held()
        story.say("退出", by: "101", in: nil, as: .chatter)
        #expect(story.answered == ["member.leaving -> 101"])
        #expect(story.holders(1024) == ["王伟"])
        story.say("确认退出", by: "101", in: nil, as: .chatter)
        #expect(story.answered.contains("member.left -> 101"))
        isGone(story, story.answered)
        story.say("我的任务", by: "101", in: nil, as: .chatter)
        #expect(story.last?.verdict == .chatter, "the account is a resident's now")
        story.hand(.rulebook("again"), rulebook: Fixture.rulebook())
        #expect(story.asked(1024) == ["李梅"], "a roster that is read again brings nobody back")
        story.command("恢复 王伟")
        story.say("帮忙取个快递", by: "2", as: .wish(.errand, "3"))
        #expect(story.asked(1025) == ["王伟"], "the duty does")
    }

    @Test func aConfirmationOfNothingAsks() {
        var story = held()
        story.say("确认退出", by: "101", in: nil, as: .chatter)
        #expect(story.answered == ["member.leaving -> 101"])
        #expect(story.holders(1024) == ["王伟"])
    }

    @Test func whoLeavesTheMembersGroup() {
        var story = held()
        let account = Account(namespace: "qq", id: "101")
        story.hand(.departure(Departure(channel: "qq", group: "residents", account: account)))
        #expect(story.holders(1024) == ["王伟"], "the residents' group is another matter")
        story.hand(.departure(Departure(channel: "qq", group: "work", account: account)))
        isGone(story, story.answered)
    }

    @Test func whoseRowIsRemovedAndWhoComesBackWithIt() {
        var story = held()
        story.hand(
            .rulebook("without"), rulebook: Fixture.rulebook(members: Fixture.members.filter { $0.id != "101" }))
        isGone(story, story.answered)
        story.hand(.rulebook("with"), rulebook: Fixture.rulebook())
        story.say("帮忙取个快递", by: "2", as: .wish(.errand, "3"))
        #expect(story.asked(1025) == ["王伟"])
    }

    @Test func staffAreTheOfficesToRemove() {
        var story = DeskStory()
        story.say("退出", by: "201", in: nil, as: .chatter)
        #expect(story.answer(.memberLeaving)?.facts["office"] == true)
        story.say("确认退出", by: "201", in: nil, as: .chatter)
        #expect(story.desk.state.members["201"]?.leftAt == nil)
    }
}
