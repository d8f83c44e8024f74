import PaidanCore
import Testing

/// An account becomes a member's by a code from the office, once.
@Suite struct BindingStories {
    private func coded(_ member: String = "106") -> DeskStory {
        var story = DeskStory()
        story.hand(
            .staff(
                StaffAction(
                    actor: "clerk", wish: nil,
                    command: .issueCode(for: member, salt: "s", hash: BindingCode.hash("123456", salt: "s")))))
        return story
    }

    @Test func anAccountSpeaksForWhoBoundItUntilItIsUnbound() {
        var story = coded()
        story.say("绑定 123456", by: "777", in: nil, as: .chatter)
        #expect(story.answered == ["member.bound -> 777"])
        story.say("暂停", by: "107", in: nil, as: .chatter)
        story.say("家里漏水", by: "1", as: .wish(.repair, "12"))
        #expect(story.asked(1024) == ["赵磊"])
        story.say("1", by: "777", in: nil, as: .chatter)
        #expect(story.holders(1024) == ["赵磊"])
        story.say("解绑", by: "777", in: nil, as: .chatter)
        #expect(story.answered == ["member.unbound -> 777"])
        story.say("我的任务", by: "777", in: nil, as: .chatter)
        #expect(story.last?.verdict == .chatter)
        story.say("绑定123456", by: "777", in: nil, as: .chatter)
        #expect(story.answered == ["member.bind_failed -> 777"], "a code holds once")
    }

    @Test func aMemberWithoutAnyWayIsReachedWhereTheAccountSpoke() {
        var story = coded("108")
        story.say("绑定：１２３４５６", by: "778", in: nil, as: .chatter)
        let only = Fixture.rulebook(members: Fixture.members.filter { $0.id == "108" || $0.kind == .staff })
        story.hand(.rulebook("few"), rulebook: only)
        story.say("家里漏水", by: "1", as: .wish(.repair, "3"))
        #expect(story.asked(1024) == ["失联"])
        #expect(story.answer(.offerMade)?.destination == .direct("778", on: "qq"))
    }

    @Test func aCodeSaidInAGroupIsVoid() {
        var story = coded()
        story.say("绑定 123456", by: "106", as: .chatter)
        #expect(story.answer(.memberBindPrivately)?.facts["void"] == true)
        story.say("绑定 123456", by: "777", in: nil, as: .chatter)
        #expect(story.answered == ["member.bind_failed -> 777"])
    }

    @Test func wrongCodesAreHeardFiveTimesAnHour() {
        var story = coded()
        for _ in 1...5 { story.say("绑定 999999", by: "777", in: nil, as: .chatter) }
        #expect(story.answer(.memberBindFailed)?.facts["blocked"] == true)
        story.say("绑定 123456", by: "777", in: nil, as: .chatter)
        #expect(story.answered.isEmpty)
        #expect(story.desk.state.members["106"]?.bindings == nil)
        story.pass(.hours(1))
        story.say("绑定 123456", by: "777", in: nil, as: .chatter)
        #expect(story.answered == ["member.bound -> 777"])
    }

    @Test func aCodeHoldsForADay() {
        var story = coded()
        story.pass(.days(1))
        story.say("绑定 123456", by: "777", in: nil, as: .chatter)
        #expect(story.answered == ["member.bind_failed -> 777"])
    }

    @Test func anAccountThatTheRosterGivesToAnotherIsNotTaken() {
        var story = coded()
        story.say("绑定 123456", by: "101", in: nil, as: .chatter)
        #expect(story.answer(.memberBindFailed)?.facts["taken"] == true)
        story.say("解绑", by: "101", in: nil, as: .chatter)
        #expect(story.answer(.memberUnbound)?.facts["roster"] == true)
    }

    @Test func aContactIsProvedByAnAnswer() {
        var story = DeskStory()
        story.hand(.staff(StaffAction(actor: "clerk", wish: nil, command: .tryContact(of: "赵磊"))))
        #expect(story.answered == ["member.trial -> 赵磊"])
        story.say("收到", by: "106", in: nil, as: .chatter)
        #expect(story.answered == ["member.trial_heard -> 106"])
        #expect(story.desk.state.members["106"]?.trial?.answeredAt == story.now)
        story.hand(.staff(StaffAction(actor: "clerk", wish: nil, command: .tryContact(of: "失联"))))
        #expect(story.last?.verdict == .refused)
    }
}
