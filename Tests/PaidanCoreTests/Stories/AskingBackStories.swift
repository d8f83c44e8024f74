import PaidanCore
import Testing

/// Not sure is not a guess: one short question back.
@Suite struct AskingBackStories {
    private let leak = Reading.wish(.repair, skills: ["plumber"])

    @Test func theAnswerCompletesTheWish() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: leak)
        #expect(story.answered == ["reporter.ask.building -> 1"])
        #expect(story[1024]?.state == .needsAnswer)
        story.now = story.now + .minutes(3)
        story.say("3栋", by: "1", as: .place("3"))
        #expect(story.last?.verdict == .updated)
        #expect(story.answered == ["offer.made -> 王伟", "reporter.received -> 1"])
    }

    @Test func unansweredItGoesToTheDuty() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: leak)
        story.pass(.minutes(10))
        #expect(story[1024]?.escalation?.reason == .noAnswer)
        #expect(story.told().last == "duty.escalated -> duty")
        story.say("在3栋", by: "1", as: .place("3"))
        #expect(story.asked(1024) == ["王伟"], "a late answer is an answer")
        #expect(story[1024]?.escalation == nil)
    }

    @Test func oneQuestionPerGroupInTenMinutes() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: leak)
        story.now = story.now + .minutes(4)
        story.say("灯不亮了", by: "2", as: .wish(.repair, skills: ["electrician"]))
        #expect(story.answered.isEmpty)
        #expect(story[1025]?.question?.isPending == true)
        story.pass(.minutes(6))
        #expect(story.told().last == "reporter.ask.building -> 2")
    }

    @Test func noneAtNight() {
        var story = DeskStory(at: Fixture.at("2026-11-22T23:00:00+08:00"))
        story.say("水管漏了", by: "1", as: leak)
        #expect(story.answered.isEmpty)
        story.pass(.hours(7) + .minutes(29))
        #expect(story.told().isEmpty)
        story.pass(.minutes(1))
        #expect(story.told() == ["reporter.ask.building -> 1"])
    }

    @Test func anEmergencyIsAskedForAtNightToo() {
        var story = DeskStory(at: Fixture.at("2026-11-22T23:00:00+08:00"))
        story.say("我爸晕倒了", by: "1", as: .wish(.medical, nil, .emergency))
        #expect(story.told().contains("reporter.ask.building -> 1"))
    }

    @Test func oneAnswerServesAllWishesOfAMessage() {
        var story = DeskStory()
        var reading = leak
        reading.more = [Reading.wish(.errand).need]
        story.say("漏水,再帮我买药", by: "1", as: reading)
        story.say("3栋", by: "1", as: .place("3"))
        #expect(story[1024]?.state == .open && story[1025]?.state == .open)
        #expect(story[1025]?.need.place.building == "3")
    }

    @Test func whoGoesOnTellingMeansTheSame() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: leak)
        story.say("水越来越大了", by: "1", as: leak)
        #expect(story.last?.verdict == .updated)
        #expect(story.desk.state.wishes.count == 1)
    }

    @Test func anotherWishIsNoAnswer() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: leak)
        story.say("5栋楼道灯坏了", by: "1", as: .wish(.facility, "5"))
        #expect(story[1024]?.question != nil)
        #expect(story[1025]?.category == .facility)
    }

    @Test func aMemberWithAJobAnswersForAnOwnWish() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("我家灯坏了", by: "101", as: .wish(.repair, skills: ["electrician"]))
        #expect(story.answered == ["reporter.ask.building -> 101"])
        story.say(
            "到12栋了", by: "101", in: nil,
            as: Reading(kind: .update, need: Need(place: Place(building: "12")), details: ReplyDetails(arrived: true)))
        #expect(story[1025]?.question != nil, "an arrival is said of the job")
        story.say("5栋", by: "101", as: .place("5"))
        #expect(story.last?.wish == 1025)
        #expect(story[1025]?.need.place.building == "5" && story[1024]?.need.place.building == "3")
    }

    @Test func onlyWhoWasAskedAnswers() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: leak)
        story.say("5栋", by: "2", as: .place("5"))
        #expect(story.last?.verdict == .chatter)
        #expect(story[1024]?.question != nil)
    }
}

extension Instant.Span {
    static func + (left: Self, right: Self) -> Self {
        Instant.Span(milliseconds: left.milliseconds + right.milliseconds)
    }
}
