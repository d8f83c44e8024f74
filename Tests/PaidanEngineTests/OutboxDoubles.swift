// Stand-ins for the outbox's neighbours. Private to these tests; the test kit's own may replace them.
import PaidanCore
import Synchronization

/// A clock that stands still until it is moved.
final class StillClock: Clock {
    private struct State {
        var now: Instant
        var nextID = 0
        var waiters: [Int: (until: Instant, wake: CheckedContinuation<Void, Never>)] = [:]
    }

    private let state: Mutex<State>

    init(_ now: Instant) {
        state = Mutex(State(now: now))
    }

    var now: Instant { state.withLock(\.now) }

    func move(to now: Instant) {
        let woken = state.withLock { state in
            state.now = max(state.now, now)
            let due = state.waiters.filter { $0.value.until <= state.now }
            for id in due.keys { state.waiters[id] = nil }
            return due.values.map(\.wake)
        }
        for wake in woken { wake.resume() }
    }

    func wait(until instant: Instant) async {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { wake in
                let isOver = state.withLock { state in
                    guard state.now < instant, !Task.isCancelled else { return true }
                    state.waiters[id] = (instant, wake)
                    return false
                }
                if isOver { wake.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.wake.resume()
        }
    }
}

/// A store of the outbox's three verbs, which remembers what it was told and can be made to refuse.
final class OutboxStore: Store {
    struct Content: Sendable {
        var notices: [Notice] = []
        var deliveries: [DeliveryID: Delivery] = [:]
        var reports: [DeliveryReport] = []
        var messageIDs: [DeliveryID: String] = [:]
        var beginCalls: [[DeliveryID]] = []
        var begun: [Delivery] = []
    }

    private let content = Mutex(Content())
    private let refusal: Mutex<@Sendable (String, [DeliveryID]) -> StoreFailure?> = Mutex({ _, _ in nil })

    /// Decides from now on which calls of `begin` and `conclude` are refused.
    func refuse(_ rule: @escaping @Sendable (String, [DeliveryID]) -> StoreFailure?) {
        refusal.withLock { $0 = rule }
    }

    /// What it remembers now.
    var kept: Content { content.withLock(\.self) }

    /// What a desk's commit does: the notices are durable.
    func commit(_ notices: [Notice]) {
        content.withLock { $0.notices += notices }
    }

    func begin(_ deliveries: [Delivery]) async throws(StoreFailure) {
        if let failure = refusal.withLock({ $0 })("begin", deliveries.map(\.id)) { throw failure }
        content.withLock { content in
            content.beginCalls.append(deliveries.map(\.id))
            content.begun += deliveries
            for delivery in deliveries { content.deliveries[delivery.id] = delivery }
        }
    }

    func conclude(_ conclusions: [Conclusion]) async throws(StoreFailure) {
        if let failure = refusal.withLock({ $0 })("conclude", conclusions.map(\.delivery.id)) { throw failure }
        content.withLock { content in
            for conclusion in conclusions {
                content.deliveries[conclusion.delivery.id] = conclusion.delivery
                content.messageIDs[conclusion.delivery.id] = conclusion.messageID
                if let report = conclusion.report { content.reports.append(report) }
            }
        }
    }

    func outbox(of community: CommunityID) async throws(StoreFailure) -> OutboxContent {
        content.withLock { content in
            let waiting = content.deliveries.values.filter { $0.state == .waiting && $0.community == community }
            let carried = Set(waiting.flatMap(\.notices))
            let composed = Set(content.deliveries.values.flatMap(\.notices))
            return OutboxContent(
                notices: content.notices.filter { $0.community == community && !composed.contains($0.id) },
                deliveries: waiting.sorted { $0.id < $1.id },
                carried: content.notices.filter { carried.contains($0.id) })
        }
    }

