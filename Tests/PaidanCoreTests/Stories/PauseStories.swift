import PaidanCore
import Testing

/// 停派 stops what is not an emergency, and does not let the duty forget that it does.
@Suite struct PauseStories {
    private func paused(at start: Instant = Fixture.morning) -> DeskStory {
        var story = DeskStory(at: start)
        story.command("停派")
        return story
    }

    @Test func whatComesWaitsUntilTheEndAndTheEndSaysWhatWaited() {
        var story = paused()
        #expect(story.answered == ["desk.paused -> 201"])
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        #expect(story[1024]?.wait?.reason == .paused && story.asked(1024).isEmpty)
        story.command("恢复")
        #expect(story.answered == ["offer.made -> 王伟", "desk.resumed -> 201"])
        let facts = story.answer(.deskResumed)?.facts
        #expect(facts?["count"] == 1 && facts?["numbers"] == "1024" && facts?["more"] == nil)
    }

    @Test func theDutyIsRemindedWhileItLasts() {
        var story = paused()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        let before = story.notices.count
        story.pass(.hours(12))
        let reminders = story.notices.dropFirst(before).filter { $0.template == "duty.paused" }
        let hours = reminders.map { Int(($0.at - Fixture.morning).minutesRoundedUp) / 60 }
        #expect(hours == [1, 2, 4, 8, 12], "sooner at first, then every four hours")
        #expect(reminders.allSatisfy { $0.to == .group(.duty) && $0.facts["numbers"] == "1024" })
        story.command("恢复")
        story.pass(.days(1))
        #expect(!story.told(since: before + 20).contains("duty.paused -> duty"))
        #expect(story.desk.state.head.pauseReminderAt == nil)
    }

    @Test func withNothingWaitingItIsRemindedAllTheSame() {
        var story = paused()
        story.pass(.hours(1))
        #expect(story.answered == ["duty.paused -> duty"])
        #expect(story.answer(.dutyPaused)?.facts["count"] == nil && story.answer(.dutyPaused)?.facts["minutes"] == 60)
    }

    @Test func nobodyIsWokenForIt() {
        var story = paused(at: Fixture.at("2026-11-22T22:00:00+08:00"))
        story.pass(.hours(8))
        #expect(!story.told().contains("duty.paused -> duty"))
        story.pass(.hours(1))
        #expect(story.notices.last { $0.template == "duty.paused" }?.at == Fixture.at("2026-11-23T06:30:00+08:00"))
    }

    @Test func sayingItTwiceChangesNothing() {
        var story = paused()
        let reminder = story.desk.state.head.pauseReminderAt
        story.now = story.now + .minutes(30)
        story.command("停派")
        #expect(story.desk.state.head.pauseReminderAt == reminder)
    }

    @Test func ofManyTheFirstTenAreNamed() {
        var story = paused()
        for turn in 1...12 {
            story.say("漏水", by: "\(turn)", as: .wish(.repair, "3", room: "\(turn)01", skills: ["plumber"]))
        }
        story.command("恢复")
        #expect(story.answer(.deskResumed)?.facts["count"] == 12 && story.answer(.deskResumed)?.facts["more"] == 2)
    }
}
