import PaidanCore
import Synchronization

/// A house that notes what it is asked and answers as it is told.
final class ScriptedIntake: Intake {
    private let heard = Mutex<[(request: WebhookRequest, channel: ChannelID)]>([])
    private let answer: WebhookAnswer
    private let isReady: Bool
    private let clock: Mutex<Instant?>

    init(answer: WebhookAnswer = WebhookAnswer(status: 204), isReady: Bool = true, clock: Instant? = nil) {
        self.answer = answer
        self.isReady = isReady
        self.clock = Mutex(clock)
    }

    var requests: [WebhookRequest] { heard.withLock { $0.map(\.request) } }
    var channels: [ChannelID] { heard.withLock { $0.map(\.channel) } }

    func receive(_ request: WebhookRequest, on channel: ChannelID) async -> WebhookAnswer {
        heard.withLock { $0.append((request, channel)) }
        return answer
    }

    func readiness() async -> Readiness {
        Readiness(isReady: isReady, checks: [.init(name: "store", isWell: isReady, detail: "answered in 1 ms")])
    }

    func metricsText() async -> String { "up 1\n" }

    func moveClock(to now: Instant) async -> Instant? {
        clock.withLock { clock in
            clock = clock.map { max($0, now) }
            return clock
        }
    }
}
