import PaidanCore
import Testing

/// Everything that staff can do works in the duty group, each answered with what changed.
@Suite struct CommandStories {
    private func open() -> DeskStory {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        return story
    }

    @Test func dispatchToSomebodyByName() {
        var story = open()
        story.command("派 1024 李梅")
        #expect(story.last?.verdict == .commanded)
        #expect(story.asked(1024) == ["李梅"])
        #expect(
            story.answered == ["member.released -> 王伟", "offer.made -> 李梅", "desk.dispatched -> 201"])
        #expect(story.answer(.deskDispatched)?.facts["helper"] == "李梅")
    }

    @Test func dispatchAwayFromWhoHasIt() {
        var story = open()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.command("派 1024 李梅")
        #expect(story.holders(1024).isEmpty && story.asked(1024) == ["李梅"])
        #expect(story.answered.contains("member.released -> 王伟"))
    }

    @Test func aRefusalIsUndoneByOpeningItAgain() {
        var story = open()
        story.command("不派 1024")
        #expect(story[1024]?.state == .cancelled)
        #expect(story.answered == ["offer.cancelled -> 王伟", "reporter.cancelled -> 1", "desk.refused -> 201"])
        story.command("重开 1024")
        #expect(story[1024]?.state == .open)
        #expect(story.answered == ["reporter.reopened -> 1", "offer.made -> 王伟", "desk.reopened -> 201"])
    }

    @Test func noWishAfterAll() {
        var story = open()
        story.command("不是心愿", replyingTo: 1024)
        #expect(story[1024]?.ending == .notAWish)
        #expect(story.answered.last == "desk.not_a_wish -> 201")
    }

    @Test func theOfficesAnswerReachesTheResident() {
        var story = open()
        story.command("结 1024 物业已经修好，放心")
        #expect(story[1024]?.ending == .answered)
        #expect(story.answer(.reporterAnswered)?.facts["words"] == "物业已经修好，放心")
        #expect(story.answered.last == "desk.closed -> 201")
    }

    @Test func closingWhatSomebodyHasEndsItAsDone() {
        var story = open()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.command("结 1024")
        #expect(story[1024]?.state == .confirmed && story[1024]?.ending == .closedByDesk)
        #expect(story.holders(1024) == ["王伟"])
    }

    @Test func anotherPlaceAsksOthersAndTellsOldAndNew() {
        var story = open()
        story.command("改 1024 12栋", as: .place("12"))
        #expect(story[1024]?.need.place.building == "12")
        #expect(story.answered.contains("member.released -> 王伟"))
        let facts = story.answer(.deskAmended)?.facts
        #expect(facts?["old_place"] == "3栋" && facts?["new_place"] == "12栋", "enough to undo it")
    }

    @Test func whoIsOnTheWayHearsTheNewAddress() {
        var story = open()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.command("改 1024 5栋", as: .place("5"))
        #expect(story.holders(1024) == ["王伟"])
        #expect(story.answer(.memberAccepted)?.facts["place"] == "5栋")
    }

    @Test func anotherKindAndAnotherHaste() {
        var story = open()
        story.command("改 1024 公共设施 急")
        #expect(story[1024]?.category == .facility && story[1024]?.urgency == .urgent)
        #expect(story.asked(1024) == ["物业"])
        let facts = story.answer(.deskAmended)?.facts
        #expect(facts?["old_category"] == "repair" && facts?["new_urgency"] == "urgent")
    }

    @Test func morePeopleAndAnotherSkill() {
        var story = open()
        story.command("改 1024 两个人 电工")
        #expect(story[1024]?.need.people == 2 && story[1024]?.need.skills == ["electrician"])
        #expect(story[1024]?.slots.count == 2)
        let facts = story.answer(.deskAmended)?.facts
        #expect(facts?["old_people"] == 1 && facts?["new_people"] == 2)
        #expect(facts?["old_skills"] == "水工" && facts?["new_skills"] == "电工", "in words that undo it")
        story.command("改 1024 1人 谁都行")
        #expect(story[1024]?.need.people == 1 && story[1024]?.need.skills == [])
    }

    @Test func anotherDoorIsNotSaidInTheGroup() {
        var story = open()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.command("改 1024 3单元501", as: Reading(kind: .update, need: Need(place: Place(unit: "3", room: "501"))))
        #expect(story[1024]?.need.place == Place(building: "3", unit: "3", room: "501"))
        #expect(story.answer(.memberAccepted) != nil, "who is on the way hears it")
        let facts = story.answer(.deskAmended)?.facts ?? [:]
        #expect(facts["new_door"] == true && facts["new_place"] == nil)
        #expect(!facts.values.contains("501"))
        #expect(story.entries.allSatisfy { !$0.facts.values.contains("501") })
    }

    @Test func aDoorOfAnUnknownBuildingIsNoPlace() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: .wish(.repair))
        story.command("改 1024 501", as: Reading(kind: .update, need: Need(place: Place(room: "501"))))
        #expect(story.answer(.deskProblem)?.facts["problem"] == "no_place")
    }

    @Test func aFalseAlarmEndsItAndSaysSo() {
        var story = DeskStory()
        story.say("3栋着火", by: "1", as: .wish(.safety, "3", .emergency, danger: .fire))
        story.command("误报 1024")
        #expect(story[1024]?.ending == .notAWish)
        #expect(story.entries.last { $0.event == "commanded" }?.facts["command"] == "false_alarm")
        #expect(story.answered.contains("reporter.false_alarm -> 1"))
    }

    @Test func whatWasOnlyObservedIsCorrectedWithoutGoingOut() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", in: "watched", as: .wish(.environment, "3"))
        story.command("改 1024 维修 急")
        #expect(story[1024]?.state == .cancelled && story[1024]?.ending == .observed)
        #expect(story[1024]?.category == .repair)
        #expect(story.answered == ["desk.amended -> 201"])
        story.command("不是心愿 1024")
        #expect(story[1024]?.ending == .observed)
        #expect(story.answer(.deskNotAWish)?.facts["observed"] == true)
        #expect(story.answered == ["desk.not_a_wish -> 201"])
    }

    @Test func whoWasAskedBeforeACorrectionIsAskedAgain() {
        var story = open()
        #expect(story.asked(1024) == ["王伟"])
        story.command("改 1024 急")
        #expect(story.asked(1024).contains("王伟"), "the offer that the correction took back does not stand in the way")
    }

    @Test func raisedToAnEmergencyByTheStaffItIsConfirmed() {
        var story = open()
        story.command("改 1024 紧急")
        #expect(story[1024]?.isConfirmedEmergency == true)
        #expect(story.answered.contains("reporter.emergency -> 1"))
    }

    @Test func onHoldUntilTheNextWorkingMorning() {
        var story = open()
        story.command("挂 1024 等配件")
        #expect(story[1024]?.wait?.reason == .hold && story[1024]?.wait?.note == "等配件")
        #expect(story[1024]?.wait?.until == Fixture.at("2026-11-23T09:00:00+08:00"))
        #expect(story.answer(.deskHeld)?.facts["until"] == "11月23日 09:00")
        story.pass(.hours(23))
        #expect(story.asked(1024) == ["李梅"])
    }

    @Test func inAnswerToANoticeOneNumberIsEnoughToMerge() {
        var story = open()
        story.say("电梯", by: "2", as: .wish(.facility, "3"))
        story.command("合并 1024", replyingTo: 1025)
        #expect(story[1025]?.mergedInto == 1024)
    }

    @Test func theNumberSaidGoesBeforeTheNoticeReplied() {
        var story = open()
        story.say("电梯", by: "2", as: .wish(.facility, "3"))
        story.command("不派 1025", replyingTo: 1024)
        #expect(story[1025]?.state == .cancelled && story[1024]?.state == .open)
    }

    @Test func todayListsWhatIsOpen() {
        var story = open()
        story.command("今天")
        let facts = story.answer(.deskToday)?.facts
        #expect(facts?["count"] == 1)
        #expect(
            facts?["lines"]
                == .list([
                    [
                        "number": 1024, "category": "repair", "urgency": "normal", "building": "3栋", "place": "3栋",
                        "state": "open",
                    ]
                ]))
    }

    @Test func whoIsOnDutyWithTheTelephoneOfTheTurn() {
        var rules = Fixture.rulebook()
        rules.shifts[0].phone = "0519-110"
        var story = DeskStory(rules)
        story.command("谁在值班？")
        #expect(
            story.answer(.deskOnDuty)?.facts["lines"]
                == .list([["role": "社区值班", "helper": "周主任", "until": "00:00", "telephone": "0519-110"]]))
    }

    @Test func help() {
        var story = DeskStory()
        story.command("帮助")
        #expect(story.answered == ["desk.help -> 201"])
    }

    @Test(arguments: [
        ("派 9999", "no_such_wish"), ("派 1024 无名氏", "no_such_member"), ("派 1024 失联", "no_contact"),
        ("改 1024", "nothing_to_change"), ("重开 1024", "not_open"), ("已告知 1024", "nothing_to_change"),
        ("合并 1024 9999", "no_such_wish"), ("合并 1024 1024", "already_over"),
    ])
    func whatCannotBeDoneIsAnsweredWithTheReason(words: String, problem: Fact) {
        var story = open()
        story.command(words)
        #expect(story.last?.verdict == .refused)
        #expect(story.answer(.deskProblem)?.facts["problem"] == problem)
    }

    @Test(arguments: [("不派 1024", "already_over"), ("改 1024 急", "already_over"), ("挂 1024", "not_open")])
    func whatIsOverStaysOver(words: String, problem: Fact) {
        var story = open()
        story.command("不派 1024")
        story.command(words)
        #expect(story.answer(.deskProblem)?.facts["problem"] == problem)
    }

    @Test func whatIsSaidToBeDoneIsNotAmended() {
        var story = open()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        story.command("改 1024 急")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "not_open")
        #expect(story.holders(1024) == ["王伟"])
    }

    @Test func onlyStaffCommand() {
        var story = open()
        story.command("不派 1024", by: "101")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "not_staff")
        story.say("不派 1024", by: "201", in: "residents", as: .chatter)
        #expect(story[1024]?.state == .open, "and only in the duty group")
    }

    @Test func noVolunteerIntoDangerByCommandEither() {
        var story = DeskStory()
        story.say("3栋着火", by: "1", as: .wish(.safety, "3", .emergency, danger: .fire))
        story.command("派 1024 李梅")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "danger")
    }

    @Test func whichWishIsAskedWhereSeveralWait() {
        var story = DeskStory()
        story.say("医保", by: "1", as: .wish(.admin))
        story.command("结 好了")
        #expect(story[1024]?.state == .answered, "the only one that waits is meant")
        story.say("医保", by: "2", as: .wish(.admin, "3"))
        story.say("社保", by: "3", as: .wish(.admin, "5"))
        story.command("结 好了")
        #expect(story.answer(.deskProblem)?.facts["problem"] == "which_wish")
    }

    @Test(arguments: ["派对几点开始", "改天再说", "改一下时间吧", "不派了吧", "结账", "今天下雨"])
    func talkInTheDutyGroupIsLeftAlone(words: String) {
        var story = open()
        story.command(words)
        #expect(story.last?.verdict == .chatter && story.answered.isEmpty)
    }

    @Test func aCommandFromTheShellIsRecordedWithItsActor() {
        var story = open()
        story.hand(.staff(StaffAction(actor: "admin", wish: 1024, command: .refuse)))
        #expect(story.last?.verdict == .commanded)
        #expect(story.entries.last { $0.event == "commanded" }?.facts["actor"] == "admin")
    }

    @Test func staffTakeWhatLiesOnTheirTable() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: .wish(.repair, "3", skills: ["gas_tech"]))
        #expect(story[1024]?.escalation?.reason == .shortfall)
        story.say("我去看看", by: "202", in: "duty", as: .reply(.accept))
        #expect(story.holders(1024) == ["吴社工"])
        #expect(story[1024]?.escalation == nil)
    }
}
