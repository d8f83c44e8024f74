import FoundationEssentials
import GRDB
public import PaidanCore

extension SQLiteStore {
    public func accept(_ arrivals: [Arrival]) async throws(StoreFailure) -> [Acceptance] {
        // Encoded here, in the caller's task, since the writer has no time to lose.
        let rows = try encoding("accept inputs") {
            try arrivals.map {
                try InputRow(community: $0.community, key: $0.key, at: $0.at, input: $0.input)
            }
        }
        return try await writer.perform("accept inputs", weight: rows.count, canFail: false) { db, ledger in
            try rows.map { try $0.append(to: db, &ledger) }
        }
    }

    public func inputs(of community: CommunityID, after sequence: Int64, limit: Int)
        async throws(StoreFailure) -> [RecordedInput]
    {
        if let recent = writer.recent.inputs(of: community, after: sequence, limit: limit) { return recent }
        return try await reader.read("read inputs") { db in
            let rows = try Row.fetchAll(
                try db.cachedStatement(
                    sql: """
                        SELECT \(RecordedInput.columns) FROM input
                        WHERE community = ? AND state = 'waiting' AND sequence > ? ORDER BY sequence LIMIT ?
                        """), arguments: [community.rawValue, sequence, limit])
            return try rows.map { try RecordedInput(row: $0) }
        }
    }

    public func heard(of community: CommunityID, since: Instant, limit: Int) async throws(StoreFailure) -> [DeskInput] {
        try await reader.read("read messages") { db in
            // The last inputs by their key first: the scan ends there, however old the community is.
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RecordedInput.columns), reading FROM (
                        SELECT * FROM input WHERE community = ? ORDER BY sequence DESC LIMIT ?)
                    WHERE kind = 'message' AND state = 'settled' AND is_purged = 0 AND at >= ? ORDER BY sequence
                    """, arguments: [community.rawValue, limit, since.milliseconds])
            return try rows.map {
                DeskInput(try RecordedInput(row: $0), reading: try JSONText.decodeIfPresent($0["reading"]))
            }
        }
    }

    public func takeInHand(_ sequence: Int64, of community: CommunityID) async throws(StoreFailure) {
        let run = run
        try await writer.perform("take input in hand") { db, _ in
            // Once in each run, so that a commit tried again does not look like another stop.
            try db.cachedStatement(
                sql: """
                    UPDATE input SET times_in_hand = times_in_hand + 1, run_in_hand = ?1
                    WHERE community = ?2 AND sequence = ?3 AND state = 'waiting' AND run_in_hand IS NOT ?1
                    """
            ).execute(arguments: [run, community.rawValue, sequence])
        }
    }

    public func setAside(_ sequence: Int64, of community: CommunityID, epoch: Int64, reason: String)
        async throws(StoreFailure)
    {
        try await writer.perform("set input aside") { db, ledger in
            try Ownership.prove(epoch, of: community, in: db)
            try db.cachedStatement(
                sql: """
                    UPDATE input SET state = 'set_aside', reason = ?
                    WHERE community = ? AND sequence = ? AND state = 'waiting'
                    """
            ).execute(arguments: [reason, community.rawValue, sequence])
            guard db.changesCount == 1 else { throw StoreFailure.notWaiting(sequence, of: community) }
            ledger.settled.append((community, [sequence]))
            let at: Int64? = try Int64.fetchOne(
                db, sql: "SELECT at FROM input WHERE community = ? AND sequence = ?",
                arguments: [community.rawValue, sequence])
            _ = try InputRow(
                community: community, at: Instant(milliseconds: at ?? 0), input: .setAside(sequence: sequence)
            ).append(to: db, &ledger)
        }
    }

    public func quarantine(_ record: QuarantineRecord) async throws(StoreFailure) {
        try await writer.perform("quarantine request") { db, _ in
            try db.cachedStatement(sql: "INSERT INTO quarantine (channel, at, reason, body) VALUES (?, ?, ?, ?)")
                .execute(arguments: [
                    record.channel.rawValue, record.at.milliseconds, record.reason,
                    Data(record.body.prefix(SQLiteStore.quarantinedBytes)),
                ])
            try db.cachedStatement(sql: "DELETE FROM quarantine WHERE id <= ?")
                .execute(arguments: [db.lastInsertedRowID - Int64(SQLiteStore.quarantinedRequests)])
        }
    }

    /// How many malformed requests are kept.
    static let quarantinedRequests = 1000
    /// How much of each.
    static let quarantinedBytes = 4096

    /// Runs what encodes values in the caller's task.
    func encoding<Value>(_ doing: StaticString, _ work: () throws -> Value) throws(StoreFailure) -> Value {
        do {
            return try work()
        } catch {
            throw error as? StoreFailure ?? .refused("\(doing): \(error)")
        }
    }
}

extension StoreFailure {
    /// An input is settled or set aside once.
    static func notWaiting(_ sequence: Int64, of community: CommunityID) -> StoreFailure {
        .refused("settle input: it does not wait (got \(community)/\(sequence))")
    }
}
