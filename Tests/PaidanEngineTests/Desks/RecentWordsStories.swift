import PaidanCore
import PaidanEngine
import PaidanTestKit
import Synchronization
import Testing

/// Reads an address where there is one, and notes what it was told of earlier messages.
private final class NotingReader: Reader {
    let version = "noting-1"
    private let told = Mutex<[String: [String]]>([:])

    /// The earlier messages that came with a text.
    func previous(to text: String) -> [String]? { told.withLock { $0[text] } }

    func read(_ text: String, in context: ReadingContext) -> Reading {
        told.withLock { $0[text] = context.previous }
        guard text.contains("栋") else { return Reading(kind: .chatter) }
        return Reading(kind: .update, spans: ["building": [TextSpan(start: 0, end: 2)]])
    }
}

@Suite("what somebody said a moment ago is handed to the reader")
struct RecentWordsStories {
    private static let rules = Rulebook(
        community: taoyuan, name: "桃源社区", phone: "0", buildings: BuildingDirectory(buildings: [], grids: []),
        members: [Member(id: "S01", name: "周敏", kind: .staff, coverage: .everywhere)], standby: ["S01"],
        groups: [GroupRule(channel: "qq", id: "g-1", name: "业主群", audience: .residents)])

    private func arrival(_ text: String, after span: Instant.Span) -> Arrival {
        let message = Message(
            key: text, id: text, channel: "qq", group: "g-1", sender: .init(account: Account(namespace: "qq", id: "1")),
            text: text)
        return Arrival(
            community: taoyuan, key: Arrival.Key(channel: "qq", key: text), at: morning + span, input: .message(message)
        )
    }

    private func keep(_ store: any Store, reader: any Reader) async throws {
        let clock = SteppedClock(at: morning)
        let outbox = Outbox(
            store: store, courier: ScriptedCourier(), clock: clock,
            world: OutboxWorld(platforms: [:], quotas: [:], wordings: [:]), onInput: { _ in })
        let keeper = DeskKeeper(
            rules: DeskKeeper.RulesInForce(rulebook: Self.rules, digest: "rules-1"), store: store, reader: reader,
            clock: clock, outbox: outbox)
        try await house(of: keeper) { close in
            _ = await keeper.settled()
            await close()
        }
    }

    @Test("in one batch, and after a restart from what was recorded")
    func acrossARestart() async throws {
        let store = MemoryStore()
        let reader = NotingReader()
        _ = try await store.accept([arrival("5栋302", after: .seconds(0)), arrival("漏水了", after: .seconds(30))])
        try await keep(store, reader: reader)
        #expect(reader.previous(to: "漏水了") == ["5栋302"])
        await store.restart(cleanly: false)
        _ = try await store.accept([arrival("快来人", after: .minutes(2)), arrival("还没来", after: .minutes(12))])
        try await keep(store, reader: reader)
        #expect(reader.previous(to: "快来人") == ["5栋302"])
        #expect(reader.previous(to: "还没来") == [])
    }

    @Test("a commit that failed, or a store that cannot tell, changes nothing but that")
    func troubles() async throws {
        let memory = MemoryStore()
        let store = FaultyStore(memory)
        let reader = NotingReader()
        store.fail(.commit, at: 1, with: .broken("for the test"))
        _ = try await store.accept([arrival("5栋302", after: .seconds(0)), arrival("漏水了", after: .seconds(30))])
        try await keep(store, reader: reader)
        #expect(reader.previous(to: "漏水了") == ["5栋302"])
        store.heal()
        store.fail(.heard, with: .broken("for the test"))
        _ = try await store.accept([arrival("快来人", after: .minutes(1))])
        try await keep(store, reader: reader)
        #expect(reader.previous(to: "快来人") == [])
        #expect(try await memory.inbox(InboxFilter()).allSatisfy { $0.verdict != nil })
    }
}
