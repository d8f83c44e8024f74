import Foundation
import PaidanConfig
import PaidanCore
import PaidanReading
import PaidanTestKit
import Testing

@testable import PaidanApp

@Suite("replay")
struct ReplayTests {
    private static let morning = Instant(rfc3339: "2026-11-23T09:00:00+08:00") ?? Instant(milliseconds: 0)

    /// The example community.
    private static func community() throws -> CommunityConfiguration {
        let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
        let loaded = ConfigurationLoader.load(
            directory: root + "/config", environment: [:], credentialsDirectory: nil,
            today: CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(dayNumber: 0))
        return try #require(loaded.whole?.communities.first { $0.id == "taoyuan" })
    }

    /// Some weeks of a neighbourhood as a store keeps them.
    private static func lived(_ rulebook: Rulebook, seed: UInt64, steps: Int = 400) async throws -> MemoryStore {
        var neighbourhood = Neighbourhood(
            rulebook, reader: try PlainReader(lexicon: try Lexicon()), from: morning, seed: seed)
        neighbourhood.adopt(as: "then")
        neighbourhood.live(steps)
        let store = MemoryStore()
        try await store.keep(rulebook, digest: "then")
        let epoch = try await store.enter(rulebook.community).epoch
        for settlement in neighbourhood.settlements {
            let recorded = settlement.input.recorded
            _ = try await store.accept([Arrival(community: recorded.community, at: recorded.at, input: recorded.input)])
            try await store.commit([settlement], of: recorded.community, epoch: epoch)
        }
        return store
    }

    private static func replay(_ store: MemoryStore, _ others: Rulebook?, from sequence: Int64 = 0) async throws
        -> ReplayOutcome
    {
        var walk = ReplayWalk(community: "taoyuan", others: others)
        try await walk.run(through: store)
        return walk.outcome(from: (sequence, Instant(milliseconds: .min)), zone: .shanghai)
    }

    @Test("the same rules decide the same, byte for byte", arguments: [1, 2, 3] as [UInt64])
    func same(seed: UInt64) async throws {
        let rulebook = try Self.community().rulebook
        let store = try await Self.lived(rulebook, seed: seed)
        let outcome = try await Self.replay(store, rulebook)
        #expect(outcome.differences == [])
        #expect(outcome.summary.isSame && outcome.summary.exactFrom == 1)
        #expect(outcome.summary.inputs > 400)
    }

    @Test("a changed rule shows which wishes would have gone to whom instead, and nothing that follows from it")
    func changedRule() async throws {
        let rulebook = try Self.community().rulebook
        let store = try await Self.lived(rulebook, seed: 1)
        let chain = try await store.chain(of: "taoyuan", after: 0, limit: .max)
        let offer = try #require(
            chain.first { $0.entry.event == "offered" && $0.entry.facts["rule"] != "DESK" })
        guard case .text(let asked)? = offer.entry.facts["member"] else { return }
        // Who was asked first is away for a year.
        var others = rulebook
        let place = try #require(others.members.firstIndex { $0.id.rawValue == asked })
        let today = rulebook.zone.civil(Self.morning).date
        others.members[place].away = [DateRange(first: today, last: today.adding(days: 365))]
        let outcome = try await Self.replay(store, others)
        let first = try #require(outcome.differences.first)
        #expect(outcome.summary.byProgram == 0)
        #expect(first.sequence == offer.sequence && first.cause == .rules)
        let asks = try #require(first.differences.first { $0.point == .asked })
        #expect(asks.was.contains { $0.hasSuffix(": \(asked)") } && !asks.now.contains { $0.hasSuffix(": \(asked)") })
        #expect(first.differences.contains { $0.point == .notices })
        // Only decisions that put something to this member are others.
        let touched = outcome.differences.count
        #expect(touched < outcome.summary.inputs / 4, "\(touched) of \(outcome.summary.inputs)")
        let later = try await Self.replay(store, others, from: first.sequence + 1)
        #expect(later.differences.count == touched - 1)
        let text = ReplayText(told: outcome, language: .chinese, name: MemberNames(rulebook.members).name)
            .lines(atMost: 1)
        #expect(text[1].hasPrefix("  #\(first.sequence) 2026-11-2") && text[1].contains("规则变了"))
        #expect(text.last == "……还有 \(touched - 1) 条，用 --json 全部列出")
    }

    @Test("what was recorded otherwise than it is decided is told")
    func altered() async throws {
        let rulebook = try Self.community().rulebook
        let store = try await Self.lived(rulebook, seed: 2, steps: 60)
        await store.tamper("taoyuan") { $0 == .opened ? .chatter : $0 }
        let outcome = try await Self.replay(store, nil)
        #expect(outcome.summary.byProgram > 0)
        #expect(outcome.differences.allSatisfy { $0.differences.map(\.point) == [.verdict] && $0.cause == .program })
    }

    @Test("purged words are no difference: it says from which input on it is exact")
    func purged() async throws {
        let rulebook = try Self.community().rulebook
        let store = try await Self.lived(rulebook, seed: 3)
        let last = try await store.settled(of: "taoyuan", after: 0, limit: .max).last
        let end = try #require(last?.input.recorded.at)
        let limits = PurgeLimits(chatter: .hours(24), ended: .days(2))
        let report = try await store.purge(limits, at: end)
        #expect(report.wishes > 0)
        let outcome = try await Self.replay(store, rulebook)
        #expect(outcome.summary.isSame)
        #expect(outcome.summary.purged > 0)
        #expect(outcome.summary.exactFrom != 1)
    }

    @Test("rules that are not kept any more are named")
    func missingRules() async throws {
        let rulebook = try Self.community().rulebook
        let store = try await Self.lived(rulebook, seed: 1, steps: 30)
        let epoch = try await store.enter("taoyuan").epoch
        let kept = try #require(try await store.desk(of: "taoyuan"))
        _ = try await store.accept([
            Arrival(community: "taoyuan", at: kept.state.head.now, input: .rulebook("gone"))
        ])
        let waiting = try await store.inputs(of: "taoyuan", after: kept.state.head.sequence, limit: 1)
        var desk = Desk(state: kept.state, rulebook: kept.rulebook)
        let input = DeskInput(waiting[0])
        try await store.commit([Settlement(input: input, decision: desk.handle(input))], of: "taoyuan", epoch: epoch)
        let outcome = try await Self.replay(store, nil)
        #expect(outcome.summary.missingRules == ["gone"] && outcome.summary.isSame)
    }
}
