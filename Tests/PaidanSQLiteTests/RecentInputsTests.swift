import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanSQLite

@Suite("the inputs that are at hand are those that the file holds")
struct RecentInputsTests {
    private let recent = RecentInputs()

    private func input(_ sequence: Int64) -> (input: RecordedInput, bytes: Int) {
        (RecordedInput(community: "a", sequence: sequence, at: Instant(seconds: sequence), input: .tick), 10)
    }

    private func sequences(after sequence: Int64, limit: Int = 100) -> [Int64]? {
        recent.inputs(of: "a", after: sequence, limit: limit)?.map(\.sequence)
    }

    @Test("what was added and not settled is told in sequence; before it only the file knows")
    func told() {
        #expect(sequences(after: 0) == nil)
        recent.add((5...9).map(input))
        #expect(sequences(after: 3) == nil)
        #expect(sequences(after: 4) == [5, 6, 7, 8, 9])
        #expect(sequences(after: 6, limit: 2) == [7, 8])
        #expect(sequences(after: 9) == [])
        #expect(recent.inputs(of: "b", after: 9, limit: 1) == nil)
    }

    @Test("what is settled or set aside waits no more")
    func settled() {
        recent.add((1...5).map(input))
        recent.remove([1, 2], of: "a")
        #expect(sequences(after: 2) == [3, 4, 5])
        recent.remove([4], of: "a")
        #expect(sequences(after: 2) == [3, 5])
        #expect(sequences(after: 0) == nil)
        recent.remove([3, 5], of: "a")
        #expect(sequences(after: 5) == [])
        recent.add([input(6)])
        #expect(sequences(after: 5) == [6])
    }

    @Test("one that is missing, or too many, and the file is asked for the rest; after that it begins anew")
    func gaps() {
        recent.add([input(1), input(2), input(4)])
        #expect(sequences(after: 0) == [1, 2])
        #expect(sequences(after: 2) == nil)
        recent.remove([1, 2], of: "a")
        #expect(sequences(after: 2) == nil)
        recent.add((5...20_000).map(input))
        #expect(sequences(after: 3) == nil)
        #expect(sequences(after: 4, limit: .max)?.count == RecentInputs.limit)
        #expect(sequences(after: 19_999) == nil)
        recent.clear()
        #expect(sequences(after: 4) == nil)
    }

    @Test("a store tells the same from memory as from the file, whatever failed in between")
    func same() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.database)
        let epoch = try await store.enter(Sample.community).epoch
        for number in 1...6 { _ = try await store.accept([Sample.arrival(number)]) }
        try await store.setAside(3, of: Sample.community, epoch: epoch, reason: "for the test")
        await #expect(throws: StoreFailure.self) {
            try await store.setAside(3, of: Sample.community, epoch: epoch, reason: "twice")
        }
        _ = try await store.accept([Sample.arrival(8), Sample.arrival(2)])
        for after in 0...8 as ClosedRange<Int64> {
            let atHand = try await store.inputs(of: Sample.community, after: after, limit: 4)
            store.writer.recent.clear()
            #expect(try await store.inputs(of: Sample.community, after: after, limit: 4) == atHand)
            _ = try await store.accept([Sample.arrival(100 + Int(after))])
        }
        try await store.close()
    }
}
