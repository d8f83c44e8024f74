import GRDB
import PaidanCore

/// Deliveries: composed once, with columns for what changes at each try.
enum DeliveryRows {
    /// Deliveries that fulfil a condition on `delivery`.
    static func fetch(
        _ db: Database, where condition: String, order: String = "place", _ arguments: StatementArguments,
        limit: Int = -1
    ) throws -> [Delivery] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT body, state, attempts, next_attempt_at, outcome FROM delivery
                WHERE \(condition) ORDER BY \(order) LIMIT ?
                """, arguments: arguments + [limit])
        return try rows.map(delivery)
    }

    /// The notices that deliveries hold, each once.
    static func notices(in deliveries: [Delivery], _ db: Database) throws -> [Notice] {
        var seen: Set<NoticeID> = []
        let statement = try db.cachedStatement(sql: "SELECT body FROM notice WHERE id = ?")
        return try deliveries.flatMap(\.notices).filter { seen.insert($0).inserted }.compactMap { id in
            try String.fetchOne(statement, arguments: [id.rawValue]).map { try JSONText.decode($0) }
        }
    }

    private static func delivery(_ row: Row) throws -> Delivery {
        var delivery = try JSONText.decode(row["body"], as: Delivery.self)
        guard let state = Delivery.State(rawValue: row["state"]) else {
            throw StoreFailure.broken("read delivery: unknown state (got \(row["state"] as String))")
        }
        delivery.state = state
        delivery.attempts = row["attempts"]
        delivery.nextAttemptAt = (row["next_attempt_at"] as Int64?).map(Instant.init(milliseconds:))
        delivery.outcome = row["outcome"]
        return delivery
    }
}
