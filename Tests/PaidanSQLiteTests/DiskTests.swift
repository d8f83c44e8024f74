import Foundation
import GRDB
import Glibc
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanSQLite

@Suite("when the disk fails")
struct DiskTests {
    @Test("a full database refuses, loses nothing and goes on when there is room again")
    func fullDatabase() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        try store.limitPages(60)
        try await fill(store) { try store.limitPages(nil) }
        try await store.close()
    }

    @Test("a full disk refuses, loses nothing and goes on when there is room again", .enabled(if: Tmpfs.isAllowed))
    func fullDisk() async throws {
        let folder = try Folder()
        let disk = try Tmpfs(at: folder.path, kibibytes: 1024)
        let ballast = folder.path + "/ballast"
        try Data(count: 256 * 1024).write(to: URL(fileURLWithPath: ballast))
        let store = try SQLiteStore(path: folder.database)
        try await fill(store) { try FileManager.default.removeItem(atPath: ballast) }
        try await store.close()
        disk.unmount()
    }

    /// Accepts until the store is full, makes room, and accepts again.
    private func fill(_ store: SQLiteStore, makeRoom: () throws -> Void) async throws {
        var accepted: Int64 = 0
        var refusal: StoreFailure?
        while refusal == nil, accepted < 5000 {
            do {
                accepted = try await store.accept([Sample.arrival(Int(accepted) + 1)])[0].sequence
            } catch { refusal = error }
        }
        guard case .full = refusal else {
            Issue.record("expected .full (got \(String(describing: refusal)))")
            return
        }
        #expect(accepted > 0)
        let kept = try await store.inputs(of: Sample.community, after: 0, limit: 9999).map(\.sequence)
        #expect(kept == Array(1...accepted))
        try makeRoom()
        #expect(try await store.accept([Sample.arrival(Int(accepted) + 1)]) == [.new(sequence: accepted + 1)])
        try await store.ping()
    }

    @Test("a file that is not what SQLite left is broken, and nothing is written over it")
    func corrupt() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        _ = try await store.accept((1...200).map { Sample.arrival($0) })
        try await store.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.database))
        let size = try file.seekToEnd()
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4096))
        try file.close()
        let failure = await #expect(throws: StoreFailure.self) {
            let broken = try SQLiteStore(path: folder.database)
            _ = try await broken.accept([Sample.arrival(201)])
        }
        guard case .broken = failure else {
            Issue.record("expected .broken (got \(String(describing: failure)))")
            return
        }
    }

    @Test(
        "each of SQLite's errors means one thing to who calls",
        arguments: [
            (.SQLITE_FULL, StoreFailure.full, false), (.SQLITE_IOERR, StoreFailure.broken, true),
            (.SQLITE_CORRUPT, StoreFailure.broken, true),
            (.SQLITE_NOTADB, StoreFailure.broken, true), (.SQLITE_NOMEM, StoreFailure.broken, false),
            (.SQLITE_BUSY, StoreFailure.owned, false), (.SQLITE_CONSTRAINT, StoreFailure.refused, false),
            (.SQLITE_TOOBIG, StoreFailure.refused, false),
        ] as [(ResultCode, @Sendable (String) -> StoreFailure, Bool)])
    func meaning(code: ResultCode, failure: @Sendable (String) -> StoreFailure, isFatal: Bool) {
        let error = DatabaseError(resultCode: code, message: "words")
        #expect(StoreFailure(error, doing: "accept inputs") == failure("accept inputs: words (got \(code))"))
        #expect(error.isFatal == isFatal)
    }

    @Test("after an error that cannot be undone, no success is told any more")
    func afterIOError() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        await #expect(throws: StoreFailure.self) {
            try await store.writer.perform("write") { _, _ in throw DatabaseError(resultCode: .SQLITE_IOERR) }
        }
        let failure = await #expect(throws: StoreFailure.self) { try await store.ping() }
        #expect("\(String(describing: failure))".contains("cannot be undone"))
        var told = store.breakage.makeAsyncIterator()
        #expect(await told.next() == failure, "who ends the process hears of it")
        try store.abandon()
    }

    @Test("what an ended process left in the log is written into the file anew before anything else is")
    func logOfTheDead() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        _ = try await store.accept((1...50).map { Sample.arrival($0) })
        // As a kill leaves it, since a connection that is closed clears its log away.
        let grave = try Folder()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: folder.database + suffix, toPath: grave.database + suffix)
        }
        try await store.close()
        func logSize() throws -> Int {
            try #require(
                FileManager.default.attributesOfItem(atPath: grave.database + "-wal")[.size] as? Int)
        }
        #expect(try logSize() > 50 * 4096 / 8)
        let before = try Data(contentsOf: URL(fileURLWithPath: grave.database)).count

        let reopened = try SQLiteStore(path: grave.database)
        #expect(try Data(contentsOf: URL(fileURLWithPath: grave.database)).count > before)
        #expect(try await reopened.inputs(of: Sample.community, after: 0, limit: 99).count == 50)
        // Only what the opening itself wrote is in it.
        #expect(try logSize() < 10 * 4096)
        try await reopened.close()
    }
}

/// A small disk in memory.
private struct Tmpfs {
    /// Whether this process may mount one.
    static let isAllowed: Bool = {
        guard getuid() == 0, let folder = try? Folder(), let disk = try? Tmpfs(at: folder.path, kibibytes: 64) else {
            return false
        }
        disk.unmount()
        return true
    }()

    private let path: String

    init(at path: String, kibibytes: Int) throws {
        self.path = path
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kibibytes)k") == 0 else {
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    func unmount() { umount2(path, Int32(MNT_DETACH)) }
}
