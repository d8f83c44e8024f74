import PaidanCore
import Testing

/// A resident who opens the door knows who comes, when, which number to call, and four digits to ask for.
@Suite struct DoorCodeStories {
    private static let leak = Reading.wish(.repair, "3", unit: "1", room: "502", skills: ["plumber"])

    private func code(_ template: Template, in story: DeskStory) -> String? {
        guard case .text(let code)? = story.answer(template)?.facts["code"] else { return nil }
        return code
    }

    /// The leak reported alone with the desk, and taken.
    private func taken(_ reading: Reading = leak, in group: GroupID? = nil, by member: String = "101") -> DeskStory {
        var story = DeskStory()
        story.say("水管漏了", by: "1", in: group, as: reading)
        story.say("我去,20分钟", by: member, in: nil, as: .reply(.accept, details: ReplyDetails(eta: 20)))
        return story
    }

    @Test func bothHearTheSameFourDigitsEachAlone() throws {
        let story = taken()
        let code = try #require(self.code(.reporterAccepted, in: story))
        #expect(code.wholeMatch(of: /[0-9]{4}/) != nil)
        #expect(self.code(.memberAccepted, in: story) == code)
        let word = story.answer(.reporterAccepted)
        #expect(word?.facts["helper"] == "王伟" && word?.facts["eta"] == 20 && word?.privacy == .private)
    }

    @Test func itStaysWhileTheHelperStaysAndChangesWithTheHelper() throws {
        var story = taken()
        let first = try #require(self.code(.reporterAccepted, in: story))
        story.say("还要10分钟", by: "101", in: nil, as: .reply(.update, details: ReplyDetails(eta: 10)))
        #expect(code(.reporterAccepted, in: story) == first)
        story.say("到了", by: "101", in: nil, as: .reply(.update, details: ReplyDetails(arrived: true)))
        #expect(code(.reporterArrived, in: story) == first)
        story.say("修不了", by: "101", in: nil, as: .reply(.decline))
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        let second = try #require(self.code(.reporterAccepted, in: story))
        #expect(second != first && code(.memberAccepted, in: story) == second)
    }

    @Test func whoSpokeInAGroupHasNone() {
        let story = taken(in: "residents")
        #expect(story.answer(.reporterAccepted) != nil && code(.reporterAccepted, in: story) == nil)
        #expect(code(.memberAccepted, in: story) == nil, "who is asked for nothing needs to know nothing")
    }

    @Test func aHelperWhoCannotBeToldAloneHasNone() {
        var members = Fixture.members
        members[0].contacts = [.init(destination: .group("work", on: "qq"), mention: "101", privacy: .group)]
        var story = DeskStory(Fixture.rulebook(members: members))
        story.say("水管漏了", by: "1", in: nil, as: Self.leak)
        story.say("我去", by: "101", in: "work", as: .reply(.accept))
        #expect(story.answer(.reporterAccepted) != nil && code(.reporterAccepted, in: story) == nil)
    }

    @Test(arguments: [
        Reading.wish(.facility, "3"), .wish(.medical, "3", .emergency, sure: 0.99),
    ])
    func thereIsNoneWhereNoDoorIsOpenedAndNoneInAnEmergency(reading: Reading) {
        let story = taken(reading, by: reading.need.category == .facility ? "302" : "201")
        #expect(story.answer(.reporterAccepted) != nil && code(.reporterAccepted, in: story) == nil)
    }

    @Test func anotherWhoSpokeUpDoesNotLiveThere() {
        var story = DeskStory()
        story.say("水管漏了", by: "1", in: nil, as: Self.leak)
        story.say("水管漏了", by: "2", in: nil, as: Self.leak)
        #expect(story[1024]?.reporters.count == 2)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        let told = story.last?.notices.filter { $0.template == Template.reporterAccepted.rawValue } ?? []
        #expect(told.map { $0.facts["code"] != nil } == [true, false])
    }

    @Test func noGroupNoTimelineAndNoMemoryHoldsIt() throws {
        let story = taken()
        let code = try #require(self.code(.reporterAccepted, in: story))
        for notice in story.notices where notice.privacy != .private { #expect(notice.facts["code"] == nil) }
        for entry in story.entries { #expect(entry.facts["code"] == nil && entry.personal?["code"] == nil) }
        #expect(!"\(story.desk.state)".contains("\"\(code)\""))
        for notice in story.notices { #expect(notice.purged().facts["code"] == nil, "erased with what else was said") }
    }
}

/// Nobody is sent into the quarrel of the own stairs.
@Suite struct QuarrelStories {
    private func rule(for id: String, in story: DeskStory) -> String? {
        for entry in story.entries where ["offered", "shortfall"].contains(entry.event) {
            guard case .record(let passed)? = entry.facts["passed_over"] else { continue }
            for (rule, fact) in passed {
                if case .text(let ids) = fact, ids.split(separator: " ").contains(Substring(id)) { return rule }
            }
        }
        return nil
    }

    @Test func neighboursAreNotAskedAboutAQuarrelOfTheirBuilding() {
        var story = DeskStory(at: Fixture.at("2026-11-22T10:00:00+08:00"))
        story.say("楼上天天吵,和邻居闹起来了", by: "1", as: .wish(.dispute, "3"))
        #expect(rule(for: "101", in: story) == "E_CONFLICT" && rule(for: "102", in: story) == "E_CONFLICT")
        #expect(story.asked(1024) == ["张强"], "the nearest of another building")
    }

    @Test func whoIsNamedInItIsNotAsked() {
        var story = DeskStory()
        story.say("和张强吵起来了", by: "1", as: .wish(.dispute, "3"))
        #expect(rule(for: "103", in: story) == "E_CONFLICT" && !story.asked(1024).contains("张强"))
    }

    @Test func aTapInTheSameBuildingIsTheNeighboursToMend() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: .wish(.repair, "3", skills: ["plumber"]))
        #expect(story.asked(1024) == ["王伟"])
    }

    @Test(arguments: ["101", "102", "103"]) func nobodyOfThePublicIsAskedAboutViolence(id: String) {
        var story = DeskStory()
        story.say("楼上在打人,救命", by: "1", as: .wish(.safety, "3", .emergency, sure: 0.99, danger: .violence))
        story.pass(.hours(1))
        #expect(!story.notices.contains { $0.to == .member(MemberID(id)) })
    }
}
