import PaidanCore
import Testing

@testable import PaidanEngine

@Suite("Deliveries come back at growing intervals")
struct BackoffTests {
    @Test("Each wait is within a fifth of the schedule", arguments: 1..<Backoff.schedule.count)
    func spread(attempts: Int) throws {
        let base = Backoff.schedule[attempts].milliseconds
        let waits = try (0..<200).map {
            try #require(Backoff.wait(after: attempts, of: DeliveryID("d-\($0)"))).milliseconds
        }
        #expect(waits.allSatisfy { abs($0 - base) * 5 <= base })
        #expect(Set(waits).count > 100, "they do not all come back together")
        #expect(waits.contains { $0 < base - base / 10 } && waits.contains { $0 > base + base / 10 })
    }

    @Test("The same delivery always waits the same time, and never after the last attempt")
    func constant() {
        #expect(Backoff.wait(after: 3, of: "d-1") == Backoff.wait(after: 3, of: "d-1"))
        #expect(Backoff.wait(after: Backoff.schedule.count, of: "d-1") == nil)
    }

    @Test("A platform's own wish is heard within bounds", arguments: [(0, 1), (30, 30), (86_400, 3600)])
    func wish(asked: Int64, given: Int64) {
        #expect(Backoff.bounded(.seconds(asked)) == .seconds(given))
    }
}
