public import PaidanCore
import Synchronization

/// A second reader that says what it was told to, and notes what it was asked.
public final class ScriptedSecondReader: SecondReader {
    /// What to answer to a question; nil never answers, until the asker gives up.
    public typealias Answer = @Sendable (SecondQuestion) -> Result<Opinion, SecondReadingFailure>?

    public let name: String
    private let answer: Answer
    private let state = Mutex(State())

    private struct State {
        var questions: [SecondQuestion] = []
        var inHand = 0
        var mostInHand = 0
        var watchers: [(count: Int, waiter: CheckedContinuation<Void, Never>)] = []
    }

    /// A reader of a name.
    public init(name: String = "little-model", _ answer: @escaping Answer) {
        self.name = name
        self.answer = answer
    }

    /// What it was asked so far, in order.
    public var questions: [SecondQuestion] { state.withLock(\.questions) }

    /// How many questions it had in hand at once.
    public var mostInHand: Int { state.withLock(\.mostInHand) }

    /// Waits until it was asked so often.
    public func asked(_ count: Int) async {
        await withCheckedContinuation { waiter in
            let isOver = state.withLock { state in
                if state.questions.count < count { state.watchers.append((count, waiter)) }
                return state.questions.count >= count
            }
            if isOver { waiter.resume() }
        }
    }

    public func opinion(on question: SecondQuestion) async throws(SecondReadingFailure) -> Opinion {
        let content = state.withLock { state in
            state.questions.append(question)
            state.inHand += 1
            state.mostInHand = max(state.mostInHand, state.inHand)
            let count = state.questions.count
            defer { state.watchers.removeAll { $0.count <= count } }
            return state.watchers.filter { $0.count <= count }.map(\.waiter)
        }
        defer { state.withLock { $0.inHand -= 1 } }
        for waiter in content { waiter.resume() }
        if let result = answer(question) { return try result.get() }
        await Self.untilCancelled()
        throw SecondReadingFailure(.late, "cancelled")
    }

    private static func untilCancelled() async {
        let (stream, end) = AsyncStream.makeStream(of: Void.self)
        await withTaskCancellationHandler {
            for await _ in stream {}
        } onCancel: {
            end.finish()
        }
    }
}
