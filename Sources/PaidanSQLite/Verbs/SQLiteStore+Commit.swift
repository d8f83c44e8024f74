import GRDB
public import PaidanCore

extension SQLiteStore {
    public func commit(_ settlements: [Settlement], of community: CommunityID, epoch: Int64)
        async throws(StoreFailure)
    {
        let rows = try encoding("commit decisions") { try CommitRows(settlements, digest: SQLiteStore.digest) }
        try await writer.perform("commit decisions", weight: max(settlements.count, 1)) { db, ledger in
            try Ownership.prove(epoch, of: community, in: db)
            try rows.write(to: db, of: community)
            ledger.settled.append((community, rows.settled.map(\.sequence)))
        }
    }
}

extension CommitRows {
    /// Writes all of it, within the caller's transaction.
    func write(to db: Database, of community: CommunityID) throws {
        for settlement in erasures { try EraseRows.erase(settlement, of: community, in: db) }
        try writeInputs(to: db, community.rawValue)
        try writeDesk(to: db, community.rawValue)
        for row in notices { try row.insert(into: db) }
        try writeTimeline(to: db, community)
        for link in links { try link.insert(into: db) }
        for settlement in erasures { try EraseRows.forget(settlement, of: community, in: db) }
    }

    private func writeInputs(to db: Database, _ community: String) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE input SET state = 'settled', verdict = ?, wish = ?, reading = ?, reader = ?, refers_to = ?
                WHERE community = ? AND sequence = ? AND state = 'waiting'
                """)
        for row in settled {
            try statement.execute(arguments: [
                row.verdict, row.wish, row.reading, row.reader, row.refersTo, community, row.sequence,
            ])
            guard db.changesCount == 1 else {
                throw StoreFailure.notWaiting(row.sequence, of: CommunityID(community))
            }
        }
    }

    private func writeDesk(to db: Database, _ community: String) throws {
        if let head {
            try db.cachedStatement(sql: "UPDATE desk SET head = ? WHERE community = ?")
                .execute(arguments: [head, community])
        }
        for row in wishes { try row.upsert(into: db, community) }
        for number in forgotten {
            try db.cachedStatement(sql: "UPDATE wish SET in_desk = 0 WHERE community = ? AND number = ?")
                .execute(arguments: [community, number])
        }
        for row in people {
            try row.write(
                to: db, community,
                upsert: """
                    INSERT INTO person (community, account, body) VALUES (?, ?, ?)
                    ON CONFLICT (community, account) DO UPDATE SET body = excluded.body
                    """, delete: "DELETE FROM person WHERE community = ? AND account = ?")
        }
        for row in members {
            try row.write(
                to: db, community,
                upsert: """
                    INSERT INTO member (community, id, body) VALUES (?, ?, ?)
                    ON CONFLICT (community, id) DO UPDATE SET body = excluded.body
                    """, delete: "DELETE FROM member WHERE community = ? AND id = ?")
        }
    }

    private func writeTimeline(to db: Database, _ community: CommunityID) throws {
        guard !entries.isEmpty else { return }
        let last = try Row.fetchOne(
            try db.cachedStatement(
                sql: "SELECT idx, hash FROM timeline WHERE community = ? ORDER BY idx DESC LIMIT 1"),
            arguments: [community.rawValue])
        var chain = TimelineChain(
            of: community, index: last?[0] ?? 0, hash: last?[1] ?? "", digest: SQLiteStore.digest)
        for entry in entries {
            try TimelineRows.insert(
                chain.append(entry.draft, sequence: entry.sequence, at: entry.at), facts: entry.draft.facts,
                of: community, into: db)
        }
    }
}

extension CommitRows.WishRow {
    fileprivate func upsert(into db: Database, _ community: String) throws {
        // Changed after a purge it holds words again, and is purged again in its time.
        try db.cachedStatement(
            sql: """
                INSERT INTO wish (community, number, state, category, urgency, building, received_at, ended_at, due_at,
                    in_desk, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (community, number) DO UPDATE SET state = excluded.state, category = excluded.category,
                    urgency = excluded.urgency, building = excluded.building, received_at = excluded.received_at,
                    ended_at = excluded.ended_at, due_at = excluded.due_at, in_desk = excluded.in_desk,
                    body = excluded.body, is_purged = 0
                """
        ).execute(arguments: [
            community, wish.number, wish.state.rawValue, wish.category.rawValue, wish.urgency.rawValue,
            wish.need.place.building, wish.receivedAt.milliseconds, wish.endedAt?.milliseconds,
            wish.due?.at.milliseconds, isInDesk, body,
        ])
    }
}

extension CommitRows.Remembered {
    fileprivate func write(to db: Database, _ community: String, upsert: String, delete: String) throws {
        if let body {
            try db.cachedStatement(sql: upsert).execute(arguments: [community, id, body])
        } else {
            try db.cachedStatement(sql: delete).execute(arguments: [community, id])
        }
    }
}

extension CommitRows.NoticeRow {
    fileprivate func insert(into db: Database) throws {
        try db.cachedStatement(sql: "INSERT INTO notice (id, community, wish, at, body) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [
                notice.id.rawValue, notice.community.rawValue, notice.wish, notice.at.milliseconds, body,
            ])
    }
}

extension CommitRows.Link {
    /// Writes the link; a platform that uses an id again means the newer message.
    func insert(into db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO link (channel, message_id, community, wish, offer) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (channel, message_id) DO UPDATE SET community = excluded.community,
                    wish = excluded.wish, offer = excluded.offer
                """
        ).execute(arguments: [
            channel.rawValue, messageID, reference.community.rawValue, reference.wish, reference.offer?.rawValue,
        ])
    }
}
