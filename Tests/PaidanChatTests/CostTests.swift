import Foundation
import PaidanChat
import PaidanCore
import Testing

/// `PAIDAN_MEASURE=1 swift test -c release --filter CostTests` prints what hearing one message costs.
@Suite("what hearing costs", .enabled(if: ProcessInfo.processInfo.environment["PAIDAN_MEASURE"] != nil))
struct CostTests {
    @Test(arguments: ["standard-webhooks/accept-basic", "onebot11/accept-napcat-reply-at-image"])
    func hear(_ name: String) throws {
        let vector = try Vector.read(Vector.self, name + ".json")
        let codec = ChatPlatforms.codec(for: vector.settings)
        let (request, now) = (vector.webhook, Instant(seconds: vector.now))
        let clock = ContinuousClock()
        let rounds = 50_000
        for _ in 0..<3 {
            let took = try clock.measure { for _ in 0..<rounds { _ = try codec.hear(request, at: now) } }
            print("\(name): \(took / rounds) a message, \(request.body.count) bytes")
        }
    }
}
