import PaidanCore
import Testing

/// By when a wish must have come how far, and what happens when it has not.
@Suite struct ClockStories {
    private let leak = Reading.wish(.repair, "3", skills: ["plumber"])

    private func missed(_ story: DeskStory, _ number: WishNumber = 1024) -> [String] {
        story[number]?.missedClocks?.map(\.milestone.rawValue) ?? []
    }

    @Test func anUrgentWishThatNobodyTakesIsToldOnceAfterAQuarterOfAnHour() {
        var story = DeskStory()
        story.say("漏得厉害", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        story.pass(.minutes(14))
        #expect(missed(story).isEmpty)
        story.pass(.hours(5))
        #expect(missed(story) == ["accept"])
        #expect(story.told().count { $0 == "duty.clock -> duty" } == 1)
        let facts = story.entries.first { $0.event == "clock_missed" }?.facts
        #expect(facts?["clock"] == "accept" && facts?["minutes"] == 15)
    }

    @Test func halfATeamIsNotATeam() {
        var story = DeskStory()
        story.say("抬轮椅", by: "1", as: .wish(.errand, "12", .urgent, people: 2))
        story.say("我去", by: "106", in: nil, as: .reply(.accept))
        story.pass(.minutes(15))
        #expect(missed(story) == ["accept"])
        let told = story.notices.first { $0.template == "duty.clock" }
        #expect(told?.facts["lacking"] == 1)
    }

    @Test func fourWorkingHoursOfASundayEndOnMonday() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        let accept = story[1024]?.clocks?.first { $0.milestone == .accept }
        #expect(accept?.until == Fixture.at("2026-11-23T12:30:00+08:00"))
        let finish = story[1024]?.clocks?.first { $0.milestone == .finish }
        #expect(finish?.until == Fixture.at("2026-11-26T08:30:00+08:00"), "three working days after Monday morning")
    }

    @Test func makeUpWorkdaysCountAndHolidaysDoNot() throws {
        var rules = Fixture.rulebook()
        let friday = try #require(CivilDate("2026-11-27"))
        rules.calendar = Calendar(
            exceptions: [friday: .publicHoliday, friday.adding(days: 1): .workday], years: [2026])
        var story = DeskStory(rules, at: Fixture.at("2026-11-26T15:30:00+08:00"))
        story.say("漏水", by: "1", as: leak)
        let accept = story[1024]?.clocks?.first { $0.milestone == .accept }
        #expect(accept?.until == Fixture.at("2026-11-28T10:30:00+08:00"), "two hours on Thursday, two on Saturday")
    }

    @Test func whoAcceptedAndIsNotThereInTime() {
        var story = DeskStory()
        story.say("漏得厉害", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.pass(.hours(2))
        #expect(missed(story) == ["start"])
        #expect(story.notices.last { $0.template == "duty.clock" }?.facts["helper"] == "王伟")
    }

    @Test func whoSaidToBeThereIsInTime() {
        var story = DeskStory()
        story.say("漏得厉害", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("到了", by: "101", in: nil, as: .reply(.update, details: ReplyDetails(arrived: true)))
        story.pass(.hours(3))
        #expect(missed(story).isEmpty)
        story.pass(.hours(22))
        #expect(missed(story) == ["finish"])
    }

    @Test func aTimeThatWasPromisedMovesTheClock() {
        var story = DeskStory()
        story.say("漏得厉害", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        story.say("我三小时后去", by: "101", in: nil, as: .reply(.accept, details: ReplyDetails(eta: 180)))
        story.pass(.hours(3))
        #expect(missed(story).isEmpty)
        story.pass(.minutes(16))
        #expect(missed(story) == ["start"])
    }

    @Test func whatIsDoneInTimeMissesNothing() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        story.pass(.days(6))
        #expect(missed(story).isEmpty && story[1024]?.clocks == nil)
    }

    @Test func whatTheDutyHoldsIsNotLate() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        story.command("挂 1024 等配件")
        #expect(story[1024]?.clocks == nil)
        story.pass(.days(1))
        #expect(missed(story).isEmpty && story[1024]?.clocks?.isEmpty == false)
    }

    @Test func anAnswerThatComesTooLateIsCounted() {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("漏水", by: "1", as: leak)
        story.pass(.minutes(8))
        story.command("派 1024")
        #expect(missed(story) == ["acknowledge"])
        #expect(!story.told().contains("duty.clock -> duty"), "the proposal has its own reminder")
    }

    @Test func aScheduledWishIsTakenTwelveHoursAhead() {
        var reading = Reading.wish(.transport, "12", .scheduled)
        let from = Fixture.morning + .days(2)
        reading.window = Window(from: from, to: from + .hours(1))
        var story = DeskStory()
        story.say("后天上午接送", by: "1", as: reading)
        #expect(story[1024]?.clocks?.first { $0.milestone == .accept }?.until == Fixture.morning + .days(1))
    }

    @Test func aCategoryHasClocksOfItsOwn() {
        var rules = Fixture.rulebook()
        rules.categories[.repair]?.clocks = [.normal: Clocks(accept: .span(.minutes(20)))]
        var story = DeskStory(rules)
        story.say("漏水", by: "1", as: leak)
        #expect(story[1024]?.clocks?.map(\.milestone) == [.accept])
        story.pass(.minutes(20))
        #expect(missed(story) == ["accept"])
    }

    @Test func aCategoryHasALadderOfItsOwn() {
        var rules = Fixture.rulebook()
        rules.categories[.admin]?.escalation = ["物业", "202"]
        var story = DeskStory(rules)
        story.say("物业费怎么算", by: "1", as: .wish(.admin))
        #expect(story[1024]?.escalation?.member == "302")
        #expect(story.answered.contains("duty.escalated -> 物业"))
        story.pass(.hours(13))
        #expect(story[1024]?.escalation?.member == "202")
        story.pass(.days(3))
        #expect(story.told().contains("duty.reminder -> duty"))
        #expect(story[1024]?.escalation?.member == "201", "then the duty of the community")
    }

    @Test func aCategoryHasRingsOfItsOwn() {
        var rules = Fixture.rulebook()
        rules.categories[.repair]?.rings = [.building]
        var story = DeskStory(rules)
        story.say("灯坏了", by: "1", as: .wish(.repair, "12", skills: ["electrician"]))
        #expect(story.asked(1024).isEmpty && story[1024]?.escalation?.reason == .shortfall)
    }
}
