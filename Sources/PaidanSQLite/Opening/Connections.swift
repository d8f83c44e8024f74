import GRDB
import Glibc
import PaidanCore

/// How the file is opened: one writer with everything set for durability, and readers that cannot write.
enum Connections {
    /// `PaiD` in ASCII: tells `file(1)` and a careless `sqlite3` whose file this is.
    static let applicationID: Int32 = 0x5061_6944

    /// Opens or creates the file for its one writer, and brings its schema up to date.
    static func writer(_ path: String) throws -> DatabaseQueue {
        // Personal data lie in it: not for other users. SQLite gives -wal and -shm the same mode.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        if descriptor >= 0 { close(descriptor) }
        var configuration = Configuration()
        configuration.label = "paidan.writer"
        // Only backup tools can be in the way, since the lock keeps other writers out.
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try claim(db)
            try db.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 1000;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA mmap_size = 0;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -8192;
                    """)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try Schema.migrator.migrate(queue)
        try queue.writeWithoutTransaction { db in
            if try Schema.migrator.hasBeenSuperseded(db) { throw Refusal.newer }
            try settle(db)
        }
        return queue
    }

    /// Writes all that the log holds into the file anew, and begins the log again.
    ///
    /// The last process may have ended because an fsync of the log failed. Its pages can then be read although they
    /// never reached the disk, and no later fsync would write them: a commit that came after them in the log would be
    /// lost with the power. Where a reader is in the way the log is begun again later.
    private static func settle(_ db: Database) throws {
        _ = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }

    /// Opens an existing file for reading only; works beside a running writer and without one.
    static func reader(_ path: String, label: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = label
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA query_only = ON;
                    PRAGMA mmap_size = 0;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA temp_store = MEMORY;
                    """)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.read { db in
            guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == applicationID else { throw Refusal.foreign }
            if try Schema.migrator.hasBeenSuperseded(db) { throw Refusal.newer }
            guard try Schema.migrator.hasCompletedMigrations(db) else { throw Refusal.older }
        }
        return queue
    }

    /// Marks an empty file as Paidan's before anything else is in it, so that one whose making was cut short is known
    /// again; refuses what is another program's.
    private static func claim(_ db: Database) throws {
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        if id == applicationID { return }
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard id == 0, tables == 0 else { throw Refusal.foreign }
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
}

/// Why a file is not opened although SQLite could.
enum Refusal: Error, CustomStringConvertible {
    /// Another program's database.
    case foreign
    /// A later version has changed the schema.
    case newer
    /// A later version has not changed the schema yet.
    case older

    var description: String {
        switch self {
        case .foreign: "the file is not a database of paidan; give another path"
        case .newer: "a newer paidan has changed its schema; use that version, or restore a backup"
        case .older: "its schema is older than this paidan; start the daemon once to bring it up to date"
        }
    }
}
