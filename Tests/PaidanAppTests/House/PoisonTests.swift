import Foundation
import PaidanConfig
import PaidanCore
import PaidanEngine
import PaidanSQLite
import PaidanTestKit
import Testing

@testable import PaidanApp

/// Stops the process at one message, as a reader with a fault would; reads all others as chatter.
private struct TrappingReader: Reader {
    let version = "trap-1"

    func read(_ text: String, in context: ReadingContext) -> Reading {
        precondition(text != "poison", "this message stops the process")
        return Reading(kind: .chatter, confidence: ["kind": 1])
    }
}

/// Keeps the desk of a database until everything that waits is settled.
private func keepDesk(at path: String) async throws {
    let store = try SQLiteStore(path: path)
    let clock = SteppedClock(at: Instant(seconds: 1_795_334_400))
    let rules = DeskKeeper.RulesInForce(rulebook: PoisonTests.rules, digest: RulebookDigest.of(PoisonTests.rules))
    let outbox = Outbox(
        store: store, courier: ScriptedCourier(), clock: clock,
        world: OutboxWorld(platforms: [:], quotas: [:], wordings: [:]), onInput: { _ in })
    let keeper = DeskKeeper(rules: rules, store: store, reader: TrappingReader(), clock: clock, outbox: outbox)
    let work = Task { try await keeper.run() }
    _ = await keeper.settled()
    work.cancel()
    _ = try? await work.value
    try await store.close()
}

/// No poison message stops a community: it is set aside after it stopped the process, and the rest goes on.
@Suite("an input that traps the reader")
struct PoisonTests {
    static let rules = Rulebook(
        community: "taoyuan", name: "桃源社区", phone: "0", buildings: BuildingDirectory(buildings: [], grids: []),
        members: [Member(id: "S01", name: "周敏", kind: .staff, coverage: .everywhere)], standby: ["S01"])

    @Test("is set aside alone, after three unclean stops")
    func poison() async throws {
        let folder = NSTemporaryDirectory() + "paidan-poison-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/paidan.db"
        let store = try SQLiteStore(path: path)
        _ = try await store.accept(
            ["before", "poison", "after"].map { text in
                Arrival(
                    community: "taoyuan", key: .init(channel: "qq", key: text), at: Instant(seconds: 1_795_334_400),
                    input: .message(
                        Message(
                            key: text, channel: "qq", sender: .init(account: Account(namespace: "qq", id: "1")),
                            text: text)))
            })
        try await store.close()
        for _ in 1...3 {
            await #expect(processExitsWith: .failure) { [path = path as String] in
                try await keepDesk(at: path)
            }
        }
        try await keepDesk(at: path)
        let archive = try SQLiteArchive(path: path)
        let rows = try await archive.inbox(InboxFilter())
        #expect(rows.filter { $0.setAside != nil }.map(\.recorded.sequence) == [2])
        #expect(rows.filter { $0.verdict == .chatter }.map(\.recorded.sequence).sorted() == [1, 3])
    }
}
