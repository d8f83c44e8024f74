import PaidanCore
import Synchronization

/// Wakes one waiter. A ring while nobody waits is remembered, so that none is lost; several count as one.
final class Bell: Sendable {
    private struct State {
        var isRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Wakes the waiter, now or when it comes.
    func ring() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard let waiter = state.waiter else {
                state.isRung = true
                return nil
            }
            state.waiter = nil
            return waiter
        }
        waiter?.resume()
    }

    /// Waits for a ring or until the task is cancelled. One waiter at a time.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: CheckedContinuation<Void, Never>) in
                let isOver = state.withLock { state in
                    guard !state.isRung, !Task.isCancelled else {
                        // A ring that meets a cancelled waiter stays for the next one.
                        if !Task.isCancelled { state.isRung = false }
                        return true
                    }
                    state.waiter = waiter
                    return false
                }
                if isOver { waiter.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
    }

    /// Waits for a ring, or until the clock shows an instant; nil waits for the ring alone.
    func wait(orUntil due: Instant?, by clock: any PaidanCore.Clock) async {
        guard let due else { return await wait() }
        await withTaskGroup(of: Void.self) { race in
            race.addTask { await clock.wait(until: due) }
            race.addTask { await self.wait() }
            await race.next()
            race.cancelAll()
        }
    }
}
