import PaidanCore
import Testing

/// Somebody else goes, or has the turn: only with the other's consent.
@Suite struct HandOverStories {
    private func asked() -> DeskStory {
        var story = DeskStory()
        story.say("家里漏水", by: "1", as: .wish(.repair, "3", room: "301", skills: ["plumber"]))
        story.say("1", by: "101", in: nil, as: .chatter)
        story.say("请李梅代我", by: "101", in: nil, as: .chatter)
        return story
    }

    @Test func untilTheOtherAgreesTheHolderKeepsIt() {
        var story = asked()
        #expect(story.answered == ["offer.hand_over -> 李梅", "member.hand_over_asked -> 101"])
        #expect(story.holders(1024) == ["王伟"])
        story.say("1", by: "102", in: nil, as: .chatter)
        #expect(story.holders(1024) == ["李梅"])
        #expect(story.answered == ["member.handed_over -> 王伟", "member.accepted -> 李梅", "reporter.accepted -> 1"])
    }

    @Test func aRefusalOrSilenceLeavesItWhereItIs() {
        var story = asked()
        story.say("2", by: "102", in: nil, as: .chatter)
        #expect(story.answered == ["member.hand_over_open -> 王伟"])
        #expect(story.holders(1024) == ["王伟"])
        story.say("转给李梅", by: "101", in: nil, as: .reply(.decline, details: ReplyDetails(handOverTo: "李梅")))
        let before = story.notices.count
        story.pass(.minutes(16))
        #expect(story.told(since: before).contains("member.hand_over_open -> 王伟"))
        #expect(story[1024]?.handOver == nil)
    }

    @Test func whoMustNotGoIsNotAsked() {
        var story = DeskStory()
        story.say("家里漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("1", by: "101", in: nil, as: .chatter)
        story.say("请赵磊代我", by: "101", in: nil, as: .chatter)
        #expect(story.answer(.memberHandOverRefused)?.facts["problem"] == "not_fitting")
        #expect(story.holders(1024) == ["王伟"])
    }

    @Test func whenItIsDoneMeanwhileTheOtherNeedNotGo() {
        var story = asked()
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        #expect(story.answered.contains("offer.cancelled -> 李梅"))
        #expect(story[1024]?.handOver == nil)
    }

    @Test func theDutySwapsATurnInTheChatAndBack() {
        var story = DeskStory()
        story.command("今晚值班换吴社工")
        #expect(
            story.answered == ["desk.duty_swapped -> 201", "member.duty -> 吴社工", "member.duty -> 周主任"])
        #expect(onDuty(&story) == ["周主任"])
        story.pass(.hours(10))
        #expect(onDuty(&story) == ["吴社工"])
        story.pass(.hours(12))
        #expect(onDuty(&story) == ["周主任"], "the next morning the rota holds again")
        story.command("明晚值班换吴社工")
        guard case .text(let undo)? = story.answer(.deskDutySwapped)?.facts["undo"] else {
            Issue.record("no undo")
            return
        }
        story.command(undo)
        #expect(story.desk.state.head.dutyOverrides == nil)
        story.command("今晚值班换王伟")
        #expect(story.last?.verdict == .refused, "a turn of the staff stays with the staff")
        story.command("今晚值班换人了吗")
        #expect(story.last?.verdict == .chatter)
    }

    @Test func aTurnIsCoveredWithTheOthersConsent() {
        var story = DeskStory()
        story.say("请吴社工代我", by: "201", in: nil, as: .chatter)
        #expect(story.answered == ["member.cover_asked -> 吴社工", "member.hand_over_asked -> 201"])
        #expect(onDuty(&story) == ["周主任"])
        story.say("好", by: "202", in: nil, as: .chatter)
        #expect(story.answered == ["member.duty -> 吴社工", "member.duty -> 周主任", "duty.swapped -> duty"])
        #expect(onDuty(&story) == ["吴社工"])
    }

    @Test func aTurnThatNobodyCoversStays() {
        var story = DeskStory()
        story.say("请吴社工代我", by: "201", in: nil, as: .chatter)
        let before = story.notices.count
        story.pass(.hours(2))
        #expect(story.told(since: before) == ["member.cover_open -> 周主任"])
        #expect(onDuty(&story) == ["周主任"])
    }

    @Test func theStaffAnswerForAMember() {
        var story = DeskStory()
        story.say("家里漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.command("代 李梅 接单 1024")
        #expect(story.holders(1024) == ["李梅"])
        #expect(
            story.entries.contains {
                $0.event == "commanded" && $0.facts["actor"] == "201" && $0.facts["member"] == "102"
            })
        story.command("代 李梅 来不了 1024")
        #expect(story.holders(1024).isEmpty)
        story.hand(
            .staff(StaffAction(actor: "clerk", wish: 1024, command: .act(.accept, for: "王伟"))))
        story.command("代 王伟 办好了 1024")
        #expect(story[1024]?.state == .done)
    }

    private func onDuty(_ story: inout DeskStory) -> [String] {
        story.command("谁在值班")
        guard case .list(let lines)? = story.answer(.deskOnDuty)?.facts["lines"] else { return [] }
        return lines.compactMap { line in
            guard case .text(let name)? = line["helper"] else { return nil }
            return name
        }
    }
}
