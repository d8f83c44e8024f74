import GRDB
import PaidanCore
import Synchronization

/// The one writer of the file: whatever waits when a transaction ends shares the next one, and nobody waits for more.
///
/// Jobs run on the connection's own serial queue, never on the cooperative pool, and outside the callers' tasks: a
/// caller that is cancelled only stops waiting for what is written all the same.
final class Writer: Sendable {
    /// How many arrivals share one transaction at most, so that the first of them does not wait for long.
    private static let cap = 256

    private let database: DatabaseQueue
    private let backlog = Mutex(Backlog())
    private let state = Mutex(State())
    /// Tells once, when nothing that is written can be trusted any more.
    let breakage: AsyncStream<StoreFailure>
    private let tellOfBreakage: AsyncStream<StoreFailure>.Continuation

    private struct Backlog {
        var jobs: [Job] = []
        var isDraining = false
    }

    private struct State: Sendable {
        var ledger = Ledger()
        var transactions = 0
        /// Set by an error after which no success could be believed.
        var broken: StoreFailure?
    }

    /// One piece of work, with who waits for it.
    private struct Job: Sendable {
        let doing: StaticString
        /// How many arrivals it stands for.
        let weight: Int
        /// Whether it can fail alone, and so needs a savepoint among others.
        let canFail: Bool
        /// Does it, and tells what to do once it is durable.
        let run: @Sendable (Database, inout Ledger) throws -> @Sendable () -> Void
        let fail: @Sendable (StoreFailure) -> Void
    }

    init(_ database: DatabaseQueue) {
        self.database = database
        (breakage, tellOfBreakage) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1))
    }

    /// How many transactions were committed.
    var transactions: Int { state.withLock { $0.transactions } }

    /// How many jobs wait for the next transaction.
    var waiting: Int { backlog.withLock { $0.jobs.count } }

    /// Does a piece of work, and returns when it is durable.
    func perform<Value: Sendable>(
        _ doing: StaticString, weight: Int = 1, canFail: Bool = true,
        _ work: @escaping @Sendable (Database, inout Ledger) throws -> Value
    ) async throws(StoreFailure) -> Value {
        let outcome: Result<Value, StoreFailure> = await withCheckedContinuation { waiter in
            enqueue(
                Job(
                    doing: doing, weight: weight, canFail: canFail,
                    run: { db, ledger in
                        let value = try work(db, &ledger)
                        return { waiter.resume(returning: .success(value)) }
                    },
                    fail: { waiter.resume(returning: .failure($0)) }))
        }
        return try outcome.get()
    }

    /// Waits until nothing is under way, then closes the connection.
    func close() throws {
        try database.close()
    }

    /// Runs something on the connection outside any transaction, after what waits.
    func outsideTransaction(_ work: (Database) throws -> Void) rethrows {
        try database.writeWithoutTransaction(work)
    }

    private func enqueue(_ job: Job) {
        let mustStart = backlog.withLock { backlog in
            backlog.jobs.append(job)
            defer { backlog.isDraining = true }
            return !backlog.isDraining
        }
        if mustStart { database.asyncWriteWithoutTransaction { self.drain($0) } }
    }

    private func drain(_ db: Database) {
        while let batch = nextBatch() { run(batch, in: db) }
    }

    private func nextBatch() -> [Job]? {
        backlog.withLock { backlog in
            guard !backlog.jobs.isEmpty else {
                backlog.isDraining = false
                return nil
            }
            var weight = 0
            let batch = backlog.jobs.prefix { job in
                defer { weight += job.weight }
                return weight == 0 || weight + job.weight <= Writer.cap
            }
            backlog.jobs.removeFirst(batch.count)
            return Array(batch)
        }
    }

    /// One transaction: all of the batch is durable, or none of it but for those told that they failed alone.
    private func run(_ batch: [Job], in db: Database) {
        var outcomes: [@Sendable () -> Void] = []
        outcomes.reserveCapacity(batch.count)
        do {
            try state.withLock { state in
                if let broken = state.broken { throw broken }
                do {
                    try db.beginTransaction(.immediate)
                    for job in batch {
                        outcomes.append(try attempt(job, isAlone: batch.count == 1, in: db, &state.ledger))
                    }
                    try db.commit()
                    state.transactions += 1
                } catch {
                    state.ledger = Ledger()
                    if let error = error as? DatabaseError, error.isFatal {
                        let failure = StoreFailure(error, doing: "write after a failure that cannot be undone")
                        state.broken = failure
                        tellOfBreakage.yield(failure)
                    }
                    throw error
                }
            }
        } catch {
            // SQLite may have rolled back by itself; what is left of the transaction goes with the connection.
            try? db.rollback()
            for job in batch { job.fail(StoreFailure(error, doing: job.doing)) }
            return
        }
        for outcome in outcomes { outcome() }
    }

    private func attempt(
        _ job: Job, isAlone: Bool, in db: Database, _ ledger: inout Ledger
    ) throws -> @Sendable () -> Void {
        guard job.canFail, !isAlone else { return try job.run(db, &ledger) }
        do {
            var outcome: @Sendable () -> Void = {}
            try db.inSavepoint {
                outcome = try job.run(db, &ledger)
                return .commit
            }
            return outcome
        } catch {
            guard db.isInsideTransaction, (error as? DatabaseError)?.isOfOneStatement != false else { throw error }
            ledger = Ledger()
            let failure = StoreFailure(error, doing: job.doing)
            return { job.fail(failure) }
        }
    }
}
