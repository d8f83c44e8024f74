// What the outbox's stories need beside the test kit's doubles.
import PaidanCore
import PaidanTestKit
import Synchronization

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
    func heard(of community: CommunityID, since: Instant, limit: Int) async throws(StoreFailure) -> [DeskInput] {
        throw unneeded
    }
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

/// What a platform reads of a delivery.
struct Said: Hashable, Sendable {
    var id: String
    var lane: String
    var text: String

    init(_ call: OutboundCall) {
        guard case .http(let call) = call else { fatalError("PlainPlatform makes no such call") }
        id = call.headers.first?.value ?? ""
        lane = String(call.url.dropFirst("http://platform.example/".count))
        text = String(decoding: call.body, as: UTF8.self)
    }
}

/// A delivery that was tried, and when.
@dynamicMemberLookup
struct Sent: Hashable, Sendable {
    var at: Instant
    var said: Said

    subscript<Value>(dynamicMember path: KeyPath<Said, Value>) -> Value { said[keyPath: path] }
}

extension ScriptedCourier {
    /// The deliveries that were tried, in order.
    var sent: [Sent] { zip(calls, moments).map { Sent(at: $1, said: Said($0)) } }

    /// Answers each delivery as the script says.
    func script(_ answer: @escaping @Sendable (Said) async -> CourierAnswer) {
        self.answer(with: { await answer(Said($0)) })
    }

    /// Answers with these statuses in turn, then with 200.
    func answer(statuses: [Int], headers: [String: String] = [:]) {
        let rest = Rest(statuses)
        script { _ in .answered(HTTPAnswer(status: rest.next() ?? 200, headers: headers)) }
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
