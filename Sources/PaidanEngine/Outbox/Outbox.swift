public import Logging
public import PaidanCore
public import ServiceLifecycle
import Synchronization

/// Carries what the desks want told: composes notices into deliveries, writes each attempt down before it is made,
/// sends it, and writes down what became of it. One for all communities of the process.
///
/// At least once: an attempt whose end was not written down, since the process ended or the store refused, is made
/// again under the same id with the same words. Nothing is sent that is not durable. It sleeps until the earliest
/// moment at which something is due, or until something is added; it never polls.
public final class Outbox: Service {
    let store: any Store
    let courier: any Courier
    let clock: any Clock
    let logger: Logger
    let onInput: @Sendable (CommunityID) -> Void
    let state: Mutex<OutboxState>
    let bell = Bell()

    /// How long to wait after the store refused; of the domain's time.
    static let storePause = Instant.Span.seconds(2)
    /// How long attempts that are under way may still take when the house stops; of real time.
    static let lastFlights = Duration.seconds(15)

    /// How many attempts may be under way. Emergencies are not bound by it.
    public struct Bounds: Hashable, Sendable {
        /// In all.
        public var flights: Int
        /// On one channel, so that one that hangs leaves room for the others.
        public var flightsPerChannel: Int

        /// Bounds; each is at least 1.
        public init(flights: Int = 64, flightsPerChannel: Int = 8) {
            self.flights = max(flights, 1)
            self.flightsPerChannel = max(flightsPerChannel, 1)
        }
    }

    /// An outbox with empty lanes.
    ///
    /// - Parameter onInput: called when a community got an input, which tells of a delivery that was given up. It must
    ///   not block.
    public init(
        store: any Store, courier: any Courier, clock: any Clock, world: OutboxWorld, bounds: Bounds = Bounds(),
        logger: Logger = Logger(label: "paidan.outbox"), onInput: @escaping @Sendable (CommunityID) -> Void
    ) {
        self.store = store
        self.courier = courier
        self.clock = clock
        self.logger = logger
        self.onInput = onInput
        state = Mutex(OutboxState(world: world, bounds: bounds))
    }

    /// Adds notices that have just become durable. One that is known already is not added again.
    public func enqueue(_ notices: [Notice]) {
        guard !notices.isEmpty else { return }
        state.withLock { state in
            for notice in notices { state.traffic.add(notice) }
        }
        bell.ring()
    }

    /// Adds what the store says must still be told: at start, and whenever a desk was rebuilt from the store. What is
    /// known already is not added again.
    public func restore(_ content: OutboxContent) {
        let known = Outbox.byID(content.carried + content.notices)
        state.withLock { state in
            for delivery in content.deliveries where delivery.state == .waiting {
                state.traffic.add(Parcel(delivery: delivery, notices: delivery.notices.compactMap { known[$0] }))
            }
            for notice in content.notices { state.traffic.add(notice) }
        }
        bell.ring()
    }

    /// Adds deliveries that were given up and that somebody wants sent again: under their ids, with a new schedule and
    /// without the expiry that they missed.
    ///
    /// - Parameter notices: the notices in them, for the case that they fail again.
    public func redriven(_ deliveries: [Delivery], carrying notices: [Notice] = []) {
        let known = Outbox.byID(notices)
        let now = clock.now
        state.withLock { state in
            for var delivery in deliveries {
                delivery.state = .waiting
                delivery.attempts = 0
                delivery.nextAttemptAt = now
                if let expiry = delivery.expiresAt, expiry <= now { delivery.expiresAt = nil }
                let held = delivery.notices.compactMap { known[$0] }
                state.traffic.readd(Parcel(delivery: delivery, notices: held, since: now))
            }
        }
        bell.ring()
    }

    /// Speaks with other codecs, quotas and texts from now on. Deliveries that were composed keep their words.
    public func replaceWorld(_ world: OutboxWorld) {
        state.withLock { $0.world = world }
        bell.ring()
    }

    /// Waits until nothing can be done at the present now: no lane may act, and nothing is under way or being written
    /// down.
    ///
    /// - Returns: the next moment at which something is due; nil where nothing waits, or the outbox has stopped.
    public func settled() async -> Instant? {
        await withCheckedContinuation { answer in
            let isOver = state.withLock { state in
                if !state.isOver { state.ask(answer) }
                return state.isOver
            }
            if isOver { answer.resume(returning: nil) } else { bell.ring() }
        }
    }

    /// How many notices wait or are under way.
    public var waiting: Int { state.withLock { $0.traffic.waiting } }

    /// Works until the house stops: then nothing more is started, and what is under way is given 15 seconds.
    public func run() async throws {
        await withGracefulShutdownHandler {
            await work()
        } onGracefulShutdown: {
            self.state.withLock { $0.isStopping = true }
            self.bell.ring()
        }
    }

    private static func byID(_ notices: [Notice]) -> [NoticeID: Notice] {
        Dictionary(notices.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
