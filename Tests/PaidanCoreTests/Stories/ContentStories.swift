import PaidanCore
import Testing

/// Replies are no booleans: another time, a part, a missing piece, a closed door.
@Suite struct ContentStories {
    private let leak = Reading.wish(.repair, "3", skills: ["plumber"])
    private static let tomorrow = Fixture.at("2026-11-23T09:00:00+08:00")

    private var later: ReplyDetails {
        ReplyDetails(
            proposedTime: "明早九点",
            proposedWindow: Window(from: ContentStories.tomorrow, to: ContentStories.tomorrow + .hours(1)))
    }

    private func put() -> DeskStory {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.say("今晚不行,明早九点可以", by: "101", in: nil, as: .reply(.decline, details: later))
        return story
    }

    @Test func anotherTimeIsPutToTheResidentAndHeldMeanwhile() {
        let story = put()
        #expect(story.answered == ["member.proposed -> 王伟", "reporter.proposed -> 1"])
        #expect(story.answer(.reporterProposed)?.facts["time"] == "明早九点")
        #expect(story[1024]?.wait?.reason == .otherTime && story.asked(1024).isEmpty)
        #expect(story[1024]?.notes.last?.words == "今晚不行,明早九点可以", "kept verbatim")
    }

    @Test(arguments: ["好", "行，那就明早", "可以"])
    func theResidentAgreesAndItIsHeldForThatTime(words: String) {
        var story = put()
        story.say(words, by: "1", as: .chatter)
        #expect(story.holders(1024) == ["王伟"])
        #expect(story[1024]?.slots.first?.promisedAt == ContentStories.tomorrow)
        #expect(story.answered == ["member.accepted -> 王伟", "reporter.accepted -> 1"])
        #expect(story.answer(.memberAccepted)?.facts["when"] == "明早九点")
        let quiet = story.notices.count
        story.pass(.hours(20))
        #expect(!story.told(since: quiet).contains("member.progress -> 王伟"), "nobody asks how far it is before then")
        story.pass(.hours(6))
        #expect(story.told(since: quiet).contains("member.progress -> 王伟"))
    }

    @Test func theResidentDoesNotAgreeAndItGoesOn() {
        var story = put()
        story.say("不行，等不了", by: "1", as: .reply(.decline))
        #expect(story.asked(1024) == ["李梅"])
        #expect(story.answered == ["member.declined -> 王伟", "offer.made -> 李梅"])
    }

    @Test func withoutAnAnswerItGoesOn() {
        var story = put()
        story.pass(.minutes(30))
        #expect(story.asked(1024) == ["李梅"] && story[1024]?.counter == nil)
    }

    @Test func whatIsUrgentIsLookedForMeanwhile() {
        var story = DeskStory()
        story.say("3栋漏水，急", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        story.say("能,明早九点来", by: "101", in: nil, as: .reply(.accept, details: later))
        #expect(story.holders(1024).isEmpty && story.asked(1024).contains("李梅"))
        story.say("我现在就去", by: "102", in: nil, as: .reply(.accept))
        #expect(story.answered.contains("member.declined -> 王伟"))
        story.say("好", by: "1", as: .chatter)
        #expect(story.holders(1024) == ["李梅"])
    }

    @Test func aMissingPartMovesTheClockAndTheJobStays() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        let until = story.now + .days(2)
        story.say(
            "缺配件要等两天", by: "101", in: nil,
            as: .reply(.update, details: ReplyDetails(waitingFor: "缺配件要等两天", waitsUntil: until)))
        #expect(story.holders(1024) == ["王伟"] && story[1024]?.slots.first?.promisedAt == until)
        #expect(story.answer(.reporterDelayed)?.facts["until"] == "11月24日 10:00")
        let quiet = story.notices.count
        story.pass(.hours(47))
        #expect(story.told(since: quiet).isEmpty)
        story.pass(.hours(2))
        #expect(story.told(since: quiet) == ["member.progress -> 王伟"])
    }

    @Test func whoDoesAPartLeavesTheRestOpen() {
        var story = DeskStory()
        story.say("3栋搬沙发", by: "1", as: .wish(.errand, "3"))
        let first = story.asked(1024)
        story.say(
            "只能搬到一楼", by: "101", in: nil, as: .reply(.accept, details: ReplyDetails(partial: "只能搬到一楼")))
        #expect(first == ["王伟"] && story.holders(1024) == ["王伟"])
        #expect(story.answered.contains("reporter.partial -> 1"))
        #expect(story.asked(1024).count == 1 && story[1024]?.slots.count == 2, "somebody is sought for the rest")
        let second = Fixture.members.first { $0.name == story.asked(1024).first }?.id.rawValue ?? ""
        story.say("我去", by: second, in: nil, as: .reply(.accept))
        #expect(story[1024]?.holders.count == 2)
    }

