import PaidanCore
import Testing

/// Ways that fail: lost channels, undelivered notices, people without a route, people who leave.
@Suite struct ReachStories {
    private func open() -> DeskStory {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        return story
    }

    private func lost(_ story: inout DeskStory, _ template: Template) {
        guard let notice = story.notices.last(where: { $0.template == template.rawValue }) else {
            Issue.record("\(template) was never told")
            return
        }
        story.hand(.delivery(DeliveryReport(delivery: "d-1", notices: [notice], cause: "410 gone")))
    }

    @Test func aLostChannelIsToldByAnotherPathAndItsReturnToo() {
        var story = DeskStory()
        story.hand(.channel(ChannelReport(channel: "qq", isAlive: false, detail: "no heartbeat")))
        #expect(story.answered == ["duty.channel.lost -> 周主任"])
        #expect(story.last?.notices.first?.destination.channel == "phones")
        story.hand(.channel(ChannelReport(channel: "qq", isAlive: false, detail: "again")))
        #expect(story.answered.isEmpty, "told once")
        story.hand(.channel(ChannelReport(channel: "qq", isAlive: true, detail: "")))
        #expect(story.answered == ["duty.channel.back -> duty"])
    }

    @Test func anOfferGoesToTheNextContactThenToTheNextMember() {
        var story = open()
        #expect(story.notices.first?.destination == .direct("101", on: "qq"))
        lost(&story, .offerMade)
        #expect(story.answered == ["offer.made -> 王伟"])
        #expect(story.last?.notices.first?.destination == .group("work", on: "qq"))
        #expect(story.last?.notices.first?.mention == "101")
        #expect(story.last?.notices.first?.facts["words"] == nil, "the group sees building and kind only")
        lost(&story, .offerMade)
        #expect(story.asked(1024) == ["李梅"])
    }

    @Test func aReporterWithoutARouteIsToldByTelephone() {
        var story = DeskStory()
        story.say("3栋漏水", by: "v", in: nil, on: "form", as: .wish(.repair, "3", skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        #expect(story.answered.contains("duty.tell -> duty"))
        #expect(story.answer(.dutyTell)?.facts["message"] == "reporter.accepted")
        #expect(story[1024]?.phoneTasks.first?.until == story.now + .hours(1))
        story.pass(.hours(1))
        #expect(story.told().suffix(2).contains("duty.tell -> duty"), "reminded at the deadline")
        story.command("已告知 1024")
        #expect(story.answered == ["desk.told -> 201"])
        #expect(story[1024]?.phoneTasks.isEmpty == true)
    }

    @Test func theDutyIsToldWhatToSay() {
        var story = DeskStory()
        story.say("医保怎么办", by: "v", in: nil, on: "form", as: .wish(.admin, "3"))
        story.command("结 1024 带身份证来")
        #expect(story.answer(.dutyTell)?.facts["message"] == "reporter.answered")
        #expect(story.answer(.dutyTell)?.facts["answer"] == "带身份证来")
        #expect(story.answer(.dutyTell)?.facts["words"] == "医保怎么办")
    }

    @Test func whatDidNotReachAReporterIsSaidInTheGroupWithoutTheDoor() {
        var story = DeskStory()
        story.say("早", by: "1", as: .chatter)
        story.say("3栋502漏水", by: "1", in: nil, as: .wish(.repair, "3", room: "502", skills: ["plumber"]))
        lost(&story, .reporterReceived)
        let notice = story.last?.notices.first
        #expect(notice?.destination == .group("residents", on: "qq") && notice?.facts["place"] == "3栋")
    }

    @Test func whatDidNotReachTheDutyGroupReachesTheDutyPerson() {
        var story = DeskStory()
        story.say("医保", by: "1", as: .wish(.admin))
        lost(&story, .dutyEscalated)
        #expect(story.answered == ["duty.escalated -> 周主任"])
    }

    @Test func aReporterByMailIsAnsweredInTheThread() {
        var story = DeskStory()
        let message = Message(
            key: "mail-1", id: "<1@example.org>", channel: "mail",
            sender: .init(account: Account(namespace: "mail", id: "d@example.org"), name: "小王"), text: "我爸家漏水,3栋",
            mail: .init(subject: "家里漏水", messageID: "<1@example.org>"))
        story.hand(.message(message), reading: .wish(.repair, "3", skills: ["plumber"]))
        let notice = story.answer(.reporterReceived)
        #expect(notice?.destination.address == "d@example.org" && notice?.privacy == .private)
        #expect(notice?.destination.thread?.subject == "家里漏水")
    }

    @Test func whoLeavesTheRosterGivesBackWhatWasAskedAndHeld() {
        var story = open()
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.hand(
            .rulebook("next"), rulebook: Fixture.rulebook(members: Fixture.members.filter { $0.id != "101" }))
        #expect(story.holders(1024).isEmpty)
        #expect(story.asked(1024) == ["李梅"])
        #expect(story.answered == ["reporter.returned -> 1", "offer.made -> 李梅", "duty.left -> duty"])
        #expect(story.desk.state.head.rulebook == "next")
    }

    @Test func whoIsNoMedicAnyMoreIsCalledBackFromDanger() {
        var members = Fixture.members
        members[5].skills = ["medical"]
        var story = DeskStory(Fixture.rulebook(members: members))
        story.say("12栋着火", by: "1", as: .wish(.safety, "12", .emergency, danger: .fire))
        #expect(story.asked(1024).contains("赵磊"))
        story.hand(.rulebook("next"), rulebook: Fixture.rulebook())
        #expect(!story.asked(1024).contains("赵磊"))
    }

    @Test func whatCouldNotBeHandledIsShown() {
        var story = DeskStory()
        story.hand(.setAside(sequence: 7))
        #expect(story.answer(.dutySetAside)?.facts["sequence"] == 7)
        story.hand(.unreadable("broken.eml"))
        #expect(story.answer(.dutyUnreadable)?.facts["file"] == "broken.eml")
    }
}
