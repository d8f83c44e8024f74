import GRDB
public import PaidanCore

extension SQLiteStore {
    public func enter(_ community: CommunityID) async throws(StoreFailure) -> Tenancy {
        let epoch = try await writer.perform("enter community") { db, _ in
            try Ownership.take(community, in: db)
        }
        // Read apart from the writer: from here on nobody else can change what the desk remembers.
        let isAfterUncleanStop = isAfterUncleanStop
        return try await reader.read("enter community") { db in
            let state = try DeskRows.state(of: community, in: db)
            let counts = try Row.fetchAll(
                db,
                sql: """
                    SELECT sequence, times_in_hand FROM input
                    WHERE community = ? AND state = 'waiting' AND times_in_hand > 0
                    """, arguments: [community.rawValue])
            return Tenancy(
                epoch: epoch, state: state,
                rulebook: try state?.head.rulebook.flatMap { try DeskRows.rulebook($0, in: db) },
                isAfterUncleanStop: isAfterUncleanStop,
                timesInHand: Dictionary(uniqueKeysWithValues: counts.map { ($0[0] as Int64, $0[1] as Int) }))
        }
    }

    public func keep(_ rulebook: Rulebook, digest: String) async throws(StoreFailure) {
        let body = try encoding("keep rules") { try JSONText.encode(rulebook) }
        try await writer.perform("keep rules") { db, _ in
            try db.execute(
                sql: "INSERT INTO rulebook (digest, body) VALUES (?, ?) ON CONFLICT DO NOTHING",
                arguments: [digest, body])
        }
    }

    public func rulebook(_ digest: String) async throws(StoreFailure) -> Rulebook? {
        try await reader.read("read rules") { try DeskRows.rulebook(digest, in: $0) }
    }
}
