import PaidanCore
import Testing

/// Who is asked, in which order, and when it moves on.
@Suite struct DispatchStories {
    private let leak = Reading.wish(.repair, "3", skills: ["plumber"])
    private static let monday = Fixture.at("2026-11-23T10:00:00+08:00")

    @Test func onASundayMorningTheOneOfTheBuilding() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        #expect(story.asked(1024) == ["王伟"], "李梅 can do more and is spared")
    }

    @Test func onAWorkdayMorningTheOneWhoIsFree() {
        var story = DeskStory(at: DispatchStories.monday)
        story.say("漏水", by: "1", as: leak)
        #expect(story.asked(1024) == ["李梅"])
        #expect(passedOver(story)["E_HOURS"] == "101")
    }

    @Test func everyCandidatePassedOverHasARule() {
        var story = DeskStory(at: DispatchStories.monday)
        story.say("灯坏了", by: "1", as: .wish(.repair, "12", skills: ["electrician"]))
        #expect(story.asked(1024) == ["张强"], "nobody of 12栋 or its grid; the neighbouring grid has two electricians")
        let passed = passedOver(story)
        #expect(passed["E_SKILL"]?.contains("106") == true)
        let next = story.entries.first { $0.event == "offered" }?.facts["next"]
        #expect(
            next == .list([["member": "102", "rule": "R_SCARCITY", "own": 1, "than": "103", "other": 0]]),
            "the one who is a plumber besides is saved")
    }

    @Test func thoseThatAPostIsNotForAreCountedAndNotNamed() {
        var story = DeskStory(at: DispatchStories.monday)
        story.say("路灯不亮", by: "1", as: .wish(.facility, "3"))
        let counts = story.entries.compactMap { entry -> Int? in
            guard entry.event == "offered", case .record(let record)? = entry.facts["passed_over"],
                case .number(let count)? = record["E_KIND"]
            else { return nil }
            return count
        }
        #expect(counts == [Fixture.members.count - 1], "the property managers were asked, and nobody else could be")
    }

    @Test func aRefusalAsksTheNextAtOnce() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        story.say("来不了 1024", by: "101", in: nil, as: .reply(.decline, 1024))
        #expect(story.last?.verdict == .declined)
        #expect(story.answered == ["member.declined -> 王伟", "offer.made -> 李梅"])
    }

    @Test func silenceMovesOnAndWidens() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        story.pass(.minutes(15))
        #expect(story.told().suffix(2) == ["offer.expired -> 王伟", "offer.made -> 李梅"])
        story.pass(.minutes(15))
        #expect(story.asked(1024) == ["物业"], "nobody nearer: the whole community")
    }

    @Test func exhaustionEndsAtTheDutyAndIsTold() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        story.pass(.minutes(45))
        #expect(story[1024]?.escalation?.reason == .shortfall)
        #expect(story[1024]?.escalation?.member == "201")
        #expect(story.told().suffix(2) == ["duty.escalated -> duty", "reporter.shortfall -> 1"])
        #expect(story.entries.contains { $0.event == "shortfall" })
    }

    @Test func theDutyIsRemindedAndThenTheNextOne() {
        var story = DeskStory()
        story.say("医保", by: "1", as: .wish(.admin))
        story.pass(.hours(4))
        #expect(story.told().last == "duty.reminder -> duty")
        #expect(story[1024]?.escalation?.member == "201")
        story.pass(.hours(8))
        #expect(story[1024]?.escalation?.member == "202")
    }

    @Test func severalPostsAreFilledOneByOneAndTheRestGoesOnSearching() {
        var story = DeskStory()
        story.say("抬轮椅,要两个人", by: "1", as: .wish(.errand, "12", people: 2))
        #expect(Set(story.asked(1024)) == ["赵磊", "孙丽"])
        story.say("我去", by: "106", in: nil, as: .reply(.accept))
        story.say("去不了", by: "107", in: nil, as: .reply(.decline))
        #expect(story.holders(1024) == ["赵磊"])
        #expect(story.asked(1024).count == 1 && story[1024]?.state == .underWay)
    }

    @Test func onlyVettedPeopleGoToThoseWhoNeedProtection() {
        var story = DeskStory()
        story.say("陪老人看病", by: "1", as: .wish(.eldercare, "G5"))
        #expect(story.asked(1024) == ["陈静"])
        #expect(passedOver(story)["E_SAFEGUARD"] == "104")
    }

    @Test func nobodyServesHisOwnWish() {
        var story = DeskStory()
        story.say("漏水", by: "101", as: leak)
        #expect(story.asked(1024) == ["李梅"])
        #expect(passedOver(story)["E_CONFLICT"] == "101")
    }

    @Test func nobodyHoldsMoreThanHeMay() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("3栋502也漏", by: "2", as: .wish(.repair, "3", room: "502", skills: ["plumber"]))
        story.say("3栋402也漏", by: "3", as: .wish(.repair, "3", room: "402", skills: ["plumber"]))
        let offered = story.entries.filter { $0.event == "offered" }.compactMap { $0.facts["member"] }
        #expect(offered.first == "101" && offered.dropFirst().allSatisfy { $0 != "101" })
    }

    @Test func whatIsUrgentDoesNotWaitForAnAnswerToWhatIsCalm() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: .wish(.repair, "3", room: "302", skills: ["plumber"]))
        story.say("水漫出来了", by: "2", as: .wish(.repair, "3", room: "502", .urgent, skills: ["plumber"]))
        #expect(story.asked(1025) == ["王伟", "李梅"], "王伟 still considers 1024 and is the nearest")
        story.say("漏", by: "3", as: .wish(.repair, "3", room: "402", skills: ["plumber"]))
        #expect(story.asked(1026) == ["物业"], "nobody considers two calm wishes, or a calm one beside an urgent one")
        story.say("接单", by: "101", in: nil, as: .reply(.accept))
        #expect(story.last?.verdict == .unclear && story.answered == ["member.which -> 王伟"])
        story.say("接单 1025", by: "101", in: nil, as: .reply(.accept, 1025))
        #expect(story.holders(1025) == ["王伟"])
    }

    @Test func whoServedWellComesAgain() {
        var story = DeskStory()
        story.say("漏水", by: "1", as: leak)
        story.say("来不了", by: "101", in: nil, as: .reply(.decline))
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        story.say("办好了", by: "102", in: nil, as: .reply(.complete))
        story.say("好了,谢谢", by: "1", as: .reply(.rate))
        story.pass(.days(2))
        story.say("灯坏了", by: "1", as: .wish(.repair, "5", skills: ["electrician"]))
        #expect(
            story.desk.state.wishes[1025].map { story.asked($0.number) } == ["张强"], "scarcity stands before continuity")
    }

    private func passedOver(_ story: DeskStory) -> [String: String] {
        for entry in story.entries where entry.event == "offered" {
            guard case .record(let record)? = entry.facts["passed_over"] else { continue }
            return record.compactMapValues { if case .text(let text) = $0 { text } else { nil } }
        }
        return [:]
    }
}
