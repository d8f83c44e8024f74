import PaidanCore
import Testing

/// The same inputs give the same decisions, whatever else is different.
@Suite struct DeterminismTests {
    private func walk(_ steps: Int, seed: UInt64) -> DeskStory {
        var walker = Walker(seed: seed)
        for _ in 0..<steps { walker.step() }
        return walker.story
    }

    @Test func theSameInputsGiveTheSameDecisions() {
        let (one, other) = (walk(300, seed: 42), walk(300, seed: 42))
        #expect(one.notices == other.notices)
        #expect(one.entries == other.entries)
        #expect(one.desk == other.desk)
    }

    /// One day with a handful of wishes over all rings, as the offers that were made.
    private func offers(_ rules: Rulebook) -> [String] {
        var story = DeskStory(rules)
        for (account, category, building, skills) in [
            ("1", Category.repair, "3", ["plumber"]), ("2", .errand, "12", []), ("3", .companion, "G5", []),
            ("4", .repair, "5", ["electrician"]), ("5", .facility, "G1", []), ("6", .goods, "12", []),
        ] {
            story.say("帮忙", by: account, as: .wish(category, building, skills: skills))
            story.pass(.minutes(40))
        }
        return story.entries.filter { $0.event == "offered" }.compactMap { entry in
            guard case .text(let member)? = entry.facts["member"], case .text(let ring)? = entry.facts["ring"] else {
                return nil
            }
            return "\(entry.wish ?? 0) \(member) \(ring)"
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func theOrderOfTheRosterChangesNothing(seed: UInt64) {
        var dice = Dice(seed: seed)
        let shuffled = Fixture.rulebook(members: Fixture.members.shuffled(using: &dice))
        #expect(offers(shuffled) == offers(Fixture.rulebook()))
    }

    @Test func namesChangeNothing() {
        let renamed = Fixture.members.map { member in
            var member = member
            member.name = "甲" + member.name
            return member
        }
        #expect(offers(Fixture.rulebook(members: renamed)) == offers(Fixture.rulebook()))
    }

    /// Ids count in the keyed hash alone: where another rule decides, other ids change nothing.
    @Test func idsChangeNothingButTies() {
        func alias(_ id: MemberID) -> MemberID { MemberID("z" + String(id.rawValue.reversed())) }
        let members = Fixture.members.map { member in
            var member = member
            member.id = alias(member.id)
            return member
        }
        var rules = Fixture.rulebook(members: members)
        rules.standby = rules.standby.map(alias)
        for place in rules.shifts.indices { rules.shifts[place].member = alias(rules.shifts[place].member) }
        func decided(_ rules: Rulebook) -> [String] {
            var story = DeskStory(rules)
            story.say("漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
            story.say("灯坏", by: "2", as: .wish(.repair, "5", skills: ["electrician"]))
            story.pass(.minutes(50))
            return story.told()
        }
        #expect(decided(rules) == decided(Fixture.rulebook()))
    }

    @Test func aDeskRebuiltFromWhatWasRecordedIsTheSame() {
        let story = walk(200, seed: 7)
        #expect(Desk(state: story.recorded, rulebook: story.desk.rulebook) == story.desk)
        #expect(Desk(state: story.recorded, rulebook: story.desk.rulebook).nextDeadline == story.desk.nextDeadline)
    }

    @Test func timeNeverGoesBack() {
        var story = DeskStory()
        story.hand(.tick)
        story.now = story.now - .hours(1)
        story.hand(.tick)
        #expect(story.desk.now == Fixture.morning)
    }

    @Test func afterAStandstillNothingIsPassedOver() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        story.now = story.now + .hours(5)
        story.hand(.tick)
        #expect(story.answered == ["offer.expired -> 王伟", "offer.made -> 李梅"], "one step, at the desk's now")
    }
}
