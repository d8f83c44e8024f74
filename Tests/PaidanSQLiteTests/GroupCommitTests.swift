import Dispatch
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanSQLite

@Suite("whatever waits shares one commit")
struct GroupCommitTests {
    @Test("64 who come while the disk is busy need one transaction together")
    func together() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        let before = store.transactions
        let gate = await Gate(holding: store)
        try await withThrowingTaskGroup { group in
            for number in 1...64 { group.addTask { _ = try await store.accept([Sample.arrival(number)]) } }
            while store.writer.waiting < 64 { await Task.yield() }
            gate.open()
            try await group.waitForAll()
        }
        try await gate.held.value
        #expect(store.transactions - before == 2)
        try await store.close()
    }

    @Test("one that fails alone spoils nothing for those who share its transaction")
    func failingAlone() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        let epoch = try await store.enter(Sample.community).epoch
        let gate = await Gate(holding: store)
        async let first = store.accept([Sample.arrival(1)])
        while store.writer.waiting < 1 { await Task.yield() }
        let poison = Task {
            try await store.setAside(99, of: Sample.community, epoch: epoch, reason: "not there")
        }
        while store.writer.waiting < 2 { await Task.yield() }
        async let last = store.accept([Sample.arrival(2)])
        while store.writer.waiting < 3 { await Task.yield() }
        gate.open()
        #expect(try await first == [.new(sequence: 1)])
        await #expect(throws: StoreFailure.self) { try await poison.value }
        #expect(try await last == [.new(sequence: 2)])
        try await gate.held.value
        try await store.close()
    }

    @Test("a transaction takes at most 256 arrivals, and a greater call alone")
    func cap() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        let before = store.transactions
        let gate = await Gate(holding: store)
        try await withThrowingTaskGroup { group in
            for block in 0..<4 {
                group.addTask {
                    _ = try await store.accept((0..<100).map { Sample.arrival(block * 100 + $0) })
                }
            }
            group.addTask { _ = try await store.accept((1000..<1300).map { Sample.arrival($0) }) }
            while store.writer.waiting < 5 { await Task.yield() }
            gate.open()
            try await group.waitForAll()
        }
        try await gate.held.value
        #expect((4...5).contains(store.transactions - before))
        #expect(try await store.inputs(of: Sample.community, after: 0, limit: 1000).count == 700)
        try await store.close()
    }
}

/// Holds the writer's thread until a test lets it go.
private struct Gate {
    /// Ends when the writer goes on.
    let held: Task<Void, any Error>
    private let opened = DispatchSemaphore(value: 0)

    /// Returns when the thread is held.
    init(holding store: SQLiteStore) async {
        let opened = opened
        let (reached, tell) = AsyncStream<Void>.makeStream()
        held = Task {
            try await store.writer.perform("hold the writer") { _, _ in
                tell.finish()
                opened.wait()
            }
        }
        for await _ in reached {}
    }

    func open() { opened.signal() }
}
