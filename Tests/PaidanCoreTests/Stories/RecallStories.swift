import PaidanCore
import Testing

/// Messages that are taken back, or changed, on their platform.
@Suite struct RecallStories {
    private let leak = Reading.wish(.repair, "3", skills: ["plumber"])

    private func recall(_ id: String, by account: String? = "1") -> Input {
        .recall(
            Recall(
                channel: "qq", group: "residents", messageID: id, by: account.map { Account(namespace: "qq", id: $0) }))
    }

    private func edit(_ id: String, to text: String, by account: String = "1") -> Input {
        .edit(
            Message(
                key: "edit \(id)", id: id, channel: "qq", group: "residents",
                sender: .init(account: Account(namespace: "qq", id: account)), text: text))
    }

    @Test func whileNobodyHasAcceptedItIsWithdrawn() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.hand(recall("m-1"))
        #expect(story.last?.verdict == .cancelled)
        #expect(story[1024]?.ending == .withdrawn)
        #expect(story.answered == ["offer.cancelled -> 王伟", "reporter.cancelled -> 1"])
    }

    @Test func afterwardsTheOneOnTheWayIsTold() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.hand(recall("m-1"))
        #expect(story[1024]?.state == .underWay && story.answered == ["member.recalled -> 王伟"])
    }

    @Test func onlyTheSenderTakesItBack() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.hand(recall("m-1", by: "999"))
        #expect(story[1024]?.state == .open, "the group's owner tidies up; the leak stays")
        story.hand(recall("m-77"))
        #expect(story.last?.verdict == .noted && story.answered.isEmpty)
    }

    @Test func ofSeveralReportersOneLeaves() {
        var story = DeskStory()
        story.say("3栋电梯停了", by: "1", as: .wish(.facility, "3"))
        story.say("3栋电梯停了", by: "2", as: .wish(.facility, "3"))
        story.hand(recall("m-1"))
        #expect(story[1024]?.reporters.map(\.account.id) == ["2"] && story[1024]?.state == .open)
    }

    @Test func anAlarmIsNeverCalledOffByIt() {
        var story = DeskStory()
        story.say("G5有人受伤", by: "1", as: .wish(.medical, "G5", .emergency))
        let asked = story.asked(1024)
        story.hand(recall("m-1"))
        #expect(story.asked(1024) == asked)
        #expect(story.answered.contains("duty.recalled -> duty"))
    }

    @Test func wordsThatWereAddedAreJustNoted() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.say("门铃坏了", by: "1", as: .reply(.update))
        story.hand(recall("m-2"))
        #expect(story[1024]?.state == .open && story.entries.last?.event == "recalled")
    }

    @Test func anEditMovesTheWishWhileNobodyHasIt() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: leak)
        story.hand(edit("m-1", to: "5栋漏水"), reading: .wish(.repair, "5", skills: ["plumber"]))
        #expect(story[1024]?.need.place.building == "5" && story[1024]?.words == "5栋漏水")
        #expect(story.asked(1024) == ["李梅"])
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        story.hand(edit("m-1", to: "5栋漏水，门铃坏了"), reading: .wish(.repair, "5", skills: ["plumber"]))
        #expect(story.answered == ["member.update -> 李梅"], "then it is told to the one who has it")
    }

    @Test func anEditThatMakesItAnEmergencyRaisesIt() {
        var story = DeskStory()
        story.say("G5有人摔了", by: "1", as: .wish(.medical, "G5"))
        story.hand(edit("m-1", to: "G5有人摔了，昏迷"), reading: .wish(.medical, "G5", .emergency))
        #expect(story[1024]?.urgency == .emergency && story.asked(1024).contains("周主任"))
        story.hand(edit("m-1", to: "G5没事了"), reading: .wish(.medical, "G5"))
        #expect(story[1024]?.urgency == .emergency, "only the staff say that it is none")
    }

    @Test func anEditOfTalkMayBeAWish() {
        var story = DeskStory()
        story.say("3栋", by: "1", as: .chatter)
        story.hand(edit("m-1", to: "3栋漏水"), reading: leak)
        #expect(story.asked(1024) == ["王伟"])
    }
}
