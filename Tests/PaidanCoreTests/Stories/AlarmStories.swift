import PaidanCore
import Testing

/// Alarms that are none, or may be none: nobody is called out for a joke, and nobody in need is forgotten for it.
@Suite struct AlarmStories {
    private static let night = Fixture.at("2026-11-23T02:00:00+08:00")
    private let unsure = Reading.wish(.medical, "G5", .emergency, sure: 0.7)

    @Test func aJokeAtTwoInTheMorning() {
        var story = DeskStory(at: AlarmStories.night)
        story.say("G5有人要死了哈哈", by: "1", as: unsure)
        #expect(story.asked(1024) == ["周主任", "吴社工", "卫生室何医生"], "the staff alone are woken")
        story.command("误报 1024")
        #expect(story.answered.contains("offer.cancelled -> 卫生室何医生"))
        #expect(story.answered.contains("reporter.false_alarm -> 1"))
        story.pass(.minutes(20))
        story.say("12栋着火了快来", by: "1", as: .wish(.safety, "12", .emergency, sure: 0.97, danger: .fire))
        #expect(story.last?.verdict == .proposed, "the second one within the hour waits for the duty's word")
        #expect(story.asked(1025).isEmpty)
        #expect(
            story.answer(.reporterEmergency)?.facts["call"] == "119", "the resident hears whom to call all the same")
        #expect(story.answer(.dutyProposal)?.facts["again"] == true)
        #expect(story.answered.contains("duty.proposal -> 周主任"), "by a way that rings")
        story.pass(.minutes(2))
        #expect(story[1025]?.escalation?.reason == .noWord, "never lost: the duty is alarmed until it answers")
        story.command("派 1025")
        #expect(!story.asked(1025).isEmpty)
    }

    @Test func afterAnHourTheNextAlarmGoesOutAgain() {
        var story = DeskStory()
        story.say("G5好像有人受伤", by: "1", as: unsure)
        story.pass(.minutes(61))
        story.say("12栋有人晕倒", by: "1", as: .wish(.medical, "12", .emergency))
        #expect(!story.asked(1025).isEmpty)
    }

    @Test func anAlarmThatSomebodyVouchedForHoldsNobodyBack() {
        var story = DeskStory()
        story.say("G5好像有人受伤", by: "1", as: unsure)
        story.say("G5真的有人受伤", by: "2", as: .wish(.medical, "G5", .emergency))
        story.say("12栋有人晕倒", by: "1", as: .wish(.medical, "12", .emergency))
        #expect(!story.asked(1025).isEmpty)
    }

    @Test func aForwardedOldVideoIsNobodysOwnAlarm() {
        var story = DeskStory()
        let sure = Reading.wish(.safety, "12", .emergency)
        story.say("转发：12栋高空坠物砸人，太吓人了 https://v.example/1", by: "1", as: sure)
        #expect(story[1024]?.isConfirmedEmergency == false && story.asked(1024) == ["周主任", "吴社工"])
        story.say("听说12栋砸到人了？朋友圈都在传", by: "2", as: sure)
        #expect(story[1024]?.isConfirmedEmergency == false, "nor does a second forwarder confirm it")
        story.say("我在12栋楼下，真砸到人了", by: "3", as: sure)
        #expect(story[1024]?.isConfirmedEmergency == true, "whoever stands there does")
    }

    @Test func springFestivalFireworks() {
        var story = DeskStory(at: Fixture.at("2027-02-05T23:50:00+08:00"))
        let bang = Reading.wish(.safety, "3", .emergency, sure: 0.7, danger: .fire)
        story.say("3栋好像爆炸了", by: "1", as: bang)
        story.command("误报 1024")
        for person in 2...9 {
            story.say("3栋一声巨响还有火光", by: "\(person)", as: bang)
            story.pass(.seconds(40))
        }
        #expect(story[1025]?.state.isOver == false && story[1026] == nil, "eight neighbours, one wish, told as one")
        #expect(story.told().filter { $0 == "duty.proposal -> duty" }.count == 1)
        #expect(story.asked(1025).isEmpty, "the duty has just said that it was nothing")
        #expect(story.told().filter { $0.hasPrefix("reporter.emergency") }.count >= 2, "the first of each hears 119")
        story.command("误报 1025")
        #expect(story.answered.filter { $0.hasPrefix("reporter.false_alarm") }.count == 8, "and each hears the end")
    }

    @Test func nobodyConfirmsInTimeAndTheResidentHearsSoOnce() {
        var story = DeskStory()
        story.say("G5有人受伤", by: "1", as: unsure)
        story.pass(.minutes(2))
        #expect(story.told().filter { $0 == "reporter.unconfirmed -> 1" }.count == 1)
        story.pass(.minutes(30))
        #expect(story.told().filter { $0 == "reporter.unconfirmed -> 1" }.count == 1, "once")
        #expect(story.told().filter { $0 == "duty.reminder -> duty" }.count >= 3, "the duty goes on being alarmed")
    }

    @Test func whoIsOnTheWaySparesTheResidentThatWord() {
        var story = DeskStory()
        story.say("G5有人受伤", by: "1", as: unsure)
        story.say("我去", by: "201", in: nil, as: .reply(.accept))
        story.pass(.minutes(30))
        #expect(!story.told().contains("reporter.unconfirmed -> 1"))
    }

    @Test func aDrillIsPracticeAndWhatHappensMeanwhileIsReal() {
        var story = DeskStory()
        story.command("演练")
        #expect(story.answer(.deskDrill)?.facts["until"] == "11:00")
        story.say("演练：G5有人受伤", by: "1", as: .wish(.medical, "G5", .emergency))
        #expect(story[1024]?.isDrill == true)
        #expect(story.answer(.reporterEmergency)?.facts["call"] == nil, "nobody calls an ambulance to a drill")
        #expect(story.last?.notices.allSatisfy { $0.facts["drill"] == true } == true)
        story.say("G5有人受伤，流血了", by: "2", as: .wish(.medical, "G5", .emergency))
        #expect(story.last?.verdict == .opened && story[1025]?.isDrill == nil, "never taken for the drill")
        story.command("演练结束")
        story.say("演练：12栋着火", by: "3", as: .wish(.safety, "12", .emergency))
        #expect(story[1026]?.isDrill == nil)
        story.command("演练 1026")
        #expect(story[1026]?.isDrill == true)
        story.command("演练 1026")
        #expect(story[1026]?.isDrill == nil, "said again it is real")
    }
}
