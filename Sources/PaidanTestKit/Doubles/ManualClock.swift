public import PaidanCore
import Synchronization

/// A clock that stands still until a test moves it.
public final class ManualClock: Clock {
    private let state: Mutex<State>

    private struct State {
        var now: Instant
        var lastTicket = 0
        var sleepers: [Int: (until: Instant, waiter: CheckedContinuation<Void, Never>)] = [:]
        /// Tickets whose task was cancelled before it lay down.
        var cancelled: Set<Int> = []
        var watchers: [(count: Int, waiter: CheckedContinuation<Void, Never>)] = []
    }

    /// A clock that shows an instant; without one, 2026-11-22T10:00:00+08:00.
    public init(_ now: Instant = Instant(seconds: 1_795_312_800)) {
        state = Mutex(State(now: now))
    }

    public var now: Instant { state.withLock { $0.now } }

    /// For which instants tasks wait, the earliest first.
    public var wakes: [Instant] { state.withLock { $0.sleepers.values.map(\.until).sorted() } }

    /// Moves the clock and wakes who waited until then; an earlier instant changes nothing.
    public func set(_ now: Instant) {
        let due = state.withLock { state in
            state.now = max(state.now, now)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for ticket in due.keys { state.sleepers[ticket] = nil }
            return due.values.sorted { $0.until < $1.until }.map(\.waiter)
        }
        for waiter in due { waiter.resume() }
    }

    /// Moves the clock on.
    public func advance(by span: Instant.Span) {
        set(now + span)
    }

    public func wait(until instant: Instant) async {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { lieDown($0, until: instant, ticket) }
        } onCancel: {
            rouse(ticket)
        }
    }

    /// Waits until at least so many tasks wait for the clock; for tests that must not move it too early.
    public func untilWaiting(_ count: Int = 1) async {
        await withCheckedContinuation { waiter in
            let isSo = state.withLock { state in
                if state.sleepers.count < count { state.watchers.append((count, waiter)) }
                return state.sleepers.count >= count
            }
            if isSo { waiter.resume() }
        }
    }

    private func lieDown(_ waiter: CheckedContinuation<Void, Never>, until instant: Instant, _ ticket: Int) {
        let resumed = state.withLock { state in
            if state.cancelled.remove(ticket) != nil || instant <= state.now { return [waiter] }
            state.sleepers[ticket] = (instant, waiter)
            let count = state.sleepers.count
            let content = state.watchers.filter { $0.count <= count }.map(\.waiter)
            state.watchers.removeAll { $0.count <= count }
            return content
        }
        for waiter in resumed { waiter.resume() }
    }

    private func rouse(_ ticket: Int) {
        let sleeper = state.withLock { state in
            if let sleeper = state.sleepers.removeValue(forKey: ticket) {
                return sleeper.waiter as CheckedContinuation?
            }
            state.cancelled.insert(ticket)
            return nil
        }
        sleeper?.resume()
    }
}
