import Foundation
import PaidanCore
import PaidanSQLite
import PaidanTestKit

/// A folder that is gone when the test is.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("paidan-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The database's file in it.
    var database: String { path + "/paidan.db" }
}

/// The memory store under contract.
struct MemoryBed: StoreBed {
    let memory = MemoryStore()

    var store: any Store { memory }
    var archive: any Archive { memory }

    func restart(cleanly: Bool) async throws { await memory.restart(cleanly: cleanly) }
}

/// The store on disk under contract, with an archive opened afresh for each question.
actor SQLiteBed: StoreBed {
    private let folder: Folder
    private var current: SQLiteStore

    init() throws {
        folder = try Folder()
        current = try SQLiteStore(path: folder.database)
    }

    var store: any Store { current }
    var archive: any Archive {
        get throws { try SQLiteArchive(path: folder.database) }
    }

    func restart(cleanly: Bool) async throws {
        if cleanly { try await current.close() } else { try current.abandon() }
        current = try SQLiteStore(path: folder.database)
    }
}
