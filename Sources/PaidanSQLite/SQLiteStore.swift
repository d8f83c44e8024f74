import Crypto
import GRDB
public import PaidanCore

/// The store on one SQLite file, owned by one process.
///
/// All writes go through one connection and share its transactions (write-ahead log, `synchronous=FULL`); each verb
/// returns when what it wrote is on the disk. A caller that is cancelled stops waiting and undoes nothing.
public final class SQLiteStore: Store {
    let writer: Writer
    let reader: Reader
    /// Which start of the file's owners this is, from 1.
    let run: Int64
    /// Whether the last owner of the file stopped without `close()`.
    public let isAfterUncleanStop: Bool
    private let lock: OwnerLock

    /// Opens or creates the file at `path` and owns it until the process ends or `close()`.
    ///
    /// - Throws: `.owned` at once where another owner lives, in this process or another; `.broken` where the file is
    ///   no database of Paidan's, is of a newer version or cannot be read.
    public init(path: String) throws(StoreFailure) {
        lock = try OwnerLock(for: path)
        do {
            let connection = try Connections.writer(path)
            (run, isAfterUncleanStop) = try connection.write { db in
                let last = try Row.fetchOne(db, sql: "SELECT run, state FROM owner")
                let run: Int64 = (last?["run"] ?? 0) + 1
                try db.execute(
                    sql: """
                        INSERT INTO owner (id, state, run) VALUES (1, 'running', ?)
                        ON CONFLICT (id) DO UPDATE SET state = excluded.state, run = excluded.run
                        """, arguments: [run])
                return (run, last?["state"] == "running")
            }
            writer = Writer(connection)
            reader = Reader(try Connections.reader(path, label: "paidan.reader"))
        } catch {
            throw StoreFailure(error, doing: "open database").at(path)
        }
    }

    /// Says that the stop was meant, and gives the file back; no verb may follow.
    ///
    /// Inputs in hand at this moment do not count as in hand at an unclean stop.
    public func close() async throws(StoreFailure) {
        let run = run
        try await writer.perform("close database") { db, _ in
            try db.execute(
                sql: """
                    UPDATE input SET times_in_hand = times_in_hand - 1, run_in_hand = NULL
                    WHERE state = 'waiting' AND run_in_hand = ?
                    """, arguments: [run])
            try db.execute(sql: "UPDATE owner SET state = 'clean'")
        }
        try abandon()
    }

    /// Gives the file back without a word, as a killed process does.
    package func abandon() throws(StoreFailure) {
        do {
            try reader.close()
            try writer.close()
        } catch {
            throw StoreFailure(error, doing: "close database")
        }
        lock.release()
    }

    /// Writes one row, so that a full or broken disk shows.
    public func ping() async throws(StoreFailure) {
        try await writer.perform("write to database") { db, _ in
            try db.cachedStatement(sql: "UPDATE owner SET pulse = pulse + 1").execute()
        }
    }

    /// Tells once, when a write failed in a way after which no success could be believed: a failed fsync may have
    /// dropped what it was to write, and the next one would succeed without it. From then on every verb that writes
    /// fails; only another process, which reads the file anew, can go on.
    public var breakage: AsyncStream<StoreFailure> { writer.breakage }

    /// How many transactions were committed since the store was opened.
    package var transactions: Int { writer.transactions }

    /// Lets the file grow no further than so many pages, as a full disk does; nil lets it grow.
    package func limitPages(_ limit: Int?) throws(StoreFailure) {
        do {
            try writer.outsideTransaction { db in
                try db.execute(sql: "PRAGMA max_page_count = \(limit ?? 1_073_741_823)")
            }
        } catch {
            throw StoreFailure(error, doing: "limit database")
        }
    }

    /// SHA-256 of a text's UTF-8, in lower-case hex: the digest of the timelines that this store writes.
    public static let digest: TimelineChain.Digest = { text in
        let digits = Array("0123456789abcdef".utf8)
        let hash = SHA256.hash(data: Array(text.utf8))
        return String(
            decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
