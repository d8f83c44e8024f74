import PaidanCore
import Testing

/// Members rule their own time: what they say holds until they, the office or the duty say otherwise.
@Suite struct MemberTimeStories {
    private static let mornings = AvailabilityChange(
        kind: .never, hours: .init(days: .weekdays([1, 2, 3, 4, 5, 6, 7]), from: 8 * 60, to: 12 * 60))

    private func leak(_ story: inout DeskStory) {
        story.say("家里漏水", by: "1", as: .wish(.repair, "3", room: "301", skills: ["plumber"]))
    }

    /// Something else in the same building, that anybody can do.
    private func errand(_ story: inout DeskStory) {
        story.say("帮忙取个快递", by: "2", as: .wish(.errand, "3"))
    }

    private func reading(_ change: AvailabilityChange, _ words: String) -> Reading {
        Reading(
            kind: .chatter, details: ReplyDetails(availability: words, change: change), confidence: ["kind": 0.9])
    }

    @Test func whoPausesIsNotAskedUntilTheWordIsTakenBack() {
        var story = DeskStory()
        story.say("暂停", by: "101", in: nil, as: .chatter)
        #expect(story.answered == ["member.time -> 101"])
        leak(&story)
        #expect(story.asked(1024) == ["李梅"])
        story.say("恢复", by: "101", in: nil, as: .reply(.complete))
        #expect(story.answer(.memberTimeBack)?.facts["pause"] == true)
        errand(&story)
        #expect(story.asked(1025) == ["王伟"])
    }

    @Test func anOfferThatTheNewWordForbidsGoesOnAtOnceAndWhatIsHeldStays() {
        var story = DeskStory()
        leak(&story)
        #expect(story.asked(1024) == ["王伟"])
        story.say("暂停", by: "101", in: nil, as: .chatter)
        #expect(story.asked(1024) == ["李梅"])
        story.say("1", by: "102", in: nil, as: .chatter)
        story.say("暂停", by: "102", in: nil, as: .chatter)
        #expect(story.holders(1024) == ["李梅"])
        #expect(story.answer(.memberTime)?.facts["held"] == 1)
    }

    @Test func hoursAndLeaveAreRespectedAndTheSearchGoesOnWhenTheyEnd() {
        var story = DeskStory(Fixture.rulebook(members: Fixture.members.filter { $0.id == "101" || $0.kind == .staff }))
        story.say("上午别找我", by: "101", in: "work", as: reading(Self.mornings, "上午别找我"))
        #expect(story.answer(.memberTime)?.facts["days"] == "每天")
        leak(&story)
        #expect(story.asked(1024).isEmpty)
        story.pass(.hours(2))
        #expect(story.asked(1024) == ["王伟"])
    }

    @Test func soManyJobsAWeekAndNoMore() {
        var story = DeskStory()
        story.say("每周一单", by: "101", in: nil, as: .wish(.other, sure: 0.5))
        #expect(story.answer(.memberTime)?.facts["count"] == 1)
        leak(&story)
        story.say("1", by: "101", in: nil, as: .chatter)
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        errand(&story)
        #expect(story.asked(1025) == ["李梅"])
    }

    @Test func threeDaysOfLeaveEndByThemselves() {
        var story = DeskStory()
        story.say("请假三天", by: "101", in: nil, as: .chatter)
        #expect(story.answer(.memberTime)?.facts["to"] == "11月24日")
        leak(&story)
        #expect(story.asked(1024) == ["李梅"])
        story.pass(.hours(81))
        errand(&story)
        #expect(story.asked(1025) == ["王伟"])
    }

    @Test func aRosterThatIsReadAgainChangesNothingAndARowThatWasChangedWins() {
        var story = DeskStory()
        story.say("上午别找我", by: "101", in: nil, as: reading(Self.mornings, "上午别找我"))
        story.say("暂停", by: "101", in: nil, as: .chatter)
        story.hand(.rulebook("again"), rulebook: Fixture.rulebook(members: Fixture.members))
        #expect(story.desk.state.members["101"]?.time?.said.count == 2)
        var members = Fixture.members
        members[0].availability = .always
        story.hand(.rulebook("changed"), rulebook: Fixture.rulebook(members: members))
        #expect(
            story.desk.state.members["101"]?.time?.said.map(\.change.kind) == [.pause], "a pause is the member's own")
        #expect(story.answered.contains("member.time_cleared -> 王伟"))
    }

    @Test func theDutyClearsIt() {
        var story = DeskStory()
        story.say("暂停", by: "101", in: nil, as: .chatter)
        story.command("恢复 王伟")
        #expect(story.answered == ["desk.time_cleared -> 201", "member.time_cleared -> 王伟"])
        leak(&story)
        #expect(story.asked(1024) == ["王伟"])
        story.command("恢复 供水")
        #expect(story.last?.verdict == .chatter)
    }

    @Test func myTasksTellTheDoorOnlyPrivately() {
        var story = DeskStory()
        leak(&story)
        story.say("1", by: "101", in: nil, as: .chatter)
        story.say("我的任务", by: "101", in: nil, as: .chatter)
        guard case .list(let own)? = story.answer(.memberTasks)?.facts["lines"] else {
            Issue.record("no list")
            return
        }
        #expect(own.first?["place"] != own.first?["building"])
        story.say("我的任务", by: "101", in: "work", as: .chatter)
        guard case .list(let shown)? = story.answer(.memberTasks)?.facts["lines"] else {
            Issue.record("no list")
            return
        }
        #expect(shown.first?["place"] == shown.first?["building"])
        #expect(shown.first?["contact"] == nil)
    }

    @Test func residentsWhoUseTheSameWordsAreNotMembers() {
        var story = DeskStory()
        story.say("暂停", by: "1", in: nil, as: .chatter)
        #expect(story.last?.verdict == .chatter)
        story.say("暂停", by: "101", as: .chatter)
        #expect(story.last?.verdict == .chatter, "nor are members among residents")
    }
}
