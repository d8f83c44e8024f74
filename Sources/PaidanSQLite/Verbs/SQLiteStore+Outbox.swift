import GRDB
public import PaidanCore

extension SQLiteStore {
    public func outbox(of community: CommunityID) async throws(StoreFailure) -> OutboxContent {
        try await reader.read("read outbox") { db in
            let notices = try String.fetchAll(
                db, sql: "SELECT body FROM notice WHERE community = ? AND delivery IS NULL ORDER BY place",
                arguments: [community.rawValue])
            let deliveries = try DeliveryRows.fetch(
                db, where: "community = ? AND state = 'waiting'", [community.rawValue])
            return OutboxContent(
                notices: try notices.map { try JSONText.decode($0) }, deliveries: deliveries,
                carried: try DeliveryRows.notices(in: deliveries, db))
        }
    }

    public func begin(_ deliveries: [Delivery]) async throws(StoreFailure) {
        let rows = try encoding("begin deliveries") {
            try deliveries.map { (delivery: $0, body: try JSONText.encode($0)) }
        }
        try await writer.perform("begin deliveries", weight: max(rows.count, 1)) { db, _ in
            for row in rows { try OutboxRows.begin(row.delivery, body: row.body, in: db) }
        }
    }

    public func conclude(_ conclusions: [Conclusion]) async throws(StoreFailure) {
        let reports = try encoding("conclude deliveries") {
            try conclusions.map { conclusion in
                try conclusion.report.map {
                    try InputRow(
                        community: conclusion.delivery.community, at: conclusion.at, input: .delivery($0))
                }
            }
        }
        try await writer.perform("conclude deliveries", weight: max(reports.count, 1)) { db, ledger in
            for (conclusion, report) in zip(conclusions, reports) {
                // Said twice, it is heard once: the second time the delivery does not wait any more.
                guard try OutboxRows.conclude(conclusion, in: db) else { continue }
                _ = try report?.append(to: db, &ledger)
            }
        }
    }

    public func reference(channel: ChannelID, messageID: String) async throws(StoreFailure) -> Reference? {
        try await reader.read("read reference") { db in
            try Row.fetchOne(
                try db.cachedStatement(
                    sql: "SELECT community, wish, offer FROM link WHERE channel = ? AND message_id = ?"),
                arguments: [channel.rawValue, messageID]
            ).map { row in
                Reference(
                    community: CommunityID(row["community"] as String), wish: row["wish"],
                    offer: (row["offer"] as String?).map(OfferID.init(rawValue:)))
            }
        }
    }

    public func redrive(_ deliveries: [DeliveryID]?, of community: CommunityID, at now: Instant)
        async throws(StoreFailure) -> [Delivery]
    {
        try await writer.perform("redrive deliveries") { db, _ in
            // One that was purged has nothing left to say.
            let dead = try DeliveryRows.fetch(
                db, where: "community = ? AND state = 'dead' AND is_purged = 0", [community.rawValue])
            let wanted = deliveries.map(Set.init)
            return try dead.filter { wanted?.contains($0.id) != false }.map { delivery in
                var delivery = delivery
                delivery.state = .waiting
                delivery.nextAttemptAt = now
                try db.cachedStatement(
                    sql: "UPDATE delivery SET state = 'waiting', next_attempt_at = ? WHERE id = ?"
                ).execute(arguments: [now.milliseconds, delivery.id.rawValue])
                return delivery
            }
        }
    }
}

/// The writes of the outbox, within the caller's transaction.
enum OutboxRows {
    /// Writes a new delivery and takes its notices, or the next attempt of one that waits.
    static func begin(_ delivery: Delivery, body: String, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO delivery (id, community, wish, state, attempts, next_attempt_at, composed_at, outcome, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """
        ).execute(arguments: [
            delivery.id.rawValue, delivery.community.rawValue, delivery.wish, delivery.state.rawValue,
            delivery.attempts, delivery.nextAttemptAt?.milliseconds, delivery.composedAt.milliseconds,
            delivery.outcome, body,
        ])
        guard db.changesCount == 1 else {
            _ = try update(delivery, in: db)
            return
        }
        guard delivery.takesNotices else { return }
        let take = try db.cachedStatement(sql: "UPDATE notice SET delivery = ? WHERE id = ? AND delivery IS NULL")
        for notice in delivery.notices {
            try take.execute(arguments: [delivery.id.rawValue, notice.rawValue])
            guard db.changesCount == 1 else {
                throw StoreFailure.refused(
                    "begin delivery \(delivery.id): a notice is unknown or already carried (got \(notice))")
            }
        }
    }

    /// Writes what became of an attempt; false where the delivery did not wait.
    static func conclude(_ conclusion: Conclusion, in db: Database) throws -> Bool {
        let delivery = conclusion.delivery
        if let id = conclusion.messageID, let wish = delivery.wish {
            try CommitRows.Link(
                channel: delivery.destination.channel, messageID: id,
                reference: Reference(community: delivery.community, wish: wish, offer: delivery.offer)
            ).insert(into: db)
        }
        return try update(delivery, in: db)
    }

    private static func update(_ delivery: Delivery, in db: Database) throws -> Bool {
        try db.cachedStatement(
            sql: """
                UPDATE delivery SET state = ?, attempts = ?, next_attempt_at = ?, outcome = ?
                WHERE id = ? AND state = 'waiting'
                """
        ).execute(arguments: [
            delivery.state.rawValue, delivery.attempts, delivery.nextAttemptAt?.milliseconds, delivery.outcome,
            delivery.id.rawValue,
        ])
        return db.changesCount == 1
    }
}
