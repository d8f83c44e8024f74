import GRDB
import PaidanCore

/// A connection that only reads, on a serial queue of its own: it never waits for the writer's disk.
struct Reader: Sendable {
    private let database: DatabaseQueue

    init(_ database: DatabaseQueue) {
        self.database = database
    }

    /// Reads within one snapshot of the file.
    func read<Value: Sendable>(
        _ doing: StaticString, _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreFailure) -> Value {
        let outcome: Result<Value, StoreFailure> = await withCheckedContinuation { waiter in
            database.asyncRead { access in
                do {
                    waiter.resume(returning: .success(try work(access.get())))
                } catch {
                    waiter.resume(returning: .failure(StoreFailure(error, doing: doing)))
                }
            }
        }
        return try outcome.get()
    }

    func close() throws {
        try database.close()
    }
}
