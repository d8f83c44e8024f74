public import PaidanCore
import Synchronization

/// A courier that carries nothing: it notes each call and answers as it was told.
public final class ScriptedCourier: Courier {
    /// What to answer to a call; it may wait.
    public typealias Answer = @Sendable (OutboundCall) async -> CourierAnswer

    private let state: Mutex<State>
    private let clock: (any Clock)?

    private struct State {
        var calls: [OutboundCall] = []
        var moments: [Instant] = []
        var script: [CourierAnswer]
        var answer: Answer
        var watchers: [(count: Int, waiter: CheckedContinuation<[OutboundCall], Never>)] = []
    }

    /// Answers every call by a closure.
    public init(_ answer: @escaping Answer) {
        clock = nil
        state = Mutex(State(script: [], answer: answer))
    }

    /// Answers call by call from a script, and all that follow with one answer: by default HTTP 200 with an empty body.
    ///
    /// - Parameter clock: by which it notes when each call was made; without one it does not.
    public init(
        script: [CourierAnswer] = [], then last: CourierAnswer = .answered(HTTPAnswer(status: 200)),
        clock: (any Clock)? = nil
    ) {
        self.clock = clock
        state = Mutex(State(script: script, answer: { _ in last }))
    }

    /// The calls so far, in order.
    public var calls: [OutboundCall] { state.withLock { $0.calls } }

    /// When each of the calls was made; empty without a clock.
    public var moments: [Instant] { state.withLock { $0.moments } }

    /// Answers from now on by another closure; what is left of a script is dropped.
    public func answer(with answer: @escaping Answer) {
        state.withLock { state in
            state.script = []
            state.answer = answer
        }
    }

    /// Waits until at least so many calls were made, and tells them.
    public func calls(atLeast count: Int) async -> [OutboundCall] {
        await withCheckedContinuation { waiter in
            let calls = state.withLock { state in
                if state.calls.count < count { state.watchers.append((count, waiter)) }
                return state.calls.count < count ? nil : state.calls
            }
            if let calls { waiter.resume(returning: calls) }
        }
    }

    public func send(_ call: OutboundCall) async -> CourierAnswer {
        let now = clock?.now
        let (scripted, answer, content, calls) = state.withLock { state in
            state.calls.append(call)
            if let now { state.moments.append(now) }
            let count = state.calls.count
            let content = state.watchers.filter { $0.count <= count }.map(\.waiter)
            state.watchers.removeAll { $0.count <= count }
            let scripted = state.script.isEmpty ? nil : state.script.removeFirst()
            return (scripted, state.answer, content, state.calls)
        }
        for waiter in content { waiter.resume(returning: calls) }
        if let scripted { return scripted }
        return await answer(call)
    }
}
