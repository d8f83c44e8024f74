import PaidanCore
import Testing

/// Who has no chat and no mail is told by telephone, and the call is owed until somebody made it.
@Suite struct CallingStories {
    /// A question from a home visit, answered by the office.
    private func answered() -> DeskStory {
        var story = DeskStory()
        story.say("医保怎么办", by: "v", in: nil, on: "form", as: .wish(.admin, "3"))
        story.command("结 1024 带身份证来")
        return story
    }

    @Test func theOfficesAnswerIsRemindedOfUntilItIsTold() {
        var story = answered()
        #expect(story[1024]?.state == .answered)
        #expect(story[1024]?.due?.cause == .phoneTask && story[1024]?.due?.at == story.now + .hours(1))
        let before = story.notices.count
        story.pass(.hours(1))
        #expect(story.told(since: before) == ["duty.tell -> duty", "duty.tell -> 吴社工"])
        #expect(story.notices.last?.facts["answer"] == "带身份证来", "the reminder says what to tell, too")
        story.command("已告知")
        #expect(story.answered == ["desk.told -> 201"], "the only call that waits is meant")
        #expect(story[1024]?.due == nil)
        story.pass(.days(20))
        story.hand(.tick)
        #expect(story[1024] == nil && story.answered.isEmpty)
    }

    @Test func whatWasNeverToldIsRecordedAsSuch() {
        var story = answered()
        story.pass(.days(9))
        #expect(story.notices.last?.template == "duty.untold")
        #expect(story.entries.contains { $0.event == "untold" && $0.wish == 1024 })
        let told = story.notices.filter { $0.template == "duty.tell" && $0.privacy == .group }.count
        #expect((7...14).contains(told), "reminded with growing patience, at most a day (got \(told))")
        #expect(story[1024]?.untold == [Account(namespace: "form", id: "v")])
        #expect(story[1024]?.phoneTasks.isEmpty == true)
        story.now = story.now + .hours(1)
        story.hand(.tick)
        #expect(story[1024] == nil, "and only then forgotten")
    }

    @Test func aQuestionIsNotOwedAnyMoreWhenTheWishIsOver() {
        var story = DeskStory()
        story.say("水管漏了", by: "v", in: nil, on: "form", as: .wish(.repair))
        #expect(story[1024]?.phoneTasks.map(\.template) == ["reporter.ask.building"])
        story.command("不派 1024")
        #expect(story[1024]?.due == nil)
    }

    @Test func theEndIsToldInPlaceOfWhatWasOwedBefore() {
        var story = DeskStory()
        story.say("3栋漏水", by: "v", in: nil, on: "form", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.command("不派 1024")
        #expect(story[1024]?.phoneTasks.map(\.template) == ["reporter.cancelled"])
    }

    @Test func whoeverWithdrewKnowsThatItIsOver() {
        var story = DeskStory()
        story.say("3栋漏水", by: "v", in: nil, on: "form", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("不用了", by: "v", in: nil, on: "form", as: .reply(.cancel))
        #expect(story[1024]?.ending == .withdrawn && story[1024]?.phoneTasks.isEmpty == true)
    }

    @Test func aCallIsHandedOverWhenItsPersonLeavesTheRoster() {
        var story = answered()
        #expect(story[1024]?.phoneTasks.first?.member == "201")
        let rules = Fixture.rulebook(members: Fixture.members.filter { $0.id != "201" })
        story.hand(.rulebook("next"), rulebook: rules)
        #expect(story[1024]?.phoneTasks.first?.member == "202")
    }
}
