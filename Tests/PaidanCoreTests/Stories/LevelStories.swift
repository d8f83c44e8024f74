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
