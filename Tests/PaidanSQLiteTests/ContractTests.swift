import PaidanTestKit
import Testing

@Suite("both stores keep one contract")
struct ContractTests {
    @Test("the store in memory", arguments: StoreContract.clauses)
    func memoryStore(_ clause: ContractClause) async throws {
        try await clause.check(MemoryBed())
    }

    @Test("the store on disk", arguments: StoreContract.clauses)
    func diskStore(_ clause: ContractClause) async throws {
        try await clause.check(try SQLiteBed())
    }

    @Test("the archive in memory", arguments: ArchiveContract.clauses)
    func memoryArchive(_ clause: ContractClause) async throws {
        try await clause.check(MemoryBed())
    }

    @Test("the archive on disk", arguments: ArchiveContract.clauses)
    func diskArchive(_ clause: ContractClause) async throws {
        try await clause.check(try SQLiteBed())
    }
}
