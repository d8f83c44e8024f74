import PaidanCore
import Testing

/// Why somebody was asked, why the others were not, and why nothing goes out: each stands on the timeline.
@Suite struct ReasonStories {
    private static let leak = Reading.wish(.repair, "3", room: "101", skills: ["plumber"])

    private func first(_ event: String, in story: DeskStory) -> Facts? {
        story.entries.first { $0.event == event }?.facts
    }

    @Test func whoWasNextStandsThereWithTheDistance() throws {
        var story = DeskStory()
        story.say("漏水", by: "1", as: Self.leak)
        let facts = try #require(first("offered", in: story))
        #expect(facts["member"] == "101" && facts["rule"] == "R_SCARCITY" && facts["than"] == "102")
        #expect(facts["own"] == 0 && facts["other"] == 1, "the other is an electrician besides")
        #expect(
            facts["next"] == .list([["member": "102", "rule": "R_SCARCITY", "own": 1, "other": 0, "than": "101"]]))
    }

    @Test func inALargeCommunityTheNamesAreFewAndNobodyIsUncounted() throws {
        let crowd = (1...500).map { Fixture.member("9\($0)", "志愿者\($0)", covers: ["3"], skills: ["plumber"]) }
        let idle = (1...500).map { Fixture.member("8\($0)", "居民\($0)", covers: ["3"]) }
        var story = DeskStory(Fixture.rulebook(members: crowd + idle + [Fixture.staff("201", "周主任")]))
        story.say("漏水", by: "1", as: Self.leak)
        let facts = try #require(first("offered", in: story))
        #expect(facts["considered"] == 1000)
        guard case .record(let passed)? = facts["passed_over"], case .text(let named)? = passed["E_SKILL"],
            case .list(let next)? = facts["next"]
        else {
            Issue.record("no reasons: \(facts)")
            return
        }
        #expect(named.split(separator: " ").count == Candidates.named && next.count == Candidates.nextNamed)
        #expect(Reasons(facts)?.accounted == 1000)
        #expect("\(facts)".count < 1500, "an event stays small")
    }

    @Test func whatIsHeldBackSaysWhyAndUntilWhen() throws {
        var story = DeskStory(at: Fixture.at("2026-11-23T23:30:00+08:00"))
        story.say("灯坏了", by: "1", as: .wish(.errand, "12"))
        let facts = try #require(first("held_back", in: story))
        #expect(facts["reason"] == "quiet_hours")
        #expect(facts["until"] == story[1024]?.wait.map { .number(Int($0.until.milliseconds)) })
        story.pass(.hours(9))
        #expect(story.entries.count { $0.event == "held_back" } == 1, "said once, not at every look")
        #expect(story.entries.contains { $0.event == "offered" })
    }

    @Test func anEscalationNamesTheChainOfTheDuty() throws {
        var story = DeskStory()
        story.say("咨询", by: "1", as: .wish(.admin, "3"))
        let facts = try #require(first("escalated", in: story))
        #expect(facts["member"] == "201" && facts["chain"] == "201 202")
    }

    @Test func aSecondLookInVainIsCounted() throws {
        var story = DeskStory(Fixture.rulebook(members: Fixture.members.filter { $0.kind == .staff || $0.id == "103" }))
        story.say("修灯", by: "1", as: .wish(.repair, "5", skills: ["electrician"]))
        story.say("来不了", by: "103", in: nil, as: .reply(.decline))
        #expect(story.entries.count { $0.event == "shortfall" } == 1)
        story.pass(.days(1))
        let again = try #require(first("looked_again", in: story))
        #expect(Reasons(again)?.accounted == 3 && again["next"] == nil)
    }
}

/// The reasons of an event, added up.
struct Reasons {
    /// How many were looked at.
    var considered: Int
    /// How many of them the event says something of, beside those who were asked.
    var accounted: Int

    init?(_ facts: Facts, asked: Int = 1) {
        guard case .number(let considered)? = facts["considered"] else { return nil }
        self.considered = considered
        accounted = facts["offer"] == nil ? 0 : asked
        for key in ["passed_over", "passed_more"] {
            guard case .record(let record)? = facts[key] else { continue }
            for fact in record.values {
                switch fact {
                case .text(let ids): accounted += ids.split(separator: " ").count
                case .number(let count): accounted += count
                default: break
                }
            }
        }
        if case .list(let next)? = facts["next"] { accounted += next.count }
    }
}

