import GRDB
import PaidanCore

/// Inputs that are over and done with, each with what it led to.
enum SettledRows {
    /// Inputs after a sequence, in sequence, up to the first that still waits.
    static func fetch(_ db: Database, of community: CommunityID, after sequence: Int64, limit: Int) throws
        -> [SettledRow]
    {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT \(RecordedInput.columns), state, reading, reader, refers_to, verdict, wish, is_purged FROM input
                WHERE community = ? AND sequence > ? ORDER BY sequence LIMIT ?
                """, arguments: [community.rawValue, sequence, limit])
        return try rows.prefix { $0["state"] != "waiting" }.map { row in
            let recorded = try RecordedInput(row: row)
            return SettledRow(
                input: DeskInput(
                    recorded, reading: try JSONText.decodeIfPresent(row["reading"]), readerVersion: row["reader"],
                    refersTo: try JSONText.decodeIfPresent(row["refers_to"])),
                verdict: (row["verdict"] as String?).flatMap(Verdict.init(rawValue:)), wish: row["wish"],
                notices: try notices(of: recorded, db), isPurged: row["is_purged"])
        }
    }

    /// What an input made the desk tell: the ids of its notices begin with its own name.
    private static func notices(of input: RecordedInput, _ db: Database) throws -> [Notice] {
        let name = "\(input.community)-\(input.sequence)"
        let bodies = try String.fetchAll(
            try db.cachedStatement(
                sql: "SELECT body FROM notice WHERE id > ? AND id < ? AND community = ? ORDER BY place"),
            // The full stop follows the hyphen in ASCII.
            arguments: [name + "-", name + ".", input.community.rawValue])
        return try bodies.map { try JSONText.decode($0) }
    }
}

/// What was told, with the deliveries that carried it.
enum ToldRows {
    static func fetch(_ db: Database, about wish: WishNumber, in community: CommunityID) throws -> [ToldRow] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT body, delivery, is_purged FROM notice WHERE community = ? AND wish = ? ORDER BY place
                """, arguments: [community.rawValue, wish])
        return try rows.map { row in
            let delivery = try (row["delivery"] as String?).map { id in
                try DeliveryRows.fetch(db, where: "id = ?", [id], limit: 1).first
            }
            return ToldRow(
                notice: try JSONText.decode(row["body"]), delivery: delivery ?? nil, isPurged: row["is_purged"])
        }
    }
}
