import GRDB
import PaidanCore

/// The timeline's rows, with the personal data that lie apart.
enum TimelineRows {
    /// Appends a row; `facts` is the text that was hashed.
    static func insert(_ row: TimelineRow, facts: String, of community: CommunityID, into db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO timeline (community, idx, sequence, at, wish, event, facts, personal_digest, previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            community.rawValue, row.index, row.sequence, row.at.milliseconds, row.entry.wish, row.entry.event, facts,
            row.personalDigest, row.previous, row.hash,
        ])
        guard let salt = row.salt, let personal = row.personal else { return }
        try db.cachedStatement(
            sql: """
                INSERT INTO timeline_personal (community, idx, sequence, at, wish, salt, personal)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            community.rawValue, row.index, row.sequence, row.at.milliseconds, row.entry.wish, salt, personal,
        ])
    }

    /// Rows that fulfil a condition on `timeline`, oldest first.
    static func fetch(_ db: Database, where condition: String, _ arguments: StatementArguments, limit: Int = -1) throws
        -> [TimelineRow]
    {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT timeline.*, salt, personal FROM timeline
                LEFT JOIN timeline_personal USING (community, idx)
                WHERE \(condition) ORDER BY timeline.community, timeline.idx LIMIT ?
                """, arguments: arguments + [limit])
        return rows.map(row)
    }

    private static func row(_ row: Row) -> TimelineRow {
        let facts: String = row["facts"]
        let entry = TimelineEntry(
            wish: row["wish"], event: row["event"],
            // Facts that cannot be read were altered: the audit finds that they are not what was hashed.
            facts: (try? JSONText.decode(facts, as: Facts.self)) ?? ["unreadable": .text(facts)])
        return TimelineRow(
            index: row["idx"], sequence: row["sequence"], at: Instant(milliseconds: row["at"]), entry: entry,
            personalDigest: row["personal_digest"], salt: row["salt"], personal: row["personal"],
            previous: row["previous"], hash: row["hash"])
    }
}
