import GRDB
import PaidanCore

/// What the writer remembers so as not to ask the file at each arrival: the last sequence and instant of each
/// community. Emptied whenever a transaction fails, since it may have run ahead of the file.
struct Ledger: Sendable {
    /// The end of a community's inputs.
    struct Tail: Sendable {
        var sequence: Int64
        var at: Int64
    }

    private var tails: [CommunityID: Tail] = [:]
    /// The inputs that the present transaction writes, with the size of their JSON.
    var arrived: [(input: RecordedInput, bytes: Int)] = []
    /// The inputs that wait no more once the present transaction is durable.
    var settled: [(community: CommunityID, sequences: [Int64])] = []
    /// Whether the ledger was emptied in the midst of the present transaction.
    private(set) var isInterrupted = false

    /// Takes the next place of a community for an input that comes at `at`.
    mutating func next(of community: CommunityID, at: Instant, in db: Database) throws -> Tail {
        let tail = try tail(of: community, in: db)
        return Tail(sequence: tail.sequence + 1, at: max(tail.at, at.milliseconds))
    }

    /// Notes that a place was filled.
    mutating func fill(_ tail: Tail, of community: CommunityID) {
        tails[community] = tail
    }

    /// Forgets all, since a piece of the present transaction failed.
    mutating func interrupt() {
        self = Ledger()
        isInterrupted = true
    }

    /// Tells what the transaction, now durable, changed of what waits, and begins the next one.
    mutating func turnPage(into recent: RecentInputs) {
        if isInterrupted { recent.clear() } else { recent.add(arrived) }
        for (community, sequences) in settled { recent.remove(sequences, of: community) }
        (arrived, settled, isInterrupted) = ([], [], false)
    }

    private mutating func tail(of community: CommunityID, in db: Database) throws -> Tail {
        if let tail = tails[community] { return tail }
        try db.cachedStatement(sql: "INSERT INTO desk (community) VALUES (?) ON CONFLICT DO NOTHING")
            .execute(arguments: [community.rawValue])
        let last = try Row.fetchOne(
            db, sql: "SELECT sequence, at FROM input WHERE community = ? ORDER BY sequence DESC LIMIT 1",
            arguments: [community.rawValue])
        let tail = last.map { Tail(sequence: $0[0], at: $0[1]) } ?? Tail(sequence: 0, at: .min)
        tails[community] = tail
        return tail
    }
}
