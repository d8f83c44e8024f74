import PaidanCore
import Testing

/// What members say: yes, no, seen, later, done.
@Suite struct MemberReplyStories {
    private func asked() -> DeskStory {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", room: "502", skills: ["plumber"]))
        return story
    }

    @Test func yesTakesItAndTheResidentHearsWhoComes() {
        var story = asked()
        story.say("能,二十分钟后到", by: "101", in: nil, as: .reply(.accept, details: ReplyDetails(eta: 20)))
        #expect(story.last?.verdict == .accepted)
        #expect(story.holders(1024) == ["王伟"])
        #expect(story.answered == ["member.accepted -> 王伟", "reporter.accepted -> 1"])
        #expect(story.answer(.reporterAccepted)?.facts["eta"] == 20)
        #expect(story[1024]?.notes.last?.words == "能,二十分钟后到", "kept verbatim")
    }

    @Test func seenInTheGroupIsNotYes() {
        var story = asked()
        story.say("收到", by: "101", in: "work", as: .reply(.accept))
        #expect(story.last?.verdict == .seen)
        #expect(story.holders(1024).isEmpty)
        #expect(story.answered == ["member.seen -> 王伟"])
        story.say("好的", by: "101", in: "work", as: .chatter)
        #expect(story.answered.isEmpty, "asked once")
        story.pass(.minutes(15))
        #expect(story.asked(1024) == ["李梅"], "then silence moves on")
    }

    @Test(arguments: [("1", Verdict.accepted), ("2", .declined), ("１", .accepted), ("接", .accepted)])
    func oneAndTwoAnswerIt(word: String, verdict: Verdict) {
        var story = asked()
        story.say("收到", by: "101", in: "work", as: .chatter)
        story.say(word, by: "101", in: "work", as: .chatter)
        #expect(story.last?.verdict == verdict)
    }

    @Test func saidToTheDeskAloneItIsYes() {
        var story = asked()
        story.say("收到", by: "101", in: nil, as: .chatter)
        #expect(story.last?.verdict == .accepted)
    }

    @Test func oneIsTalkWhereNothingWasOffered() {
        var story = asked()
        story.say("1", by: "106", in: "work", as: .chatter)
        #expect(story.last?.verdict == .chatter)
    }

    @Test func onlyWhoWasAskedCanTakeIt() {
        var story = asked()
        story.say("我去 1024", by: "106", in: "work", as: .reply(.accept, 1024))
        #expect(story.last?.verdict == .notOffered)
        #expect(story.answered == ["member.not_offered -> 赵磊"])
        story.say("我去 1024", by: "999", in: "work", as: .reply(.accept, 1024))
        #expect(story.last?.verdict == .chatter, "a name that anybody may give himself is no account")
        #expect(story.holders(1024).isEmpty)
    }

    @Test func twoOffersAndNoNumberAskWhich() {
        var story = DeskStory()
        story.say("G5有人受伤", by: "1", as: .wish(.medical, "G5", .emergency))
        story.say("3栋有人晕倒", by: "2", as: .wish(.medical, "3", .emergency))
        story.say("我去", by: "301", in: nil, as: .reply(.accept))
        #expect(story.last?.verdict == .unclear)
        #expect(story.answer(.memberWhich)?.facts["numbers"] == "1024、1025")
        story.say("我去", by: "301", in: nil, as: .reply(.accept), replyingTo: 1025)
        #expect(story.last?.verdict == .accepted && story.last?.wish == 1025)
    }

    @Test func aLateYesIsTakenWhileNobodyElseIsAsked() {
        var story = asked()
        story.pass(.minutes(45))
        #expect(story.asked(1024).isEmpty)
        story.say("我能去", by: "101", in: nil, as: .reply(.accept))
        #expect(story.last?.verdict == .accepted)
        #expect(story.holders(1024) == ["王伟"])
        #expect(story[1024]?.escalation == nil)
    }

    @Test func aYesThatCameTooLateHearsWhoGoes() {
        var story = asked()
        story.pass(.minutes(15))
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        story.pass(.minutes(2))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        #expect(story.last?.verdict == .notOffered)
        #expect(story.answered == ["member.late -> 王伟"])
        #expect(story.holders(1024) == ["李梅"])
    }

    @Test func othersWhoWereAskedHearThatItIsTaken() {
        var story = DeskStory()
        story.say("3栋急", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        #expect(story.asked(1024) == ["王伟", "李梅"])
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        #expect(story.answered.contains("offer.taken -> 王伟"))
    }

    @Test func anAcceptedJobCanBeReturned() {
        var story = asked()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("去不了了", by: "101", in: nil, as: .reply(.decline))
        #expect(story[1024]?.state == .open)
        #expect(story.answered == ["member.declined -> 王伟", "reporter.returned -> 1", "offer.made -> 李梅"])
        #expect(story[1024]?.formerHolders == ["101"])
    }

    @Test func notTodayIsRespected() {
        var story = asked()
        story.say("今天不行", by: "101", in: nil, as: .reply(.decline))
        story.say("3栋402漏水", by: "2", as: .wish(.repair, "3", room: "402", skills: ["plumber"]))
        #expect(story.asked(1025) != ["王伟"])
        story.pass(.days(7))
        story.say("3栋302漏水", by: "3", as: .wish(.repair, "3", room: "302", skills: ["plumber"]))
        #expect(story.asked(1026) == ["王伟"])
    }

    @Test func anEstimateAndAnArrivalAreToldToTheResident() {
        var story = asked()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("还要半小时", by: "101", in: nil, as: .reply(.update, details: ReplyDetails(eta: 30)))
        #expect(story.answer(.reporterAccepted)?.facts["eta"] == 30)
        story.say("到了", by: "101", in: nil, as: .reply(.update, details: ReplyDetails(arrived: true)))
        #expect(story.answered.contains("reporter.arrived -> 1"))
    }

    @Test func aSilentHolderIsAskedTwiceThenTheDutyIs() {
        var story = asked()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.pass(.days(1))
        #expect(story.told().last == "member.progress -> 王伟")
        story.pass(.days(2))
        #expect(story[1024]?.escalation?.reason == .quietHolder)
        story.say("在修了", by: "101", in: nil, as: .reply(.update))
        #expect(story[1024]?.escalation == nil, "who speaks is not silent")
    }

    @Test func whoLeavesTooMuchUnansweredIsLeftInPeace() {
        var story = DeskStory()
        for room in 1...5 {
            story.say("12栋", by: "\(room)", as: .wish(.companion, "12", room: "\(room)01"))
            story.pass(.minutes(15))
        }
        let told = story.told().filter { $0 == "offer.made -> 赵磊" || $0 == "offer.made -> 孙丽" }
        #expect(told.count <= 8)
        #expect(
            story.entries.contains { entry in
                guard case .record(let passed)? = entry.facts["passed_over"] else { return false }
                return passed["E_NAGGED"] != nil
            })
    }
}
