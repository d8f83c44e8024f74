import PaidanCore
import PaidanEngine
import PaidanTestKit
import Testing

/// Takes everything for chatter.
private struct DullReader: Reader {
    let version = "dull-1"

    func read(_ text: String, in context: ReadingContext) -> Reading { Reading(kind: .chatter) }
}

@Suite("a keeper decides on one batch while the one before is being committed")
struct DeskKeeperTests {
    private static let rules = Rulebook(
        community: taoyuan, name: "桃源社区", phone: "0", buildings: BuildingDirectory(buildings: [], grids: []),
        members: [Member(id: "S01", name: "周敏", kind: .staff, coverage: .everywhere)], standby: ["S01"],
        groups: [GroupRule(channel: "qq", id: "duty", name: "值班", audience: .duty)])

    /// More than fit into two commits; each alarms the duty.
    private static let arrivals = (1...600).map { number in
        Arrival(community: taoyuan, at: morning + .seconds(Int64(number)), input: .unreadable("mail-\(number)"))
    }

    enum Trouble: CaseIterable {
        case none, firstRefused, secondRefused, lastRefused, answerLost, fullTwice, fullAtRebuilding, lostAndFull
    }

    @Test("whatever commit fails, nothing is lost, doubled or set aside", arguments: Trouble.allCases)
    func troubles(trouble: Trouble) async throws {
        let memory = MemoryStore()
        let store = FaultyStore(memory)
        let clock = SteppedClock(at: morning + .hours(1))
        let outbox = Outbox(
            store: store, courier: ScriptedCourier(), clock: clock,
            world: OutboxWorld(platforms: [:], quotas: [:], wordings: [:]), onInput: { _ in })
        let keeper = DeskKeeper(
            rules: DeskKeeper.RulesInForce(rulebook: DeskKeeperTests.rules, digest: "rules-1"), store: store,
            reader: DullReader(), clock: clock, outbox: outbox)
        _ = try await store.accept(DeskKeeperTests.arrivals)
        let failure = StoreFailure.broken("for the test")
        switch trouble {
        case .none: break
        case .firstRefused: store.fail(.commit, at: 1, with: failure)
        case .secondRefused: store.fail(.commit, at: 2, with: failure)
        case .lastRefused: store.fail(.commit, at: 3, with: failure)
        case .answerLost: store.fail(.commit, at: 2, with: failure, afterwards: true)
        case .fullTwice:
            store.fail(.commit, at: 2, with: .full("for the test"))
            store.fail(.commit, at: 3, with: .full("once more, when its inputs are tried one by one"))
        case .fullAtRebuilding:
            store.fail(.commit, at: 2, with: .full("for the test"))
            store.fail(.enter, at: 2, with: .full("for the test"))
        case .lostAndFull:
            store.fail(.commit, at: 2, with: .owned("for the test"), afterwards: true)
            store.fail(.ping, at: 1, with: .full("for the test"))
        }
        try await house(of: keeper) { close in
            _ = await keeper.settled()
            await close()
        }
        let tenancy = try await memory.enter(taoyuan)
        #expect(await keeper.present?.state == tenancy.state)
        #expect(tenancy.state?.head.sequence == 601)
        #expect(try await memory.inputs(of: taoyuan, after: 0, limit: 10).isEmpty)
        let rows = try await memory.inbox(InboxFilter(setAsideOnly: true, limit: 10))
        #expect(rows.isEmpty)
        #expect(outbox.waiting == 600)
        #expect(try await memory.outbox(of: taoyuan).notices.count == 600)
        #expect(store.calls.count { $0 == .commit } >= 3)
    }
}
