import PaidanCore
import Testing

/// It does not let go until the wish has ended.
@Suite struct AfterwardsStories {
    private func done() -> DeskStory {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        return story
    }

    @Test func doneIsPutToTheResident() {
        let story = done()
        #expect(story.last?.verdict == .completed)
        #expect(story[1024]?.state == .done)
        #expect(story.answered == ["member.done -> 王伟", "reporter.done -> 1"])
    }

    @Test(
        arguments: [
            ("好了", Reading.chatter, nil, true), ("修好了,谢谢", Reading.reply(.complete), nil, true),
            ("五星", .reply(.rate, details: ReplyDetails(stars: 5)), 5, true),
            ("一星", .reply(.rate, details: ReplyDetails(stars: 1)), 1, false), ("不满意", .reply(.rate), nil, false),
        ] as [(String, Reading, Int?, Bool)])
    func theResidentsWordEndsIt(words: String, reading: Reading, stars: Int?, satisfied: Bool) {
        var story = done()
        story.say(words, by: "1", as: reading)
        #expect(story.last?.verdict == .judged)
        #expect(story[1024]?.ending == .confirmed)
        #expect(story[1024]?.rating?.stars == stars && story[1024]?.rating?.satisfied == satisfied)
        #expect(story.answered == ["reporter.confirmed -> 1"])
    }

    @Test func notDoneOpensItAgainOnAnotherPath() {
        var story = done()
        story.say("还是漏", by: "1", as: .reply(.update, details: ReplyDetails(notDone: true)))
        #expect(story[1024]?.state == .open && story[1024]?.reopened == 1)
        #expect(story.asked(1024) == ["李梅"], "not the one who did it")
        #expect(story[1024]?.escalation?.reason == .notDone)
        #expect(story.answered == ["duty.escalated -> duty", "reporter.reopened -> 1", "offer.made -> 李梅"])
    }

