import GRDB
import PaidanCore

/// The writes of an erasure, within the transaction that settles its input. What is personal in each value stands in the
/// core; here stands only which rows are meant.
enum EraseRows {
    /// Takes away what is kept; before the decision's own rows are written, which hold what the desk has left of it.
    static func erase(_ settlement: Settlement, of community: CommunityID, in db: Database) throws {
        guard let erasure = settlement.erasure else { return }
        for wish in try wishes(of: erasure, community, db) {
            let key: StatementArguments = [community.rawValue, wish.number]
            if erasure.takesWhole(wish) { try PurgeRows.traces(of: key, in: db) }
            try db.execute(
                sql: "UPDATE wish SET body = ? WHERE community = ? AND number = ?",
                arguments: [try JSONText.encode(erasure.erased(wish))] + key)
            try notices(about: key, erasure, db)
        }
        for account in erasure.accounts { try messages(of: account, erasure, community, db) }
    }

    /// Takes away what was settled in the same transaction, and the accounts in the order itself.
    static func forget(_ settlement: Settlement, of community: CommunityID, in db: Database) throws {
        guard let erasure = settlement.erasure else { return }
        for account in erasure.accounts { try messages(of: account, erasure, community, db) }
        try db.execute(
            sql: "UPDATE input SET is_purged = 1, body = ? WHERE community = ? AND sequence = ?",
            arguments: [
                try JSONText.encode(settlement.input.recorded.input.purged()), community.rawValue,
                settlement.input.recorded.sequence,
            ])
    }

    private static func wishes(of erasure: Erasure, _ community: CommunityID, _ db: Database) throws -> [Wish] {
        var bodies: [String] = []
        for account in erasure.accounts {
            bodies += try String.fetchAll(
                db,
                sql: """
                    SELECT body FROM wish WHERE community = ?1 AND (EXISTS (
                        SELECT 1 FROM json_each(body, '$.reporters') WHERE json_extract(value, '$.account') = ?2)
                    OR EXISTS (
                        SELECT 1 FROM json_each(body, '$.campaign.signUps')
                        WHERE json_extract(value, '$.account') = ?2))
                    """, arguments: [community.rawValue, account.description])
        }
        for number in erasure.wishes {
            bodies += try String.fetchAll(
                db, sql: "SELECT body FROM wish WHERE community = ? AND number = ?",
                arguments: [community.rawValue, number])
        }
        return try bodies.map { try JSONText.decode($0) }
    }

    private static func messages(
        of account: Account, _ erasure: Erasure, _ community: CommunityID, _ db: Database
    ) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, body, reading, sequence FROM input WHERE community = ?1 AND state <> 'waiting'
                AND (json_extract(body, '$.message._0.sender.account') = ?2
                    OR json_extract(body, '$.edit._0.sender.account') = ?2)
                """, arguments: [community.rawValue, account.description])
        for row in rows {
            guard let rest = erasure.erased(try JSONText.decode(row["body"], as: Input.self)) else { continue }
            let reading = try JSONText.decodeIfPresent(row["reading"], as: Reading.self)?.purged()
            try db.execute(
                sql: "UPDATE input SET is_purged = 1, body = ?, reading = ? WHERE id = ?",
                arguments: [
                    try JSONText.encode(rest), try reading.map { try JSONText.encode($0) }, row["id"] as Int64,
                ])
            try db.execute(
                sql: "DELETE FROM timeline_personal WHERE community = ? AND sequence = ?",
                arguments: [community.rawValue, row["sequence"] as Int64])
        }
    }

    private static func notices(about key: StatementArguments, _ erasure: Erasure, _ db: Database) throws {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT place, body, delivery FROM notice WHERE community = ? AND wish = ? AND delivery IS NOT NULL
                AND delivery NOT IN (SELECT id FROM delivery WHERE state = 'waiting')
                """, arguments: key)
        for row in rows {
            guard let rest = erasure.erased(try JSONText.decode(row["body"], as: Notice.self)) else { continue }
            try db.execute(
                sql: "UPDATE notice SET is_purged = 1, body = ? WHERE place = ?",
                arguments: [try JSONText.encode(rest), row["place"] as Int64])
            for delivery in try DeliveryRows.fetch(db, where: "id = ?", [row["delivery"] as String]) {
                try db.execute(
                    sql: "UPDATE delivery SET is_purged = 1, body = ? WHERE id = ?",
                    arguments: [try JSONText.encode(delivery.purged()), delivery.id.rawValue])
            }
        }
    }
}
