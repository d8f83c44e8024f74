import PaidanCore
import Synchronization

/// The one answer that a caller waits for; whichever answer is given first counts, later ones are dropped.
final class Reply: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<CourierAnswer, Never>)
        case given(CourierAnswer)
        case received
    }

    private let state = Mutex(State.open)

    /// Gives the answer, from any thread.
    func give(_ answer: CourierAnswer) {
        let waiter: CheckedContinuation<CourierAnswer, Never>? = state.withLock { state in
            switch state {
            case .open:
                state = .given(answer)
                return nil
            case .awaited(let waiter):
                state = .received
                return waiter
            case .given, .received:
                return nil
            }
        }
        waiter?.resume(returning: answer)
    }

    /// Lets the one caller wait; at once over where the answer is there already.
    func await(_ waiter: CheckedContinuation<CourierAnswer, Never>) {
        let early: CourierAnswer? = state.withLock { state in
            if case .given(let answer) = state {
                state = .received
                return answer
            }
            state = .awaited(waiter)
            return nil
        }
        if let early { waiter.resume(returning: early) }
    }
}
