public import PaidanCore
import Synchronization

/// A clock that stands still until it is set: for demos, tests and replays of recorded requests.
public final class SteppedClock: PaidanCore.Clock {
    private struct State {
        var now: Instant
        var waiters: [Int: (until: Instant, resume: CheckedContinuation<Void, Never>)] = [:]
        var next = 0
    }

    private let state: Mutex<State>

    /// A clock that shows an instant.
    public init(at start: Instant) {
        state = Mutex(State(now: start))
    }

    public var now: Instant { state.withLock { $0.now } }

    /// Sets the clock forward and wakes who waited for it; an earlier instant changes nothing.
    public func set(to instant: Instant) {
        let due = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.now = max(state.now, instant)
            let due = state.waiters.filter { $0.value.until <= state.now }
            for key in due.keys { state.waiters[key] = nil }
            return due.values.map(\.resume)
        }
        for waiter in due { waiter.resume() }
    }

    public func wait(until instant: Instant) async {
        let key = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: CheckedContinuation<Void, Never>) in
                let isOver = state.withLock { state in
                    if Task.isCancelled || state.now >= instant { return true }
                    state.waiters[key] = (instant, waiter)
                    return false
                }
                if isOver { waiter.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: key) }?.resume.resume()
        }
    }
}
