import PaidanCore
import Testing

/// A resident says something, and it becomes a wish, or nothing at all.
@Suite struct OpeningStories {
    @Test func aWishIsPutToTheNearestAndTheResidentHears() {
        var story = DeskStory()
        story.say("3栋502水龙头滴水", by: "1", as: .wish(.repair, "3", room: "502", skills: ["plumber"]))
        #expect(story.last?.verdict == .opened)
        #expect(story[1024]?.state == .open)
        #expect(story.answered == ["offer.made -> 王伟", "reporter.received -> 1"])
    }

    @Test func chatterLeavesNoTrace() {
        var story = DeskStory()
        story.say("今天天气真好", by: "1", as: .chatter)
        #expect(story.last?.verdict == .chatter)
        #expect(story.answered.isEmpty && story.desk.state.wishes.isEmpty)
    }

    @Test func twoNeedsInOneMessageAreTwoWishes() {
        var story = DeskStory()
        var reading = Reading.wish(.repair, "3", skills: ["plumber"])
        reading.more = [Reading.wish(.errand, "3").need]
        story.say("水管漏了,再帮我买点药", by: "1", as: reading)
        #expect(story[1024]?.category == .repair)
        #expect(story[1025]?.category == .errand)
    }

    @Test func whatTheOfficeCanAnswerGoesToTheDuty() {
        var story = DeskStory()
        story.say("医保怎么办", by: "1", as: .wish(.admin))
        #expect(story[1024]?.escalation?.reason == .office)
        #expect(story.answered == ["duty.escalated -> duty", "reporter.received -> 1"])
    }

    @Test func anAddressIsRememberedForTheNextWish() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.now = story.now + .days(100)
        story.say("能帮我买药吗", by: "1", as: .wish(.errand))
        #expect(story.desk.state.wishes.values.first { $0.category == .errand }?.need.place.building == "3")
    }

    @Test func aRememberedAddressIsForgotten() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.pass(.days(181))
        story.say("能帮我买药吗", by: "1", as: .wish(.errand))
        #expect(story.answered == ["reporter.ask.building -> 1"])
    }

    @Test(arguments: [(Urgency.emergency, 14, 16), (.urgent, 119, 121), (.normal, 1439, 1441)])
    func aMessageFromBeforeAGapGoesToTheDesksList(urgency: Urgency, inTime: Int64, late: Int64) {
        var story = DeskStory()
        let reading = Reading.wish(.repair, "3", urgency, skills: ["plumber"])
        story.say("漏水", by: "1", as: reading, sentAt: story.now - .minutes(late))
        #expect(story.last?.verdict == .late)
        #expect(story.answered.first == "duty.late -> duty")
        #expect(story.desk.state.wishes.isEmpty)
        story.say("漏水", by: "1", as: reading, sentAt: story.now - .minutes(inTime))
        #expect(story.last?.verdict == .opened)
    }

    @Test func onBehalfOfAnOldResidentFromTheWorkGroup() {
        var story = DeskStory()
        var reading = Reading.wish(.repair, "12", unit: "1", room: "301", skills: ["plumber"])
        reading.contact = "13800001111"
        story.say("代报 12-1-301 王奶奶 厨房漏水 13800001111", by: "106", in: "work", as: reading)
        let wish = story[1024]
        #expect(wish?.beneficiary?.name == "王奶奶")
        #expect(wish?.contact == "13800001111")
        #expect(wish?.words == "12-1-301 王奶奶 厨房漏水 13800001111")
        #expect(story.answered == ["offer.made -> 王伟", "desk.reported -> 106"], "answered once")
        #expect(story.asked(1024) == ["王伟"], "nobody of 12栋 is a plumber; the neighbouring grid has one")
    }

    @Test func whoReportsOnBehalfIsAnsweredOnceAlsoWhereSomethingIsMissingOrTheNightIsNear() {
        var story = DeskStory(at: Fixture.at("2026-11-22T23:00:00+08:00"))
        story.say("代报 3-1-301 王奶奶 漏水", by: "201", in: "duty", as: .wish(.repair, "3", skills: ["plumber"]))
        #expect(story.answered == ["desk.reported -> 201"])
        #expect(story.answer(.deskReported)?.facts["waits_until"] == "06:30")
        story = DeskStory()
        story.say("代报 王奶奶 漏水", by: "201", in: "duty", as: .wish(.repair, skills: ["plumber"]))
        #expect(story.answered == ["reporter.ask.building -> 201"])
        story.say("3栋", by: "201", in: "duty", as: .place("3"))
        #expect(story.answered == ["offer.made -> 王伟", "reporter.received -> 201"])
        story.say("代报 5栋 有人晕倒", by: "201", in: "duty", as: .wish(.medical, "5", .emergency))
        #expect(story.answered.filter { $0.hasSuffix("-> 201") } == ["reporter.emergency -> 201"])
    }

    @Test func aHomeVisitBesideTheForm() {
        var story = DeskStory()
        story.say(
            "厨房漏水", by: "visitor-7", in: nil, on: "form", as: .wish(.repair, skills: ["plumber"]),
            onBehalfOf: Beneficiary(name: "王奶奶", place: Place(building: "3", unit: "1", room: "301"), phone: "138"))
        #expect(story[1024]?.need.place == Place(building: "3", unit: "1", room: "301"))
        #expect(story.asked(1024) == ["王伟"])
    }

    @Test func aStrangerInTheWorkGroupCannotReportOnBehalf() {
        var story = DeskStory()
        story.say("代报 12-1-301 王奶奶 漏水", by: "999", in: "work", as: .chatter)
        #expect(story.desk.state.wishes.isEmpty)
    }
}
