import PaidanCore
import Testing

/// Trust is earned in steps: observe, propose, auto.
@Suite struct LevelStories {
    private let leak = Reading.wish(.repair, "3", skills: ["plumber"])

    @Test func observedGroupsOnlyInformTheDuty() {
        var story = DeskStory()
        story.say("3栋漏水", by: "1", in: "watched", as: leak)
        #expect(story.last?.verdict == .observed)
        #expect(story.answered == ["duty.observed -> duty"])
        #expect(story.answer(.dutyObserved)?.facts["candidates"] == "王伟、李梅")
        #expect(story[1024]?.ending == .observed)
    }

    @Test func evenAnEmergencyIsOnlyObserved() {
        var story = DeskStory()
        story.say("G5有人受伤", by: "1", in: "watched", as: .wish(.medical, "G5", .emergency))
        #expect(story.answered == ["duty.observed -> duty", "duty.observed -> 周主任"])
    }

    @Test func proposedWishesWaitForTheDutysWord() {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("3栋漏水", by: "1", as: leak)
        #expect(story.last?.verdict == .proposed)
        #expect(story.answered == ["duty.proposal -> duty"])
        story.command("派 1024")
        #expect(story.answered == ["offer.made -> 王伟", "reporter.received -> 1", "desk.dispatched -> 201"])
    }

    @Test func withoutAnAddressTheDutyIsToldFirstAndTheResidentAskedAfterwards() {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("水管漏了", by: "1", as: .wish(.repair, skills: ["plumber"]))
        #expect(story.last?.verdict == .proposed)
        #expect(story.answered == ["duty.proposal -> duty"])
        #expect(story.answer(.dutyProposal)?.facts["missing"] == "building")
        story.pass(.hours(1))
        #expect(!story.told().contains { $0.hasPrefix("reporter.") }, "not a word to the resident before 派")
        story.command("派 1024")
        #expect(story.answered == ["reporter.ask.building -> 1", "desk.dispatched -> 201"])
        #expect(story.answer(.deskDispatched)?.facts["missing"] == "building")
        #expect(story[1024]?.state == .needsAnswer)
        story.say("3栋", by: "1", as: .place("3"))
        #expect(story.answered == ["offer.made -> 王伟", "reporter.received -> 1"])
    }

    @Test func whoIsSentByNameIsAskedWhileTheAddressIs() {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("水管漏了", by: "1", as: .wish(.repair, skills: ["plumber"]))
        story.command("派 1024 李梅")
        #expect(story.answered == ["offer.made -> 李梅", "reporter.ask.building -> 1", "desk.dispatched -> 201"])
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        story.say("3栋", by: "1", as: .place("3"))
        #expect(story.answer(.memberAccepted)?.facts["place"] == "3栋", "who has it hears where")
    }

    @Test func whereTheResidentWasAskedInVainSomebodyGoesAllTheSame() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", as: .wish(.repair, skills: ["plumber"]))
        story.pass(.minutes(10))
        story.command("派 1024")
        #expect(story.asked(1024).count == 1)
        #expect(!story.answered.contains("reporter.ask.building -> 1"))
    }

    @Test(arguments: [("一号楼的水管", Reading.reply(.update)), ("是3栋", .place("3"))] as [(String, Reading)])
    func whatIsAddedBeforeTheWordIsTakenInSilence(words: String, reading: Reading) {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("水管漏了", by: "1", as: .wish(.repair, skills: ["plumber"]))
        story.say(words, by: "1", as: reading)
        #expect(story.last?.verdict == .updated && story.answered.isEmpty)
        story.command("派 1024")
        #expect(story[1024]?.notes.first?.words == words)
    }

    @Test func whatTheOfficeCanAnswerIsProposedToo() {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("医保怎么办", by: "1", as: .wish(.admin))
        #expect(story.answered == ["duty.proposal -> duty"])
        story.command("结 1024 带身份证来")
        #expect(story.answered == ["reporter.answered -> 1", "desk.closed -> 201"])
    }

    @Test func aProposalWithoutAWordIsEscalatedThenReminded() {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("3栋漏水", by: "1", as: leak)
        story.pass(.minutes(10))
        #expect(story[1024]?.escalation?.reason == .noWord)
        #expect(story.asked(1024).isEmpty)
        story.pass(.hours(2))
        #expect(story.told().contains("duty.proposal.reminder -> duty"))
    }

    @Test func notDispatched() {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("3栋漏水", by: "1", as: leak)
        story.command("不派 1024")
        #expect(story[1024]?.ending == .notDispatched)
        #expect(story.answered == ["desk.refused -> 201"], "the resident was told nothing before")
    }

    @Test func inAProposingGroupAnEmergencyAsksTheStaffAlone() {
        var story = DeskStory(Fixture.rulebook(level: .propose))
        story.say("G5有人受伤", by: "1", as: .wish(.medical, "G5", .emergency))
        story.pass(.minutes(5))
        let volunteers = Set(Fixture.members.filter { $0.kind == .member }.map(\.id))
        #expect(story[1024]?.asked.isDisjoint(with: volunteers) == true)
        #expect(story.told().first == "reporter.emergency -> 1")
    }

    @Test func autoForSomeKindsAndAWordForTheRest() {
        var rules = Fixture.rulebook()
        rules.groups[0].autoCategories = [.repair]
        var story = DeskStory(rules)
        story.say("3栋漏水", by: "1", as: leak)
        #expect(story.last?.verdict == .opened)
        story.say("3栋找人买药", by: "2", as: .wish(.errand, "3"))
        #expect(story.last?.verdict == .proposed)
    }

    @Test func privateMessagesHaveALevelOfTheirOwn() {
        var story = DeskStory(Fixture.rulebook(directLevel: .propose))
        story.say("3栋漏水", by: "1", in: nil, as: leak)
        #expect(story.last?.verdict == .proposed)
    }

    @Test func aDoubtIsShownAndLetGo() {
        var story = DeskStory()
        story.say("3栋又这样", by: "1", as: .wish(.facility, "3", sure: 0.5))
        #expect(story.last?.verdict == .doubtful)
        #expect(story.answered == ["duty.doubtful -> duty"])
        story.pass(.hours(2))
        #expect(story[1024]?.ending == .unanswered)
        #expect(story.told() == ["duty.doubtful -> duty"], "no word to the resident, who may have asked for nothing")
    }

    @Test func belowTheDoubtItIsChatter() {
        var story = DeskStory()
        story.say("3栋", by: "1", as: .wish(.facility, "3", sure: 0.39))
        #expect(story.last?.verdict == .chatter)
    }

    @Test func aDoubtIsTakenUpByAWord() {
        var story = DeskStory()
        story.say("3栋又这样", by: "1", as: .wish(.facility, "3", sure: 0.5))
        story.command("派", replyingTo: 1024)
        #expect(story.asked(1024) == ["物业"])
    }
}