    func accept(_ arrivals: [Arrival]) async throws(StoreFailure) -> [Acceptance] { throw unneeded }
    func enter(_ community: CommunityID) async throws(StoreFailure) -> Tenancy { throw unneeded }
    func inputs(of community: CommunityID, after sequence: Int64, limit: Int) async throws(StoreFailure)
        -> [RecordedInput]
    { throw unneeded }
    func takeInHand(_ sequence: Int64, of community: CommunityID) async throws(StoreFailure) { throw unneeded }
    func commit(_ settlements: [Settlement], of community: CommunityID, epoch: Int64) async throws(StoreFailure) {
        throw unneeded
    }
    func setAside(_ sequence: Int64, of community: CommunityID, epoch: Int64, reason: String)
        async throws(StoreFailure)
    { throw unneeded }
    func keep(_ rulebook: Rulebook, digest: String) async throws(StoreFailure) { throw unneeded }
    func rulebook(_ digest: String) async throws(StoreFailure) -> Rulebook? { throw unneeded }
    func reference(channel: ChannelID, messageID: String) async throws(StoreFailure) -> Reference? { throw unneeded }
    func redrive(_ deliveries: [DeliveryID]?, of community: CommunityID, at now: Instant)
        async throws(StoreFailure) -> [Delivery]
    { throw unneeded }
    func quarantine(_ record: QuarantineRecord) async throws(StoreFailure) { throw unneeded }
    func purge(_ limits: PurgeLimits, at now: Instant) async throws(StoreFailure) -> PurgeReport { throw unneeded }
    func ping() async throws(StoreFailure) { throw unneeded }

    private var unneeded: StoreFailure { .broken("not a verb of the outbox") }
}

/// A platform whose calls say which delivery they carry, and whose answers say what they mean.
struct PlainPlatform: ChatPlatform {
    var textLimit: TextLimit?

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        throw Refusal(status: 405, type: "deaf", detail: "this platform only speaks")
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        if delivery.destination.address == "nobody" { throw Unsayable("nobody is there") }
        return .http(
            HTTPCall(
                url: "http://platform.example/\(delivery.destination.lane)",
                headers: [.init("webhook-id", delivery.id.rawValue)], body: Array(delivery.content.text.utf8)))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        let after = answer.headers["retry-after"].flatMap { Int64($0) }.map(Instant.Span.seconds)
        switch answer.status {
        case 200..<300: return .delivered(messageID: answer.headers["message-id"])
        case 429: return .throttled(after: after ?? .seconds(60), cause: "send too fast")
        case 401: return .wrongKey(cause: "401")
        case 400..<500: return .wrongRequest(cause: "\(answer.status)")
        default: return .tryLater(after: after, cause: "\(answer.status)")
        }
    }
}

/// A courier that notes what it carries and answers as the script says.
final class NotingCourier: Courier {
    struct Sent: Hashable, Sendable {
        var at: Instant
        var id: String
        var lane: String
        var text: String
    }

    private let clock: StillClock
    private let notes = Mutex<[Sent]>([])
    private let script: Mutex<@Sendable (Sent) async -> CourierAnswer> = Mutex({ _ in .answered(HTTPAnswer(status: 200))
    })

    init(clock: StillClock) {
        self.clock = clock
    }

    var sent: [Sent] { notes.withLock(\.self) }

    func answer(_ script: @escaping @Sendable (Sent) async -> CourierAnswer) {
        self.script.withLock { $0 = script }
    }

    /// Answers with these statuses in turn, then with 200.
    func answer(statuses: [Int], headers: [String: String] = [:]) {
        let rest = Rest(statuses)
        answer { _ in .answered(HTTPAnswer(status: rest.next() ?? 200, headers: headers)) }
    }

    func send(_ call: OutboundCall) async -> CourierAnswer {
        guard case .http(let call) = call else { return .failed(CourierFailure(kind: .impossible, detail: "no mail")) }
        let sent = Sent(
            at: clock.now, id: call.headers.first?.value ?? "",
            lane: String(call.url.dropFirst("http://platform.example/".count)),
            text: String(decoding: call.body, as: UTF8.self))
        notes.withLock { $0.append(sent) }
        return await script.withLock(\.self)(sent)
    }
}

/// Hands out what is left, one after the other.
final class Rest: Sendable {
    private let left: Mutex<[Int]>

    init(_ all: [Int]) {
        left = Mutex(all)
    }

    func next() -> Int? { left.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
}

/// Opens once; who waits before goes on then.
final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>((false, []))

    func open() {
        let waiters = state.withLock { state in
            defer { state = (true, []) }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    func pass() async {
        await withCheckedContinuation { waiter in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiters.append(waiter) }
                return state.isOpen
            }
            if isOpen { waiter.resume() }
        }
    }
}
