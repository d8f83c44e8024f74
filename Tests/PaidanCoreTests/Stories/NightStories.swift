import PaidanCore
import Testing

/// Ordinary offers wait until morning.
@Suite struct NightStories {
    private static let late = Fixture.at("2026-11-22T23:00:00+08:00")

    @Test func offersWaitUntilMorningAndTheResidentHearsUntilWhen() {
        var story = DeskStory(at: NightStories.late)
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        #expect(story[1024]?.wait?.reason == .quietHours)
        #expect(story.answered == ["reporter.received -> 1"])
        #expect(story.answer(.reporterReceived)?.facts["waits_until"] == "06:30")
        story.pass(.hours(7) + .minutes(30))
        #expect(story.asked(1024) == ["李梅"])
    }

    @Test func whatIsUrgentGoesToTheDutyMeanwhile() {
        var story = DeskStory(at: NightStories.late)
        story.say("3栋跳闸", by: "1", as: .wish(.repair, "3", .urgent, skills: ["electrician"]))
        #expect(story[1024]?.wait?.reason == .quietHours && story[1024]?.escalation?.reason == .shortfall)
    }

    @Test func whoSaysYesAtNightHasItAndNobodyIsAlarmed() {
        var story = DeskStory(at: Fixture.at("2026-11-22T22:28:00+08:00"))
        story.say("3栋跳闸", by: "1", as: .wish(.repair, "3", .urgent, skills: ["electrician"]))
        story.now = story.now + .minutes(3)
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        #expect(story.holders(1024) == ["李梅"])
        #expect(story[1024]?.wait == nil && story[1024]?.escalation == nil)
        #expect(!story.answered.contains("reporter.shortfall -> 1"))
    }

    @Test func aScheduledWishIsAskedForTheHourThatIsWanted() {
        var story = DeskStory(at: Fixture.at("2026-11-23T10:00:00+08:00"))
        var reading = Reading.wish(.repair, "3", .scheduled, skills: ["plumber"])
        reading.window = Window(
            from: Fixture.at("2026-11-24T19:00:00+08:00"), to: Fixture.at("2026-11-24T20:00:00+08:00"))
        reading.when = "明晚7点"
        story.say("明晚7点来修水管", by: "1", as: reading)
        #expect(story.asked(1024) == ["王伟"], "at work now, free on that evening")
        story.say("可以", by: "101", in: nil, as: .reply(.accept))
        #expect(
            story[1024]?.followUp?.at == Fixture.at("2026-11-24T20:15:00+08:00"), "asked after the hour, not before")
    }

    @Test func aWishForNextMonthWaits() {
        var story = DeskStory()
        var reading = Reading.wish(.repair, "3", .scheduled, skills: ["plumber"])
        reading.window = Window(
            from: Fixture.at("2026-12-20T09:00:00+08:00"), to: Fixture.at("2026-12-20T10:00:00+08:00"))
        story.say("下月20号", by: "1", as: reading)
        #expect(story[1024]?.wait?.reason == .scheduled)
        #expect(story[1024]?.wait?.until == Fixture.at("2026-12-13T09:00:00+08:00"))
    }
}