@Suite("Every decision of a random life is explained")
struct ReasonWalkTests {
    /// After each step: whoever was asked was asked for a reason, every candidate of a wave is accounted for, a post for
    /// which nobody is asked says why, a wait stands with its reason, and the duty with its chain.
    @Test func walk() {
        var waves = 0
        var inVain = 0
        var waits = 0
        var calls = 0
        for seed in 21...24 as ClosedRange<UInt64> {
            var walker = Walker(seed: seed)
            var book = Book()
            for step in 0..<500 {
                // Now and then nothing is sent out for a while: a walk seldom meets that by itself.
                if step % 100 == 50 { walker.story.command("停派") }
                if step % 100 == 60 { walker.story.command("恢复") }
                walker.step()
                book.follow(walker.story)
            }
            waves += book.waves
            inVain += book.inVain
            waits += book.waits
            calls += book.calls
        }
        #expect(waves > 300 && inVain > 50 && waits > 0 && calls > 50, "\(waves), \(inVain), \(waits), \(calls)")
    }

    /// What the timeline says, read as it grows.
    private struct Book {
        var waves = 0
        var inVain = 0
        var waits = 0
        var calls = 0
        private var lines = 0
        private var explained: [WishNumber: [Int: String]] = [:]
        private var lastWait: [WishNumber: Facts] = [:]
        private var offers: Set<String> = []

        mutating func follow(_ story: DeskStory) {
            let news = Array(story.entries.dropFirst(lines))
            lines = story.entries.count
            for (place, entry) in news.enumerated() { take(entry, after: news[(place + 1)...]) }
            let touched = Set(news.compactMap(\.wish))
            for wish in touched.compactMap({ story[$0] }) { check(wish) }
        }

        private mutating func take(_ entry: TimelineEntry, after rest: ArraySlice<TimelineEntry>) {
            guard let number = entry.wish else { return }
            switch entry.event {
            case "offered":
                if case .text(let offer)? = entry.facts["offer"] { offers.insert(offer) }
                let slot = slot(of: entry)
                #expect(slot != nil, "an offer for no post")
                if let slot { explained[number, default: [:]][slot] = "offered" }
                guard entry.facts["considered"] != nil else { return }
                waves += 1
                // The others of the wave follow without a count of their own.
                let more = rest.prefix {
                    $0.event == "offered" && $0.wish == number && self.slot(of: $0) == slot
                        && $0.facts["considered"] == nil && $0.facts["rule"] != "DESK" && $0.facts["rule"] != "RESERVE"
                }
                let reasons = Reasons(entry.facts, asked: 1 + more.count)
                #expect(reasons?.accounted == reasons?.considered, "\(entry.facts)")
            case "shortfall", "looked_again":
                inVain += 1
                if let slot = slot(of: entry) { explained[number, default: [:]][slot] = entry.event }
                let reasons = Reasons(entry.facts)
                #expect(reasons != nil && reasons?.accounted == reasons?.considered, "\(entry.facts)")
            case "held_back":
                waits += 1
                lastWait[number] = entry.facts
            case "escalated", "reminded":
                calls += 1
                #expect(entry.facts["chain"] != nil, "\(entry.event)")
            default: break
            }
        }

        private func slot(of entry: TimelineEntry) -> Int? {
            if case .number(let slot)? = entry.facts["slot"] { slot } else { nil }
        }

        private func check(_ wish: Wish) {
            for offer in wish.liveOffers {
                #expect(offers.contains("\(offer.id)"), "an offer without a line: \(offer.id)")
            }
            if let wait = wish.wait {
                #expect(lastWait[wish.number]?["reason"] == .text(wait.reason.rawValue))
                #expect(lastWait[wish.number]?["until"] == .number(Int(wait.until.milliseconds)))
            }
            guard wish.state == .open || wish.state == .underWay, wish.wait == nil, wish.level == .auto else { return }
            for slot in wish.slots where slot.isWanted && slot.liveOffers.isEmpty {
                let reason = explained[wish.number]?[slot.index]
                #expect(
                    reason == "shortfall" || reason == "looked_again" || wish.question != nil,
                    "nobody is asked for post \(slot.index) of \(wish.number), last said: \(reason ?? "nothing")")
            }
        }
    }
}
