import Foundation
import Glibc
import PaidanChat
import PaidanCore
import Testing

/// `PAIDAN_MEASURE=1 swift test -c release --filter CostTests` prints what hearing one message costs.
@Suite("what hearing costs", .serialized, .enabled(if: ProcessInfo.processInfo.environment["PAIDAN_MEASURE"] != nil))
struct CostTests {
    @Test("a message, proved and read", arguments: ["standard-webhooks/accept-basic", "onebot11/accept-array-text"])
    func hear(_ name: String) throws {
        let vector = try Vector.read(Vector.self, name + ".json")
        let codec = ChatPlatforms.codec(for: vector.settings)
        let (request, now) = (vector.webhook, Instant(seconds: vector.now))
        try measure("\(name), \(request.body.count) bytes") { _ = try codec.hear(request, at: now) }
    }

    @Test("of that, the signature")
    func prove() throws {
        let vector = try Vector.read(Vector.self, "standard-webhooks/accept-basic.json")
        let webhooks = StandardWebhooks(secrets: [vector.secrets.secrets[0]])
        let request = vector.webhook
        let id = try #require(request.header("webhook-id"))
        let timestamp = try #require(request.header("webhook-timestamp"))
        let signature = try #require(request.header("webhook-signature"))
        try measure("the signature alone") {
            _ = webhooks.proves(signature, id: id, timestamp: timestamp, body: request.body)
        }
    }

    /// Processor time, since other work on the machine would be measured along with the wall's.
    private func measure(_ name: String, _ work: () throws -> Void) throws {
        let rounds = 50_000
        let best = try (0..<5).map { _ in
            let start = clock()
            for _ in 0..<rounds { try work() }
            return Double(clock() - start) / Double(CLOCKS_PER_SEC) / Double(rounds)
        }.min()
        print("\(name): \((best ?? 0) * 1e6) µs of processor time each, the best of 5 times \(rounds)")
    }
}