    @Test func nobodyCameGoesToStaffAtOnce() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("没人来啊", by: "1", as: .reply(.update, details: ReplyDetails(notDone: true)))
        #expect(story[1024]?.escalation?.reason == .notDone)
        #expect(story.answered.first == "duty.escalated -> duty")
    }

    @Test func anAnswerThatDidNotHelpOpensItAgain() {
        var story = DeskStory()
        story.say("医保怎么办", by: "1", as: .wish(.admin))
        story.command("结 1024 带身份证来")
        story.say("去了,没办成", by: "1", as: .reply(.update, details: ReplyDetails(notDone: true)))
        #expect(story[1024]?.state == .open && story[1024]?.escalation?.reason == .notDone)
    }

    @Test func silenceEndsItAndIsCountedApart() {
        var story = done()
        story.pass(.days(2))
        #expect(story.told().last == "reporter.done -> 1", "asked once more")
        story.pass(.days(6))
        #expect(story[1024]?.state == .confirmed && story[1024]?.ending == .silent)
        #expect(story[1024]?.rating == nil)
    }

    @Test func nobodyIsAskedAtNightHowFarItIs() {
        var story = DeskStory(at: Fixture.at("2026-11-22T21:30:00+08:00"))
        story.say("3栋漏水", by: "1", as: .wish(.facility, "3", .urgent))
        story.say("我去", by: "302", in: nil, as: .reply(.accept))
        let before = story.notices.count
        story.pass(.hours(8))
        #expect(story.told(since: before).isEmpty)
        story.pass(.hours(2))
        #expect(story.told(since: before) == ["member.progress -> 物业", "duty.clock -> duty"])
    }

    @Test func theReporterWithdraws() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("不用来了", by: "1", as: .reply(.cancel))
        #expect(story[1024]?.ending == .withdrawn)
        #expect(story.answered == ["offer.cancelled -> 王伟", "reporter.cancelled -> 1"])
    }

    @Test func oneOfSeveralReportersLeavesAndItGoesOn() {
        var story = DeskStory()
        story.say("3栋电梯停了", by: "1", as: .wish(.facility, "3"))
        story.say("3栋电梯停了", by: "2", as: .wish(.facility, "3"))
        story.say("我不急了,算了", by: "1", as: .reply(.cancel))
        #expect(story.answered == ["reporter.cancelled -> 1"])
        #expect(story[1024]?.reporters.map(\.account.id) == ["2"])
        #expect(story.asked(1024) == ["物业"])
    }

    @Test func whoWasAskedAndLeavesHandsTheQuestionOn() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: .wish(.repair))
        story.say("我家灯坏了", by: "2", as: .wish(.repair))
        story.command("合并 1024 1025")
        story.say("算了", by: "2", as: .reply(.cancel))
        #expect(story[1025]?.question?.account.id == "1")
        story.pass(.hours(1))
        #expect(story[1025]?.escalation?.reason == .noAnswer)
    }

    @Test func ofTwoWishesItIsAskedWhich() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("帮我买药", by: "1", as: .wish(.errand, "3"))
        story.say("不用了", by: "1", as: .reply(.cancel))
        #expect(story.last?.verdict == .unclear)
        #expect(story.answer(.reporterAskWhich)?.facts["numbers"] == "1024、1025")
        story.say("1025不用了", by: "1", as: .reply(.cancel, 1025))
        #expect(story[1025]?.ending == .withdrawn && story[1024]?.state == .open)
    }

    @Test func ofAWishThatIsOverItIsSaidWhenAndHowItEnded() {
        var story = done()
        story.say("好了", by: "1", as: .reply(.rate))
        story.pass(.hours(3))
        story.say("那事怎么样了", by: "1", as: .reply(.statusQuery))
        #expect(story.last?.verdict == .told)
        let facts = story.answer(.reporterStatus)?.facts
        #expect(facts?["state"] == "confirmed" && facts?["ending"] == "confirmed" && facts?["ended"] == "11月22日 10:00")
        #expect(facts?["duty"] == nil)
    }

    @Test func theNumberNamedGoesBeforeWhatIsOpen() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("帮我买药", by: "1", as: .wish(.errand, "3"))
        story.command("合并 1024 1025")
        story.say("1024怎么样了", by: "1", as: .reply(.statusQuery, 1024))
        #expect(story.answer(.reporterStatus)?.facts["into"] == 1025)
        story.say("怎么样了", by: "1", as: .reply(.statusQuery))
        #expect(story.answer(.reporterStatus)?.facts["number"] == 1025, "else the open one")
    }

    @Test func whatWasOnlyObservedIsNotSpokenOf() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", in: "watched", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("怎么还没人来", by: "1", in: "watched", as: .reply(.statusQuery))
        #expect(story.answered.isEmpty)
    }

    @Test(arguments: ["3", "106", "202"])
    func aThirdPersonMayConfirmTheEnd(account: String) {
        var story = done()
        story.say("1024 修好了，我看过了", by: account, as: .reply(.complete, 1024))
        #expect(story.last?.verdict == .judged)
        #expect(story[1024]?.state == .confirmed && story[1024]?.ending == .witnessed)
        #expect(story[1024]?.rating == nil, "no satisfaction is counted")
        #expect(story.answered == ["reporter.witnessed -> 1"])
        story.say("没办好", by: "1", as: .reply(.update, details: ReplyDetails(notDone: true)))
        #expect(story[1024]?.state == .open, "the resident has the last word")
    }

    @Test func aThirdPersonAnswersTheNoticeOrNamesTheNumber() {
        var story = done()
        story.say("好了", by: "3", as: .chatter)
        #expect(story[1024]?.state == .done)
        story.say("好了", by: "3", as: .chatter, replyingTo: 1024)
        #expect(story[1024]?.ending == .witnessed)
    }

    @Test func aThirdPersonMaySayThatItIsNotDone() {
        var story = done()
        story.say("1024 还漏着", by: "3", as: .reply(.update, 1024, details: ReplyDetails(notDone: true)))
        #expect(story[1024]?.state == .open && story[1024]?.escalation?.reason == .notDone)
    }

    @Test func whoDidItDoesNotConfirmIt() {
        var story = done()
        story.say("1024 办好了", by: "101", in: nil, as: .reply(.complete, 1024))
        #expect(story[1024]?.state == .done && story.last?.verdict == .chatter)
        story = DeskStory()
        story.say("代报 3栋 漏水", by: "201", in: "duty", as: .wish(.repair, "3", skills: ["gas_tech"]))
        story.say("我去", by: "201", in: "duty", as: .reply(.accept))
        story.say("办好了", by: "201", in: "duty", as: .reply(.complete))
        story.say("好了", by: "201", in: "duty", as: .reply(.complete))
        #expect(story[1024]?.state == .done, "not even who reported it as well")
    }

    @Test func howFarIsItIsAnsweredWithoutAHuman() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("到哪了", by: "1", as: .reply(.statusQuery))
        #expect(story.last?.verdict == .told)
        #expect(story.answer(.reporterStatus)?.facts["state"] == "open")
        story.say("我去,10分钟", by: "101", in: nil, as: .reply(.accept, details: ReplyDetails(eta: 10)))
        story.now = story.now + .minutes(12)
        story.say("到哪了", by: "1", as: .reply(.statusQuery))
        #expect(story.answer(.reporterStatus)?.facts["helper"] == "王伟")
        #expect(story[1024]?.escalation?.reason == .quietHolder, "later than promised")
    }

    @Test func whatIsAddedReachesWhoHasIt() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("门铃坏了,请敲门", by: "1", as: .reply(.update))
        #expect(story.answered == ["member.update -> 王伟", "reporter.noted -> 1"])
        #expect(story.answer(.memberUpdate)?.facts["words"] == "门铃坏了,请敲门")
    }

    @Test func aCorrectedAddressAsksOthers() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("说错了,是5栋", by: "1", as: .place("5"))
        #expect(story[1024]?.need.place.building == "5")
        #expect(story.asked(1024) == ["李梅"], "covers 5栋; 王伟 does not")
        #expect(story.answered.contains("member.released -> 王伟"))
    }
}
