import GRDB
public import PaidanCore

extension SQLiteStore {
    public func purge(_ limits: PurgeLimits, at now: Instant) async throws(StoreFailure) -> PurgeReport {
        let chatter = now - limits.chatter
        let ended = now - limits.ended
        var report = PurgeReport(messages: 0, wishes: 0)
        // In small transactions, so that arrivals never wait for housekeeping.
        try await repeating { db in
            try PurgeRows.chatter(until: chatter, in: db)
        } counting: {
            report += $0
        }
        try await repeating { db in
            try PurgeRows.wishes(endedUntil: ended, in: db)
        } counting: {
            report += $0
        }
        try await repeating { db in
            try PurgeRows.inputsOfNoWish(until: ended, in: db)
        } counting: {
            report += $0
        }
        try await repeating { db in
            try PurgeRows.outboxOfNoWish(until: ended, in: db)
        } counting: {
            report += $0
        }
        return report
    }

    private func repeating(
        _ work: @escaping @Sendable (Database) throws -> PurgeRows.Step, counting: (PurgeReport) -> Void
    ) async throws(StoreFailure) {
        var isDone = false
        while !isDone {
            let step = try await writer.perform("purge") { db, _ in try work(db) }
            counting(step.report)
            isDone = step.isLast
        }
    }
}

extension PurgeReport {
    static func += (left: inout Self, right: Self) {
        left = PurgeReport(messages: left.messages + right.messages, wishes: left.wishes + right.wishes)
    }
}

/// The writes of a purge, within the caller's transaction. What is personal in each value stands in the core's
/// `purged()`; here stands only which rows are due.
enum PurgeRows {
    /// One small transaction's worth.
    struct Step: Sendable {
        var report = PurgeReport(messages: 0, wishes: 0)
        var isLast: Bool
    }

    /// How many rows one transaction takes.
    private static let chunk = 200