    @Test func aPartThatIsDoneStaysDone() {
        var story = DeskStory()
        story.say("3栋搬沙发", by: "1", as: .wish(.errand, "3"))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say(
            "搬到一楼了,上楼还缺一个人", by: "101", in: nil,
            as: .reply(.complete, details: ReplyDetails(partial: "上楼还缺一个人")))
        #expect(story[1024]?.state == .open && story[1024]?.slots.first?.state == .filled)
        #expect(!story.asked(1024).isEmpty && story.answered.contains("reporter.partial -> 1"))
    }

    @Test func anHourNamedIsNoPart() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.say("能,不过要晚点", by: "101", in: nil, as: .reply(.accept, details: ReplyDetails(partial: "不过要晚点")))
        #expect(story[1024]?.slots.count == 1)
    }

    @Test func arrivalIsRemembered() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("到了", by: "101", in: nil, as: .reply(.update, details: ReplyDetails(arrived: true)))
        #expect(story[1024]?.slots.first?.arrivedAt == story.now)
    }
}

/// Nobody came: the staff at once, a name for the resident, and a new time as soon as there is one.
@Suite struct NoShowStories {
    private func promised() -> DeskStory {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去,20分钟", by: "101", in: nil, as: .reply(.accept, details: ReplyDetails(eta: 20)))
        return story
    }
    private let nobody = Reading.reply(.statusQuery, details: ReplyDetails(notDone: true))

    @Test func beforeTheTimeTheHonestAnswerIsThatTime() {
        var story = promised()
        story.pass(.minutes(10))
        story.say("怎么没人来", by: "1", as: nobody)
        #expect(story[1024]?.escalation == nil)
        #expect(story.answer(.reporterStatus)?.facts["until"] == "11月22日 10:20")
    }

    @Test func afterItTheStaffHearAtOnceAndTheResidentHearsAName() {
        var story = promised()
        story.pass(.minutes(25))
        story.say("没人来啊", by: "1", as: nobody)
        #expect(story.answered == ["duty.escalated -> duty", "member.missed -> 王伟", "reporter.missed -> 1"])
        #expect(story.answer(.reporterMissed)?.facts["duty"] == "周主任")
        story.say("堵车,还要15分钟", by: "101", in: nil, as: .reply(.update, details: ReplyDetails(eta: 15)))
        #expect(story.answer(.reporterAccepted)?.facts["eta"] == 15, "a name and a new time")
        #expect(story.holders(1024) == ["王伟"])
    }

    @Test func whoStaysSilentIsReplacedAndTheResidentHearsThatThereIsNobodyYet() {
        var story = promised()
        story.pass(.minutes(25))
        story.say("没人来啊", by: "1", as: nobody)
        let before = story.notices.count
        story.pass(.minutes(10))
        #expect(
            story.told(since: before) == ["member.released -> 王伟", "reporter.returned -> 1", "offer.made -> 李梅"])
        #expect(story[1024]?.formerHolders == ["101"] && story[1024]?.escalation?.reason == .notDone)
    }

    @Test func reopenedItGoesFartherThanBefore() {
        var story = promised()
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        story.say("根本没人来", by: "1", as: .reply(.update, details: ReplyDetails(notDone: true)))
        #expect(story[1024]?.formerHolders == ["101"])
        #expect((story[1024]?.slots.first?.ring ?? .building) > .building)
        #expect(story[1024]?.escalation?.reason == .notDone)
    }
}

/// Nobody opens the door: the elder, the family, a neighbour, the staff; one after the other.
@Suite struct DoorStories {
    private func before(_ words: String = "给王奶奶送药") -> DeskStory {
        var story = DeskStory()
        var reading = Reading.wish(.errand, "3", room: "502")
        reading.contact = "13900001111"
        story.say(words, by: "1", as: reading)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("敲门没人应", by: "101", in: nil, as: .reply(.update, details: ReplyDetails(reason: "敲门没人应")))
        return story
    }

