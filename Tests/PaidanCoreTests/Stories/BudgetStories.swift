import PaidanCore
import Testing

/// How much is asked of one person, who is kept in reserve, and what changes when there is too much to do.
@Suite struct BudgetStories {
    private let leak = Reading.wish(.repair, "3", room: "101", skills: ["plumber"])

    private static func rules(_ change: (inout Member) -> Void = { _ in }) -> Rulebook {
        var members = Fixture.members.filter { $0.id != "102" && $0.id != "302" }
        members[0].availability = .always
        change(&members[0])
        return Fixture.rulebook(members: members)
    }

    private func passed(_ story: DeskStory, _ rule: Rule) -> Bool {
        story.entries.contains { entry in
            if case .record(let record)? = entry.facts["passed_over"] { return record[rule.rawValue] != nil }
            return false
        }
    }

    @Test func aYesThatIsAMomentLateIsAskedFirstWhenTheOtherCannotCome() {
        var story = DeskStory()
        story.say("漏得厉害", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        #expect(Set(story.asked(1024)) == ["王伟", "李梅"])
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.now = story.now + .seconds(50)
        story.say("我也能去 1024", by: "102", in: nil, as: .reply(.accept, 1024))
        #expect(story.last?.verdict == .notOffered && story.answered == ["member.reserve -> 李梅"])
        story.say("去不了了", by: "101", in: nil, as: .reply(.decline))
        #expect(story.asked(1024).contains("李梅"))
        story.say("我去", by: "102", in: nil, as: .reply(.accept))
        #expect(story.holders(1024) == ["李梅"])
    }

    @Test func aYesThatIsLaterIsOnlyThanked() {
        var story = DeskStory()
        story.say("漏得厉害", by: "1", as: .wish(.repair, "3", .urgent, skills: ["plumber"]))
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.now = story.now + .seconds(61)
        story.say("我也能去 1024", by: "102", in: nil, as: .reply(.accept, 1024))
        #expect(story.answered == ["member.late -> 李梅"] && story[1024]?.reserves == nil)
    }

    @Test func afterAJobOneRestsUnlessItIsUrgent() {
        var story = DeskStory(BudgetStories.rules())
        story.say("漏水", by: "1", as: leak)
        story.say("我去", by: "101", in: nil, as: .reply(.accept))
        story.say("办好了", by: "101", in: nil, as: .reply(.complete))
        story.say("502漏", by: "2", as: .wish(.repair, "3", room: "502", skills: ["plumber"]))
        #expect(story.asked(1025).isEmpty && passed(story, .rest))
        story.say("402漏得厉害", by: "3", as: .wish(.repair, "3", room: "402", .urgent, skills: ["plumber"]))
        #expect(story.asked(1026) == ["王伟"])
        story.say("来不了", by: "101", in: nil, as: .reply(.decline))
        story.pass(.minutes(30))
        #expect(story.asked(1025) == ["王伟"], "after half an hour")
    }

    @Test func threeJobsADayAreEnough() {
        var story = DeskStory(BudgetStories.rules())
        for room in 1...3 {
            story.say("漏", by: "\(room)", as: .wish(.repair, "3", room: "\(room)01", skills: ["plumber"]))
            story.say("我去", by: "101", in: nil, as: .reply(.accept))
            story.say("办好了", by: "101", in: nil, as: .reply(.complete))
            story.pass(.minutes(31))
        }
        story.say("漏", by: "9", as: .wish(.repair, "3", room: "901", skills: ["plumber"]))
        #expect(story.asked(1027).isEmpty && passed(story, .cap))
        #expect(story[1027]?.retryAt == Fixture.at("2026-11-23T00:00:00+08:00"), "tomorrow again")
    }

    @Test func tenUnansweredInAWeekAreEnough() {
        var story = DeskStory(BudgetStories.rules { $0.maxOpen = 5 })
        for day in 0..<4 {
            for turn in 0..<3 {
                story.say(
                    "漏", by: "\(day)\(turn)",
                    as: .wish(.repair, "3", room: "\(day)0\(turn)", skills: ["plumber"]))
                story.pass(.minutes(20))
            }
            story.pass(.hours(23))
        }
        let asked = story.entries.count { $0.event == "offered" && $0.facts["member"] == "101" }
        #expect(asked == 10 && passed(story, .nagged))
    }

    @Test func whoPromisedToBeElsewhereIsNotAskedForThatTime() {
        func ride(_ building: String, at from: Instant) -> Reading {
            var reading = Reading.wish(.transport, building, .scheduled, skills: ["driver"])
            reading.window = Window(from: from, to: from + .hours(1))
            return reading
        }
        var story = DeskStory()
        let from = Fixture.morning + .days(2)
        story.say("接送", by: "1", as: ride("G5", at: from))
        story.say("我去", by: "104", in: nil, as: .reply(.accept))
        story.say("接送", by: "2", as: ride("G1", at: from + .minutes(65)))
        #expect(story.asked(1025).isEmpty && passed(story, .busy), "five minutes are too few for the way")
        story.say("接送", by: "3", as: ride("12", at: from + .hours(3)))
        #expect(story.asked(1026) == ["刘洋"])
    }

    @Test func nobodyIsAskedAgainUnlessTheNeedIsAnotherOne() {
        var story = DeskStory(BudgetStories.rules())
        story.say("漏水", by: "1", as: leak)
        story.say("来不了", by: "101", in: nil, as: .reply(.decline))
        story.command("改 1024 两个人")
        #expect(story.asked(1024).isEmpty, "only the number of hands is another")
        story.command("改 1024 急")
        #expect(story.asked(1024) == ["王伟"])
    }

    @Test func withTooMuchToDoPeopleMayTakeMoreAndResidentsHearTheTruth() {
        var rules = BudgetStories.rules()
        rules.members.removeAll { $0.kind == .member && $0.id != "101" }
        rules.members.removeAll { $0.kind == .organization }
        var story = DeskStory(rules)
        for room in 1...5 {
            story.say("漏", by: "\(room)", as: .wish(.repair, "3", room: "\(room)01", skills: ["plumber"]))
            story.pass(.minutes(1))
        }
        #expect(story.desk.state.head.overload != nil)
        #expect(story.told().count { $0 == "duty.overload -> duty" } == 1)
        story.say("我去 1024", by: "101", in: nil, as: .reply(.accept, 1024))
        #expect(story.asked(1025) == ["王伟"], "three at once, where one is the ordinary cap")
        story.say("漏", by: "6", as: .wish(.repair, "3", room: "601", skills: ["plumber"]))
        #expect(story.answer(.reporterReceived)?.facts["busy"] == true)
        for number in 1024...1029 { story.command("结 \(number)") }
        story.pass(.minutes(11))
        #expect(story.desk.state.head.overload == nil)
        #expect(story.told().last == "duty.overload -> duty")
    }

    @Test func withTooMuchToDoMissingHandsAreCalledForOnce() {
        var story = DeskStory()
        for reporter in 1...3 { story.say("跳闸了", by: "\(reporter)", as: .wish(.facility, "3")) }
        #expect(story.desk.state.head.overload != nil, "one incident told by three")
        story.say("抬担架", by: "7", as: .wish(.companion, "3", .urgent, skills: ["care", "driver"], people: 4))
        #expect(story.told().count { $0 == "work.hands -> work" } == 1)
    }
}
