public import Logging
public import PaidanCore
import Synchronization

/// Puts messages to the second reader for all desks of the house: few at once, under one limit for a batch, and not at all
/// for a while after it failed several times in a row.
public final class SecondReadings: Sendable {
    private let reader: any SecondReader
    let settings: Settings
    private let clock: any PaidanCore.Clock
    private let logger: Logger
    private let outcomes = CounterFamily<Outcome>("paidan_second_readings_total") { [("outcome", $0.rawValue)] }
    private let health = Mutex(Health())

    /// When it is asked and how far it is trusted.
    public struct Settings: Hashable, Sendable {
        /// From how sure on, 0 to 1, the first reader is believed alone.
        public var below: Double
        /// How sure a reading is on which both agree, 0 to 1.
        public var agreed: Double
        /// How long a batch of messages may wait for opinions; of real time.
        public var limit: Duration
        /// How many messages are put to it at once.
        public var atOnce: Int
        /// After how many failures in a row it is left alone.
        public var patience: Int
        /// For how long.
        public var rest: Instant.Span

        /// Settings; the defaults suit a small model on a machine of the house.
        public init(
            below: Double = 0.95, agreed: Double = 0.95, limit: Duration = .seconds(3), atOnce: Int = 4,
            patience: Int = 5, rest: Instant.Span = .minutes(5)
        ) {
            self.below = below
            self.agreed = agreed
            self.limit = limit
            self.atOnce = max(atOnce, 1)
            self.patience = max(patience, 1)
            self.rest = rest
        }
    }

    /// What became of a message that was to be put to it.
    private enum Outcome: String {
        /// Both said the same.
        case agreed
        /// They differ on what the message wants.
        case disputed
        case unreachable, late, refused, declined, garbled
        /// Something pressed, so that nobody waited for the answer.
        case interrupted
        /// The limit was over before its turn came, or the reader was left alone.
        case unasked
    }

    private struct Health {
        var failuresInARow = 0
        var restsUntil: Instant?
    }

    /// A second reader with what it may cost. The domain's clock rules how long it is left alone.
    public init(
        reader: any SecondReader, settings: Settings, clock: any PaidanCore.Clock,
        logger: Logger = Logger(label: "paidan.second-reader")
    ) {
        self.reader = reader
        self.settings = settings
        self.clock = clock
        var logger = logger
        logger[metadataKey: "model"] = "\(reader.name)"
        self.logger = logger
    }

    /// Whether it is left alone now.
    var isResting: Bool { health.withLock { $0.restsUntil.map { clock.now < $0 } ?? false } }

    /// The opinions that come within the limit, by the messages' sequence; waiting ends early once `pressing` returns.
    func advice(
        on questions: [Int64: SecondQuestion], orUntil pressing: @escaping @Sendable () async -> Void
    ) async -> [Int64: Advice] {
        var waiting = questions.sorted { $0.key < $1.key }[...]
        var inHand: Set<Int64> = []
        var advice: [Int64: Advice] = [:]
        await withTaskGroup(of: Event.self) { [reader, settings] group in
            group.addTask {
                try? await Task.sleep(for: settings.limit)
                return .over(.late)
            }
            group.addTask {
                await pressing()
                return .over(.interrupted)
            }
            func ask() {
                while inHand.count < width, let (sequence, question) = waiting.first {
                    waiting.removeFirst()
                    inHand.insert(sequence)
                    group.addTask { .answered(sequence, await Self.opinion(of: reader, on: question)) }
                }
            }
            ask()
            while !inHand.isEmpty, let event = await group.next() {
                switch event {
                case .answered(let sequence, let answer):
                    inHand.remove(sequence)
                    if let opinion = take(answer, to: questions[sequence]) {
                        advice[sequence] = Advice(
                            by: reader.name, opinion: opinion, below: settings.below, agreed: settings.agreed)
                    }
                    if !isResting { ask() }
                case .over(let outcome):
                    for _ in inHand {
                        outcomes.increment(outcome)
                        if outcome == .late { fail(.late, "no answer within \(settings.limit)") }
                    }
                    inHand = []
                }
            }
            group.cancelAll()
        }
        for _ in waiting { outcomes.increment(.unasked) }
        return advice
    }

    private enum Event: Sendable {
        case answered(Int64, Result<Opinion, SecondReadingFailure>)
        case over(Outcome)
    }

    private static func opinion(
        of reader: any SecondReader, on question: SecondQuestion
    ) async -> Result<Opinion, SecondReadingFailure> {
        do throws(SecondReadingFailure) {
            return .success(try await reader.opinion(on: question))
        } catch {
            return .failure(error)
        }
    }

    /// One at a time while it has to prove that it is well again.
    private var width: Int { health.withLock { $0.restsUntil == nil ? settings.atOnce : 1 } }

    private func take(_ answer: Result<Opinion, SecondReadingFailure>, to question: SecondQuestion?) -> Opinion? {
        switch answer {
        case .success(let opinion):
            outcomes.increment(opinion.kind == question?.first.kind ? .agreed : .disputed)
            recover()
            return opinion
        case .failure(let failure):
            outcomes.increment(Outcome(rawValue: failure.kind.rawValue) ?? .garbled)
            fail(failure.kind, failure.detail)
            return nil
        }
    }

    private func recover() {
        let wasResting = health.withLock { health in
            defer { health = Health() }
            return health.restsUntil != nil
        }
        if wasResting { logger.notice("second reader answers again") }
    }

    private func fail(_ kind: SecondReadingFailure.Kind, _ detail: String) {
        let now = clock.now
        let (isNews, rests) = health.withLock { health in
            let wasWell = health.restsUntil == nil
            health.failuresInARow += 1
            // Once it has failed that often, the first further failure is enough.
            guard health.failuresInARow >= settings.patience else { return (false, false) }
            health.restsUntil = now + settings.rest
            return (wasWell, true)
        }
        let metadata: Logger.Metadata = ["failure": "\(kind.rawValue)", "detail": "\(detail)"]
        if isNews {
            logger.warning("second reader fails, left alone for a while", metadata: metadata)
        } else {
            logger.debug("no second reading", metadata: metadata.merging(["rests": "\(rests)"]) { $1 })
        }
    }
}
