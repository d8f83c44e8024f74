import PaidanCore
import Synchronization

extension DeskKeeper {
    /// Puts what the first reader is not sure of to the second one, before the inputs are decided on.
    ///
    /// Nobody waits who must not: not where an emergency or a command lies in the batch or arrives meanwhile, not where a
    /// deadline has come, not behind a flood, and not while what waited at an unclean stop is worked off. The first
    /// readings hold then.
    func consult(on inputs: [RecordedInput]) async throws {
        guard let second, inputs.count < DeskKeeper.batch, !second.isResting, !inputs.contains(where: isCommand),
            !isOverdue, let last = inputs.last?.sequence
        else { return }
        var questions: [Int64: SecondQuestion] = [:]
        for input in inputs {
            guard case .message(let message) = input.input else { continue }
            let (reading, context, reference) = try await readFirst(message, at: input.at)
            if reading.need.urgency == .emergency { return }
            guard advice[input.sequence] == nil,
                let question = desk?.secondQuestion(
                    about: message, reading: reading, in: context, refersTo: reference, below: second.settings.below)
            else { continue }
            questions[input.sequence] = question
        }
        guard !questions.isEmpty else { return }
        // What is decided already is told before anybody waits.
        try await land()
        let found = await second.advice(on: questions) { await self.somethingPresses(after: last) }
        advice.merge(found) { _, new in new }
    }

    /// The reading of a message with the second reader's opinion, where there is one and the desk still wants it; the
    /// version tells of both.
    func read(_ message: Message, in context: ReadingContext, refersTo: Reference?, advice: Advice?) -> (
        Reading, String
    ) {
        let first = reader.read(message.text, in: context)
        guard let advice,
            desk?.secondQuestion(
                about: message, reading: first, in: context, refersTo: refersTo, below: advice.below) != nil
        else { return (first, reader.version) }
        var context = context
        context.advice = advice
        return (reader.read(message.text, in: context), reader.version + "+" + advice.by)
    }

    private func readFirst(
        _ message: Message, at instant: Instant
    ) async throws -> (reading: Reading, context: ReadingContext, reference: Reference?) {
        let reference = try await reference(of: message)
        let context =
            desk?.context(for: message, at: instant, refersTo: reference, recent: recent) ?? ReadingContext(at: instant)
        return (reader.read(message.text, in: context), context, reference)
    }

    /// Whether a deadline has come that a tick must answer.
    private var isOverdue: Bool { desk?.nextDeadline.map { $0 <= clock.now } ?? false }

    /// Waits until an emergency or a command has arrived after a batch, a deadline has come, or the house stops.
    private func somethingPresses(after last: Int64) async {
        var last = last
        while !Task.isCancelled, !isStopping.load(ordering: .acquiring), !isOverdue {
            guard let arrived = try? await store.inputs(of: community, after: last, limit: DeskKeeper.batch) else {
                return
            }
            for input in arrived {
                if isCommand(input) { return }
                guard case .message(let message) = input.input else { continue }
                guard let read = try? await readFirst(message, at: input.at) else { return }
                if read.reading.need.urgency == .emergency { return }
            }
            last = arrived.last?.sequence ?? last
            if arrived.isEmpty { await bell.wait(orUntil: desk?.nextDeadline, by: clock) }
        }
    }

    /// Whether somebody of the staff waits for the desk's answer.
    private func isCommand(_ input: RecordedInput) -> Bool {
        if case .staff = input.input { return true }
        return false
    }
}
