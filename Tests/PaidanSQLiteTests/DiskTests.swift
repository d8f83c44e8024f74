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
            (ResultCode.SQLITE_FULL, true, false), (.SQLITE_IOERR, false, true), (.SQLITE_CORRUPT, false, true),
            (.SQLITE_NOTADB, false, true), (.SQLITE_CONSTRAINT, false, false), (.SQLITE_NOMEM, false, false),
        ])
    func meaning(code: ResultCode, isFull: Bool, isFatal: Bool) {
        let error = DatabaseError(resultCode: code, message: "words")
        let failure = StoreFailure(error, doing: "accept inputs")
        let words = "accept inputs: words (got \(code))"
        #expect(failure == (isFull ? .full(words) : .broken(words)))
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
        try store.abandon()
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
