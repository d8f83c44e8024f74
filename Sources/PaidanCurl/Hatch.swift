import CCurl
import PaidanCore
import Synchronization

/// A call on its way to the courier's thread, with where its answer goes.
struct Parcel: Sendable {
    let call: OutboundCall
    let reply: Reply
}

/// What callers and the courier's thread share, behind one lock. Everything else belongs to the thread alone.
final class Hatch: Sendable {
    private struct State {
        var parcels: [Parcel] = []
        var stopBy: ContinuousClock.Instant?
        var isClosed = false
        var lastTurn = ContinuousClock.now
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []
    }

    /// What the thread finds when it looks.
    struct Arrivals {
        var parcels: [Parcel]
        /// Until when flights may end; nil while nobody wants the courier to stop.
        var stopBy: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    // The address of the multi handle: a pointer may not cross threads, and waking is all that others do with it.
    private let multi: UInt

    init(waking multi: UnsafeMutableRawPointer) {
        self.multi = UInt(bitPattern: multi)
    }

    /// Hands a call in; false where the courier takes no more.
    func put(_ parcel: Parcel) -> Bool {
        state.withLock { state in
            guard state.stopBy == nil, !state.isClosed else { return false }
            state.parcels.append(parcel)
            // One waking is enough: the thread takes all that lies here.
            if state.parcels.count == 1 { wake() }
            return true
        }
    }

    /// Asks the thread to end, at the latest then; the earliest wish counts.
    func requestStop(by deadline: ContinuousClock.Instant) {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.stopBy = min(state.stopBy ?? deadline, deadline)
            wake()
        }
    }

    /// Waits until the thread has ended.
    func waitForEnd() async {
        await withCheckedContinuation { waiter in
            let isOver = state.withLock { state in
                if !state.isClosed { state.waitingForEnd.append(waiter) }
                return state.isClosed
            }
            if isOver { waiter.resume() }
        }
    }

    /// Takes all that has arrived; on the thread, once in each turn.
    func take() -> Arrivals {
        state.withLock { state in
            state.lastTurn = .now
            defer { state.parcels.removeAll(keepingCapacity: state.parcels.capacity <= 1024) }
            return Arrivals(parcels: state.parcels, stopBy: state.stopBy)
        }
    }

    /// Takes no more and returns what came too late; the last thing before the multi handle goes.
    func close() -> [Parcel] {
        state.withLock { state in
            state.isClosed = true
            defer { state.parcels = [] }
            return state.parcels
        }
    }

    /// Tells those who wait that all is over.
    func announceEnd() {
        let waiters = state.withLock { state in
            defer { state.waitingForEnd = [] }
            return state.waitingForEnd
        }
        for waiter in waiters { waiter.resume() }
    }

    /// When the thread last looked; nil after it has ended.
    var lastTurn: ContinuousClock.Instant? {
        state.withLock { $0.isClosed ? nil : $0.lastTurn }
    }

    // Only under the lock and before `close`, so that the multi handle is alive.
    private func wake() {
        if let multi = UnsafeMutableRawPointer(bitPattern: multi) { curl_multi_wakeup(multi) }
    }
}