    @Test func eachStepHasItsTime() {
        var story = before()
        #expect(story.answered == ["member.door -> 王伟", "reporter.door -> 1"])
        #expect(story.answer(.memberDoor)?.facts["contact"] == "13900001111")
        var told = story.notices.count
        story.pass(.minutes(5))
        #expect(story.told(since: told) == ["duty.door -> duty"], "the duty calls the family")
        told = story.notices.count
        story.pass(.minutes(5))
        #expect(story.told(since: told) == ["member.neighbour -> 李梅"], "somebody of the building listens at the door")
        #expect(story.notices.last?.facts["contact"] == nil)
        told = story.notices.count
        story.pass(.minutes(5))
        #expect(story[1024]?.escalation?.reason == .unopened)
        #expect(
            story.told(since: told).contains("duty.sign_of_life -> 周主任"), "an old person alone: is it an emergency?")
        story.command("改 1024 紧急")
        #expect(story[1024]?.urgency == .emergency && story.told().contains("reporter.emergency -> 1"))
    }

    @Test func ofOthersTheStaffLookWithoutAnAlarm() {
        var story = before("帮我搬下箱子")
        story.pass(.minutes(15))
        #expect(story[1024]?.escalation?.reason == .unopened)
        #expect(!story.told().contains("duty.sign_of_life -> 周主任"))
    }

    @Test func whateverTheResidentSaysReachesTheOneAtTheDoor() {
        var story = before()
        story.say("来了来了，在厕所", by: "1", as: .chatter)
        #expect(story.answered == ["member.update -> 王伟", "reporter.noted -> 1"])
        #expect(story[1024]?.door == nil)
        let told = story.notices.count
        story.pass(.minutes(30))
        #expect(!story.told(since: told).contains("duty.door -> duty"))
    }

    @Test func whoIsLetInEndsIt() {
        var story = before()
        story.say("开门了", by: "101", in: nil, as: .reply(.update))
        #expect(story[1024]?.door == nil)
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        #expect(story[1024]?.state == .done)
    }
}

/// What is asked once too often, and what is asked back.
@Suite struct AskingStories {
    private let leak = Reading.wish(.repair, "3", skills: ["plumber"])

    @Test func aChaseRaisesItOnce() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.say("怎么还没消息", by: "1", as: .reply(.statusQuery))
        #expect(story.answered == ["offer.reminder -> 王伟", "reporter.status -> 1"])
        #expect(story[1024]?.slots.first?.ring == .grid)
        story.say("怎么还没消息", by: "1", as: .reply(.statusQuery))
        #expect(story.answered == ["reporter.status -> 1"], "the second time only the answer")
    }

    @Test func aSilentHolderIsAskedAndWithNobodyAskedTheDutyHears() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("到哪了", by: "1", as: .reply(.statusQuery))
        #expect(story.answered == ["member.progress -> 王伟", "reporter.status -> 1"])
        story.say("医保怎么办", by: "2", as: .wish(.admin))
        story.say("问的事呢", by: "2", as: .reply(.statusQuery))
        #expect(story.answered == ["duty.chased -> duty", "reporter.status -> 2"])
    }

    @Test func anUrgentOfferIsRemindedOfAtHalfItsTime() {
        var story = DeskStory()
        story.say("3栋急", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        let told = story.notices.count
        story.pass(.seconds(151))
        #expect(story.told(since: told) == ["offer.reminder -> 王伟", "offer.reminder -> 李梅"])
        story.say("收到", by: "102", in: "work", as: .chatter)
        story.pass(.minutes(2))
        #expect(story.told(since: told).filter { $0.hasPrefix("offer.reminder") }.count == 2, "once")
    }

    @Test func whatItIsAboutIsAskedFirst() {
        var story = DeskStory()
        var vague = Reading.wish(.other, "3")
        vague.ask = Ask(field: .what, text: "请问您要帮什么忙？")
        story.say("3栋有点事想麻烦一下", by: "1", as: vague)
        #expect(story.answered == ["reporter.ask.what -> 1"] && story.asked(1024).isEmpty)
        story.say("水管漏了", by: "1", as: .wish(.repair, skills: ["plumber"]))
        #expect(story[1024]?.category == .repair && story[1024]?.need.place.building == "3")
        #expect(story.asked(1024) == ["王伟"] && story[1025] == nil)
    }

    @Test func whenIsAskedOnceAndThenItGoesOn() {
        var story = DeskStory()
        var ride = Reading.wish(.transport, "3", .scheduled)
        ride.ask = Ask(field: .when, text: "请问几点出发？")
        ride.when = "明天"
        story.say("明天想搭车去医院", by: "1", as: ride)
        #expect(story.answered == ["reporter.ask.when -> 1"])
        var answer = Reading.reply(.update)
        answer.when = "明天上午9点"
        answer.window = Window(from: story.now + .hours(23), to: story.now + .hours(24))
        story.say("上午9点", by: "1", as: answer)
        #expect(story[1024]?.when == "明天上午9点" && story[1024]?.window == answer.window)
        #expect(!story.asked(1024).isEmpty)
        story = DeskStory()
        story.say("明天想搭车去医院", by: "1", as: ride)
        story.pass(.minutes(10))
        #expect(!story.asked(1024).isEmpty, "without an answer whoever comes agrees upon it")
    }
}
