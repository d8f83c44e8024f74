public import Logging
import Metrics
public import PaidanCore
public import ServiceLifecycle
import Synchronization

/// Owns the desk of one community: reads its inputs back in sequence, lets the desk decide, commits, and hands on what
/// is to be told.
///
/// The desk lives in memory and is rebuilt from the store at start and whenever a commit fails. Hearing that something
/// arrived is only a wake-up: what counts is what the store says.
public actor DeskKeeper: Service {
    /// Whose desk.
    public nonisolated let community: CommunityID

    let store: any Store
    let reader: any Reader
    /// Asked where the reader is not sure; nil where there is none.
    var second: SecondReadings?
    let clock: any PaidanCore.Clock
    let outbox: Outbox
    /// Counts what the desk cannot; nil where nothing is counted.
    let books: (any Bookkeeper)?
    let logger: Logger

    nonisolated let bell = Bell()
    nonisolated let isStopping = Atomic(false)
    /// Who wants to hear when nothing is left to do now.
    nonisolated let askers = Mutex<[CheckedContinuation<Instant?, Never>]>([])
    /// Who wants the decision on an input.
    var watchers: [Int64: CheckedContinuation<Decision?, Never>] = [:]
    /// Decisions that came before anybody asked for them.
    var early: [Int64: Decision] = [:]

    var desk: Desk?
    /// What people said a moment ago.
    var recent = RecentWords()
    var epoch: Int64 = 0
    var rules: RulesInForce
    /// The batch that is being committed.
    var batchUnderWay: Batch?
    let verdicts = CounterFamily<Verdict>("paidan_inputs_total") { [("verdict", $0.rawValue)] }
    /// Inputs that waited at an unclean stop are taken one by one until this sequence.
    var carefulUntil: Int64 = 0
    var timesInHand: [Int64: Int] = [:]
    /// What the second reader said of messages that are not durably decided yet: nobody asks it twice.
    var advice: [Int64: Advice] = [:]

    /// How many inputs share a commit.
    static let batch = 256
    /// How many of the last inputs are looked through for what people said a moment ago.
    static let memory = 2048
    /// How long to wait after the store refused; of real time.
    static let pause = Duration.seconds(1)
    /// After how many unclean stops with an input in hand it is set aside.
    static let patience = 2

    /// Rules with the digest under which they are recorded.
    public struct RulesInForce: Sendable {
        /// The rules.
        public var rulebook: Rulebook
        /// The SHA-256 of their canonical form.
        public var digest: String

        /// Rules with their digest.
        public init(rulebook: Rulebook, digest: String) {
            self.rulebook = rulebook
            self.digest = digest
        }
    }

    /// A keeper that takes the community over once it runs.
    public init(
        rules: RulesInForce, store: any Store, reader: any Reader, clock: any PaidanCore.Clock, outbox: Outbox,
        second: SecondReadings? = nil, books: (any Bookkeeper)? = nil, logger: Logger = Logger(label: "paidan.desk")
    ) {
        community = rules.rulebook.community
        self.rules = rules
        self.store = store
        self.reader = reader
        self.clock = clock
        self.outbox = outbox
        self.second = second
        self.books = books
        var logger = logger
        logger[metadataKey: "community"] = "\(rules.rulebook.community)"
        self.logger = logger
    }

    /// Says that something may have arrived.
    public nonisolated func wake() { bell.ring() }

    /// The desk as it is; nil until it was taken over.
    public var present: Desk? { desk }

    /// Waits until nothing is left to do at the present now; tells when something falls due next.
    public nonisolated func settled() async -> Instant? {
        await withCheckedContinuation { asker in
            if isStopping.load(ordering: .acquiring) { return asker.resume(returning: nil) }
            askers.withLock { $0.append(asker) }
            bell.ring()
        }
    }

    /// Records an input of the house and waits for the desk's answer; nil where the keeper stops before.
    public func hand(_ input: Input) async throws(StoreFailure) -> Decision? {
        let accepted = try await store.accept([Arrival(community: community, at: clock.now, input: input)])
        guard let sequence = accepted.first?.sequence else { return nil }
        bell.ring()
        if let decision = early.removeValue(forKey: sequence) { return decision }
        return await withCheckedContinuation { watchers[sequence] = $0 }
    }

    /// Puts other rules in force, as an input like any other.
    public func adopt(_ rules: RulesInForce) async throws(StoreFailure) {
        self.rules = rules
        guard rules.digest != desk?.state.head.rulebook else { return }
        try await store.keep(rules.rulebook, digest: rules.digest)
        _ = try await store.accept([Arrival(community: community, at: clock.now, input: .rulebook(rules.digest))])
        bell.ring()
    }

    /// Asks another second reader from now on, or none.
    public func adopt(second: SecondReadings?) { self.second = second }

    /// Keeps the desk until the house stops.
    public func run() async throws {
        try await withGracefulShutdownHandler {
            defer { leave() }
            try await takeOver()
            while !isStopping.load(ordering: .acquiring), !Task.isCancelled {
                if try await work() { continue }
                if try await countMonth() { continue }
                let due = desk?.nextDeadline
                if let due, due <= clock.now {
                    try await recordTick()
                    continue
                }
                answerAskers(with: due)
                await bell.wait(orUntil: due, by: clock)
            }
            // What is not durable then waits for the next start.
            try? await land()
        } onGracefulShutdown: {
            self.isStopping.store(true, ordering: .releasing)
            self.bell.ring()
        }
    }

    private func leave() {
        isStopping.store(true, ordering: .releasing)
        answerAskers(with: nil)
        for watcher in watchers.values { watcher.resume(returning: nil) }
        watchers = [:]
    }

    private nonisolated func answerAskers(with due: Instant?) {
        let all = askers.withLock { askers in
            defer { askers = [] }
            return askers
        }
        for asker in all { asker.resume(returning: due) }
    }

    private func recordTick() async throws {
        do {
            _ = try await store.accept([Arrival(community: community, at: clock.now, input: .tick)])
        } catch {
            try await recover(from: error)
        }
    }

}
