import Foundation
import GRDB
import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanSQLite

@Suite("one process owns the file")
struct OwnershipTests {
    @Test("a second owner in the same process is refused at once, with what to do")
    func secondOwner() async throws {
        let folder = try Folder()
        let first = try SQLiteStore(path: folder.database)
        let refusal = #expect(throws: StoreFailure.self) { try SQLiteStore(path: folder.database) }
        guard case .owned(let words) = refusal else {
            Issue.record("expected .owned (got \(String(describing: refusal)))")
            return
        }
        #expect(words.contains("stop that one first"))
        #expect(words.contains("got process \(getpid())"))
        try await first.close()
        try await SQLiteStore(path: folder.database).close()
    }

    @Test("another process cannot take the lock while the store lives")
    func otherProcess() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        #expect(try tryLock(folder) == 1)
        try await store.close()
        #expect(try tryLock(folder) == 0)
    }

    @Test("a link to the file leads to the same lock")
    func link() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        let alias = folder.path + "/alias.db"
        try FileManager.default.createSymbolicLink(atPath: alias, withDestinationPath: folder.database)
        #expect(throws: StoreFailure.self) { try SQLiteStore(path: alias) }
        try await store.close()
    }

    @Test("an archive reads beside the owner, after a clean stop and after a killed one, and owns nothing")
    func archive() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        _ = try await store.accept([Sample.arrival(1)])
        let beside = try SQLiteArchive(path: folder.database)
        #expect(try await beside.counts().waitingInputs == 1)
        _ = try await store.accept([Sample.arrival(2)])
        #expect(try await beside.counts().waitingInputs == 2)
        try store.abandon()
        #expect(try await SQLiteArchive(path: folder.database).counts().waitingInputs == 2)
        let next = try SQLiteStore(path: folder.database)
        #expect(next.isAfterUncleanStop)
        try await next.close()
        let alone = try SQLiteArchive(path: folder.database)
        #expect(try await alone.counts().waitingInputs == 2)
        try await SQLiteStore(path: folder.database).close()
    }

    @Test("what is no database of ours is refused and left as it was")
    func foreign() throws {
        let folder = try Folder()
        try Data("name,phone\n李梅,138\n".utf8).write(to: URL(fileURLWithPath: folder.database))
        #expect(throws: StoreFailure.self) { try SQLiteStore(path: folder.database) }
        #expect(try String(contentsOfFile: folder.database, encoding: .utf8) == "name,phone\n李梅,138\n")
        let other = folder.path + "/other.db"
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE photos (id INTEGER)") }
        let refusal = #expect(throws: StoreFailure.self) { try SQLiteStore(path: other) }
        #expect("\(String(describing: refusal))".contains("not a database of paidan"))
        #expect(throws: StoreFailure.self) { try SQLiteArchive(path: folder.path + "/none.db") }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/none.db"))
    }

    @Test("a file of a newer version is refused")
    func newer() async throws {
        let folder = try Folder()
        try await SQLiteStore(path: folder.database).close()
        try await DatabaseQueue(path: folder.database).write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2031-01 a later one')")
        }
        let refusal = #expect(throws: StoreFailure.self) { try SQLiteStore(path: folder.database) }
        #expect("\(String(describing: refusal))".contains("newer paidan"))
        #expect(throws: StoreFailure.self) { try SQLiteArchive(path: folder.database) }
    }

    @Test("a closed store answers nothing and breaks nothing")
    func closed() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        try await store.close()
        await #expect(throws: StoreFailure.self) { try await store.accept([Sample.arrival(1)]) }
        await #expect(throws: StoreFailure.self) { try await store.outbox(of: Sample.community) }
        try await SQLiteStore(path: folder.database).close()
    }

    /// What `flock` says: 0 where the lock was free, 1 where it was not.
    private func tryLock(_ folder: Folder) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        process.arguments = ["--nonblock", folder.database + ".lock", "/bin/true"]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