    /// Messages read as chatter, with what the timeline says of them.
    static func chatter(until: Instant, in db: Database) throws -> Step {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, kind, body, reading, community, sequence FROM input
                WHERE verdict = 'chatter' AND is_purged = 0 AND at <= ? ORDER BY at LIMIT ?
                """, arguments: [until.milliseconds, chunk])
        var step = Step(isLast: rows.count < chunk)
        for row in rows {
            step.report.messages += try purgeInput(row, in: db)
            try db.execute(
                sql: "DELETE FROM timeline_personal WHERE community = ? AND sequence = ?",
                arguments: [row["community"] as String, row["sequence"] as Int64])
        }
        return step
    }

    /// Wishes that ended, with their inputs, timeline, notices and deliveries.
    static func wishes(endedUntil: Instant, in db: Database) throws -> Step {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT community, number, body FROM wish
                WHERE ended_at IS NOT NULL AND is_purged = 0 AND ended_at <= ? ORDER BY ended_at LIMIT ?
                """, arguments: [endedUntil.milliseconds, chunk / 10])
        var step = Step(isLast: rows.count < chunk / 10)
        for row in rows {
            let key: StatementArguments = [row["community"] as String, row["number"] as Int]
            let body = try JSONText.encode(JSONText.decode(row["body"], as: Wish.self).purged())
            try db.execute(
                sql: "UPDATE wish SET is_purged = 1, body = ? WHERE community = ? AND number = ?",
                arguments: [body] + key)
            step.report.messages += try traces(of: key, in: db)
        }
        step.report.wishes = rows.count
        return step
    }

    /// What one wish, named by community and number, left in inputs, timeline, notices and deliveries; tells how many
    /// messages that were.
    @discardableResult
    static func traces(of key: StatementArguments, in db: Database) throws -> Int {
        let inputs = try Row.fetchAll(
            db,
            sql: """
                SELECT id, kind, body, reading FROM input
                WHERE community = ? AND wish = ? AND is_purged = 0 AND state <> 'waiting'
                """, arguments: key)
        var messages = 0
        for input in inputs { messages += try purgeInput(input, in: db) }
        try db.execute(sql: "DELETE FROM timeline_personal WHERE community = ? AND wish = ?", arguments: key)
        try purgeOutbox(where: "community = ? AND wish = ?", key, limit: -1, in: db)
        return messages
    }

    /// Inputs that led to no wish, as old as an ended wish may get; one community's at a time.
    static func inputsOfNoWish(until: Instant, in db: Database) throws -> Step {
        let desks = try Row.fetchAll(db, sql: "SELECT community, purged_through FROM desk")
        for desk in desks {
            let community: String = desk[0]
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT id, kind, body, reading, sequence, wish, is_purged, state FROM input
                    WHERE community = ? AND sequence > ? AND at <= ? ORDER BY sequence LIMIT ?
                    """, arguments: [community, desk[1] as Int64, until.milliseconds, chunk]
            ).prefix { $0["state"] != "waiting" }
            guard let last = rows.last else { continue }
            var step = Step(isLast: false)
            for row in rows where row["wish"] == (nil as Int?) && row["is_purged"] == false {
                step.report.messages += try purgeInput(row, in: db)
            }
            try db.execute(
                sql: "UPDATE desk SET purged_through = ? WHERE community = ?",
                arguments: [last["sequence"] as Int64, community])
            return step
        }
        return Step(isLast: true)
    }

    /// Notices and deliveries about no one wish, and such lines of the timeline.
    static func outboxOfNoWish(until: Instant, in db: Database) throws -> Step {
        try db.execute(
            sql: "DELETE FROM timeline_personal WHERE wish IS NULL AND at <= ?", arguments: [until.milliseconds])
        let count = try purgeOutbox(
            deliveries: "wish IS NULL AND composed_at <= ?", notices: "wish IS NULL AND at <= ?",
            [until.milliseconds], limit: chunk, in: db)
        return Step(isLast: count < chunk)
    }

    /// Blanks an input, and tells how many messages that were: one or none.
    private static func purgeInput(_ row: Row, in db: Database) throws -> Int {
        let input = try JSONText.decode(row["body"], as: Input.self).purged()
        let reading = try JSONText.decodeIfPresent(row["reading"], as: Reading.self)?.purged()
        try db.cachedStatement(sql: "UPDATE input SET is_purged = 1, body = ?, reading = ? WHERE id = ?")
            .execute(arguments: [
                try JSONText.encode(input), try reading.map { try JSONText.encode($0) }, row["id"] as Int64,
            ])
        return row["kind"] == "message" ? 1 : 0
    }

    private static func purgeOutbox(where condition: String, _ key: StatementArguments, limit: Int, in db: Database)
        throws
    {
        try purgeOutbox(deliveries: condition, notices: condition, key, limit: limit, in: db)
    }

    /// Blanks what is not under way any more, and tells how much of it there was.
    @discardableResult
    private static func purgeOutbox(
        deliveries: String, notices: String, _ key: StatementArguments, limit: Int, in db: Database
    ) throws -> Int {
        let spoken = try Row.fetchAll(
            db,
            sql:
                "SELECT place, body FROM delivery WHERE \(deliveries) AND is_purged = 0 AND state <> 'waiting' LIMIT ?",
            arguments: key + [limit])
        for row in spoken {
            let body = try JSONText.encode(JSONText.decode(row["body"], as: Delivery.self).purged())
            try db.execute(
                sql: "UPDATE delivery SET is_purged = 1, body = ? WHERE place = ?",
                arguments: [body, row["place"] as Int64])
        }
        let told = try Row.fetchAll(
            db,
            sql: """
                SELECT place, body FROM notice WHERE \(notices) AND is_purged = 0 AND delivery IS NOT NULL
                AND delivery NOT IN (SELECT id FROM delivery WHERE state = 'waiting') LIMIT ?
                """, arguments: key + [limit])
        for row in told {
            let body = try JSONText.encode(JSONText.decode(row["body"], as: Notice.self).purged())
            try db.execute(
                sql: "UPDATE notice SET is_purged = 1, body = ? WHERE place = ?",
                arguments: [body, row["place"] as Int64])
        }
        return max(spoken.count, told.count)
    }
}
