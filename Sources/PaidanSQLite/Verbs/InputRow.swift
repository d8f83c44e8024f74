import GRDB
import PaidanCore

/// An input on its way into the file, already encoded.
struct InputRow: Sendable {
    let community: CommunityID
    let key: Arrival.Key?
    let at: Instant
    let kind: String
    let body: String

    init(community: CommunityID, key: Arrival.Key? = nil, at: Instant, input: Input) throws {
        self.community = community
        self.key = key
        self.at = at
        kind = input.name
        body = try JSONText.encode(input)
    }

    /// Appends the input to its community's, unless it is known by its key or by its request.
    func append(to db: Database, _ ledger: inout Ledger) throws -> Acceptance {
        let tail = try ledger.next(of: community, at: at, in: db)
        // No error can come of a repetition, so that no arrival can spoil the transaction that it shares.
        try db.cachedStatement(
            sql: """
                INSERT INTO input (community, sequence, at, kind, channel, key, request, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (channel, key) WHERE key IS NOT NULL DO NOTHING
                ON CONFLICT (channel, request) WHERE request IS NOT NULL DO NOTHING
                """
        ).execute(arguments: [
            community.rawValue, tail.sequence, tail.at, kind, key?.channel.rawValue, key?.key, key?.request, body,
        ])
        if db.changesCount == 1 {
            ledger.fill(tail, of: community)
            return .new(sequence: tail.sequence)
        }
        let known = try Int64.fetchOne(
            try db.cachedStatement(
                sql: """
                    SELECT sequence FROM input WHERE channel = ?1 AND key = ?2
                    UNION ALL SELECT sequence FROM input WHERE channel = ?1 AND request = ?3
                    """), arguments: [key?.channel.rawValue, key?.key, key?.request])
        guard let known else { throw StoreFailure.broken("accept input: a known key has no input") }
        return .known(sequence: known)
    }
}

extension RecordedInput {
    /// What the inbox selects for a recorded input.
    static let columns = "community, sequence, at, body"

    /// An input from a row that starts with `columns`.
    init(row: Row) throws {
        self.init(
            community: CommunityID(row["community"] as String), sequence: row["sequence"],
            at: Instant(milliseconds: row["at"]), input: try JSONText.decode(row["body"]))
    }
}
