import GRDB
public import PaidanCore

/// Queries on the file of a `SQLiteStore`: opened for reading only, beside a running daemon or without one.
///
/// Each query sees one snapshot; none waits for the writer or makes it wait.
public final class SQLiteArchive: Archive {
    private let reader: Reader

    /// Opens the file at `path`; never takes its ownership.
    ///
    /// - Throws: `.broken` where there is no such file, or it is no database of this version of Paidan's.
    public init(path: String) throws(StoreFailure) {
        do {
            reader = Reader(try Connections.reader(path, label: "paidan.archive"))
        } catch {
            throw StoreFailure(error, doing: "open database to read").at(path)
        }
    }

    public func communities() async throws(StoreFailure) -> [CommunityID] {
        try await reader.read("list communities") { db in
            try String.fetchAll(db, sql: "SELECT community FROM desk WHERE head IS NOT NULL ORDER BY community")
                .map(CommunityID.init(rawValue:))
        }
    }

    public func wishes(_ filter: WishFilter) async throws(StoreFailure) -> [WishRow] {
        try await reader.read("list wishes") { db in
            var condition = Condition()
            condition.add("community = ?", filter.community?.rawValue)
            condition.add("number = ?", filter.number)
            condition.add("state", in: filter.states?.map(\.rawValue))
            condition.add("received_at >= ?", filter.from?.milliseconds)
            condition.add("received_at < ?", filter.to?.milliseconds)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT community, body FROM wish WHERE \(condition.sql)
                    ORDER BY received_at DESC, community DESC, number DESC LIMIT ?
                    """, arguments: condition.arguments + [filter.limit])
            return try rows.map {
                WishRow(community: CommunityID($0[0] as String), wish: try JSONText.decode($0[1]))
            }
        }
    }

    public func timeline(of wish: WishNumber, in community: CommunityID) async throws(StoreFailure) -> [TimelineRow] {
        try await reader.read("read timeline") { db in
            try TimelineRows.fetch(
                db, where: "timeline.community = ? AND timeline.wish = ?", [community.rawValue, wish])
        }
    }

    /// Inputs that were messages, newest first; with `setAsideOnly` inputs of any kind.
    public func inbox(_ filter: InboxFilter) async throws(StoreFailure) -> [InboxRow] {
        try await reader.read("list inbox") { db in
            var condition = Condition()
            condition.add("community = ?", filter.community?.rawValue)
            condition.add(filter.setAsideOnly ? "state = ?" : "kind = ?", filter.setAsideOnly ? "set_aside" : "message")
            condition.add("json_extract(body, '$.message._0.sender.account') = ?", filter.sender?.description)
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(RecordedInput.columns), reading, verdict, wish, reason, is_purged FROM input
                    WHERE \(condition.sql) ORDER BY id DESC LIMIT ?
                    """, arguments: condition.arguments + [filter.limit])
            return try rows.map { row in
                InboxRow(
                    recorded: try RecordedInput(row: row), reading: try JSONText.decodeIfPresent(row["reading"]),
                    verdict: (row["verdict"] as String?).flatMap(Verdict.init(rawValue:)), wish: row["wish"],
                    setAside: row["reason"], isPurged: row["is_purged"])
            }
        }
    }

    public func outbox(_ filter: OutboxFilter) async throws(StoreFailure) -> [Delivery] {
        try await reader.read("list outbox") { db in
            var condition = Condition()
            condition.add("community = ?", filter.community?.rawValue)
            condition.add("state", in: filter.states?.map(\.rawValue))
            condition.add("wish = ?", filter.wish)
            return try DeliveryRows.fetch(
                db, where: condition.sql, order: "place DESC", condition.arguments, limit: filter.limit)
        }
    }

    public func desk(of community: CommunityID) async throws(StoreFailure) -> (state: DeskState, rulebook: Rulebook)? {
        try await reader.read("read desk") { db in
            guard let state = try DeskRows.state(of: community, in: db),
                let rulebook = try state.head.rulebook.flatMap({ try DeskRows.rulebook($0, in: db) })
            else { return nil }
            return (state, rulebook)
        }
    }

    public func chain(of community: CommunityID, after index: Int64, limit: Int)
        async throws(StoreFailure) -> [TimelineRow]
    {
        try await reader.read("read chain") { db in
            try TimelineRows.fetch(
                db, where: "timeline.community = ? AND timeline.idx > ?", [community.rawValue, index], limit: limit)
        }
    }

    public func settled(of community: CommunityID, after sequence: Int64, limit: Int)
        async throws(StoreFailure) -> [SettledRow]
    {
        try await reader.read("read settled inputs") { db in
            try SettledRows.fetch(db, of: community, after: sequence, limit: limit)
        }
    }

    public func rulebook(_ digest: String) async throws(StoreFailure) -> Rulebook? {
        try await reader.read("read rules") { db in try DeskRows.rulebook(digest, in: db) }
    }

    public func events(_ names: Set<String>, of community: CommunityID, since: Instant?)
        async throws(StoreFailure) -> [TimelineRow]
    {
        try await reader.read("read events") { db in
            var condition = Condition()
            condition.add("timeline.community = ?", community.rawValue)
            condition.add("timeline.event", in: names.sorted())
            condition.add("timeline.at >= ?", since?.milliseconds)
            return try TimelineRows.fetch(db, where: condition.sql, condition.arguments).map { row in
                var bare = row
                bare.salt = nil
                bare.personal = nil
                return bare
            }
        }
    }

    public func firstAnswers(of community: CommunityID, since: Instant?)
        async throws(StoreFailure) -> [WishNumber: Instant]
    {
        try await reader.read("read first answers") { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT wish, min(at) FROM notice
                    WHERE community = ? AND wish IS NOT NULL AND at >= ? AND json_type(body, '$.to.reporter') IS NOT NULL
                    GROUP BY wish
                    """, arguments: [community.rawValue, since?.milliseconds ?? .min])
            return Dictionary(
                rows.map { ($0[0] as Int, Instant(milliseconds: $0[1])) }, uniquingKeysWith: { first, _ in first })
        }
    }

    public func told(about wish: WishNumber, in community: CommunityID) async throws(StoreFailure) -> [ToldRow] {
        try await reader.read("read what was told") { db in
            try ToldRows.fetch(db, about: wish, in: community)
        }
    }

    public func corrections(of community: CommunityID?) async throws(StoreFailure) -> [CorrectionRow] {
        try await reader.read("list corrections") { db in try CorrectionRows.fetch(db, of: community) }
    }

    public func counts() async throws(StoreFailure) -> ArchiveCounts {
        try await reader.read("count") { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT (SELECT count(*) FROM input WHERE state = 'waiting'),
                        (SELECT count(*) FROM input WHERE state = 'set_aside'),
                        (SELECT count(*) FROM notice WHERE delivery IS NULL)
                            + (SELECT count(*) FROM delivery WHERE state = 'waiting'),
                        (SELECT count(*) FROM delivery WHERE state = 'dead'),
                        (SELECT count(*) FROM quarantine),
                        (SELECT count(*) FROM wish WHERE ended_at IS NULL)
                    """)
            guard let row else { throw StoreFailure.broken("count: no row came back") }
            return ArchiveCounts(
                waitingInputs: row[0], setAside: row[1], waitingDeliveries: row[2], deadLetters: row[3],
                quarantined: row[4], openWishes: row[5])
        }
    }

    /// Gives the file back; no query may follow.
    public func close() throws(StoreFailure) {
        do {
            try reader.close()
        } catch {
            throw StoreFailure(error, doing: "close database")
        }
    }
}
