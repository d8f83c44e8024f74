import GRDB
import PaidanCore

/// The epochs of communities.
enum Ownership {
    /// Throws `.lostOwnership` unless the epoch is the last one given.
    static func prove(_ epoch: Int64, of community: CommunityID, in db: Database) throws {
        let last = try Int64.fetchOne(
            try db.cachedStatement(sql: "SELECT epoch FROM desk WHERE community = ?"),
            arguments: [community.rawValue])
        guard last == epoch else { throw StoreFailure.lostOwnership }
    }

    /// Gives the community a new epoch.
    static func take(_ community: CommunityID, in db: Database) throws -> Int64 {
        let epoch = try Int64.fetchOne(
            try db.cachedStatement(
                sql: """
                    INSERT INTO desk (community, epoch) VALUES (?, 1)
                    ON CONFLICT (community) DO UPDATE SET epoch = epoch + 1 RETURNING epoch
                    """), arguments: [community.rawValue])
        guard let epoch else { throw StoreFailure.broken("enter community: no epoch came back") }
        return epoch
    }
}
