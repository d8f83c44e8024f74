import NIOCore
import Synchronization

/// When each wish was due to be sent, and when its first offer was seen.
final class Sightings: Sendable {
    private let state = Mutex(State())

    private struct State {
        var due: [String: ContinuousClock.Instant] = [:]
        var offers: [Duration] = []
        var acknowledgements: [Duration] = []
        var delays: [Duration] = []
        var refused = 0
    }

    /// What was measured.
    struct Result: Sendable {
        /// From when a wish was due to be sent to the head of its first offer's push.
        var offers: [Duration]
        /// From when a message was due to be sent to the end of its answer.
        var acknowledgements: [Duration]
        /// From when a message was due to be sent to when it was: the stopwatch's own share of both.
        var delays: [Duration]
        /// How many answers were no 2xx.
        var refused: Int
        /// How many wishes had no offer.
        var missing: Int
    }

    /// A wish goes out at this moment, or should.
    func expect(_ mark: String, due: ContinuousClock.Instant) {
        state.withLock { $0.due[mark] = due }
    }

    /// A message that was due at a moment is sent just now.
    func sending(due: ContinuousClock.Instant) {
        let delay = ContinuousClock.now - due
        state.withLock { $0.delays.append(delay) }
    }

    /// A message that was due at a moment was answered just now.
    func answered(due: ContinuousClock.Instant, isSuccess: Bool) {
        let took = ContinuousClock.now - due
        state.withLock { state in
            state.acknowledgements.append(took)
            if !isSuccess { state.refused += 1 }
        }
    }

    /// A push came in; only the first offer of each wish counts.
    func pushed(_ body: ByteBuffer, at moment: ContinuousClock.Instant) {
        let text = String(buffer: body)
        guard text.contains("\"type\":\"offer.made\""), let mark = Sightings.mark(in: text) else { return }
        state.withLock { state in
            guard let due = state.due.removeValue(forKey: mark) else { return }
            state.offers.append(moment - due)
        }
    }

    /// How many wishes have no offer yet.
    var missing: Int { state.withLock { $0.due.count } }

    /// All that was measured until now.
    var result: Result {
        state.withLock { state in
            Result(
                offers: state.offers, acknowledgements: state.acknowledgements, delays: state.delays,
                refused: state.refused,
                missing: state.due.count)
        }
    }

    /// The five letters in brackets that make-requests put at the end of a wish's text.
    static func mark(in text: String) -> String? {
        let bytes = Array(text.utf8)
        for start in bytes.indices where bytes[start] == UInt8(ascii: "[") {
            let end = start + 6
            guard end < bytes.count, bytes[end] == UInt8(ascii: "]") else { continue }
            let letters = bytes[(start + 1)..<end]
            if letters.allSatisfy({ (97...122).contains($0) }) { return String(decoding: letters, as: UTF8.self) }
        }
        return nil
    }
}

/// Percentiles by sorting: exact, and a run has a few thousand values.
struct Percentiles {
    private let sorted: [Duration]

    init(_ values: [Duration]) { sorted = values.sorted() }

    /// The value that so many percent do not exceed, in milliseconds; 0 where there are no values.
    func callAsFunction(_ percent: Double) -> Double {
        guard let last = sorted.indices.last else { return 0 }
        let place = Int((Double(sorted.count) * percent / 100).rounded(.up)) - 1
        return sorted[min(max(place, 0), last)] / .milliseconds(1)
    }
}
