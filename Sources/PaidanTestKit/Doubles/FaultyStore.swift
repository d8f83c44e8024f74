public import PaidanCore
import Synchronization

/// A store that fails where it is told to, and otherwise does what the store in it does.
public final class FaultyStore: Store {
    /// A verb of the store, by its name.
    public enum Verb: String, Hashable, Sendable, CaseIterable {
        case accept, enter, inputs, heard, takeInHand, commit, setAside, keep, rulebook, outbox, begin, conclude,
            reference
        case redrive, quarantine, purge, ping
    }

    private let inner: any Store
    private let state = Mutex(State())

    fileprivate struct State {
        var calls: [Verb] = []
        var faults: [Fault] = []
    }

    fileprivate struct Fault {
        let verb: Verb?
        /// Which call from now on; nil for each.
        var call: Int?
        let failure: StoreFailure
        let isAfterwards: Bool
    }

    /// A store that does not fail yet.
    public init(_ inner: any Store) {
        self.inner = inner
    }

    /// The verbs called so far, in order.
    public var calls: [Verb] { state.withLock { $0.calls } }

    /// Fails from now on.
    ///
    /// - Parameters:
    ///   - verb: at calls of one verb; nil for any.
    ///   - call: only at the n-th such call from now on, from 1; nil for each until `heal()`.
    ///   - failure: with what.
    ///   - isAfterwards: whether the inner store does its work first, as when the answer of a commit is lost.
    public func fail(
        _ verb: Verb? = nil, at call: Int? = nil, with failure: StoreFailure, afterwards isAfterwards: Bool = false
    ) {
        state.withLock {
            $0.faults.append(Fault(verb: verb, call: call, failure: failure, isAfterwards: isAfterwards))
        }
    }

    /// Fails no more.
    public func heal() {
        state.withLock { $0.faults = [] }
    }

    private func during<Value>(
        _ verb: Verb, _ work: () async throws(StoreFailure) -> Value
    ) async throws(StoreFailure) -> Value {
        let fault = state.withLock { $0.fault(at: verb) }
        if let fault, !fault.isAfterwards { throw fault.failure }
        let value = try await work()
        if let fault { throw fault.failure }
        return value
    }
}

extension FaultyStore.State {
    fileprivate mutating func fault(at verb: FaultyStore.Verb) -> FaultyStore.Fault? {
        calls.append(verb)
        var found: FaultyStore.Fault?
        for index in faults.indices where faults[index].verb == nil || faults[index].verb == verb {
            if let call = faults[index].call { faults[index].call = call - 1 }
            if found == nil, (faults[index].call ?? 0) == 0 { found = faults[index] }
        }
        return found
    }
}

extension FaultyStore {
    public func accept(_ arrivals: [Arrival]) async throws(StoreFailure) -> [Acceptance] {
        try await during(.accept) { () throws(StoreFailure) in try await inner.accept(arrivals) }
    }

    public func enter(_ community: CommunityID) async throws(StoreFailure) -> Tenancy {
        try await during(.enter) { () throws(StoreFailure) in try await inner.enter(community) }
    }

    public func inputs(of community: CommunityID, after sequence: Int64, limit: Int)
        async throws(StoreFailure) -> [RecordedInput]
    {
        try await during(.inputs) { () throws(StoreFailure) in
            try await inner.inputs(of: community, after: sequence, limit: limit)
        }
    }

    public func heard(of community: CommunityID, since: Instant, limit: Int) async throws(StoreFailure) -> [DeskInput] {
        try await during(.heard) { () throws(StoreFailure) in
            try await inner.heard(of: community, since: since, limit: limit)
        }
    }

    public func takeInHand(_ sequence: Int64, of community: CommunityID) async throws(StoreFailure) {
        try await during(.takeInHand) { () throws(StoreFailure) in
            try await inner.takeInHand(sequence, of: community)
        }
    }

    public func commit(_ settlements: [Settlement], of community: CommunityID, epoch: Int64)
        async throws(StoreFailure)
    {
        try await during(.commit) { () throws(StoreFailure) in
            try await inner.commit(settlements, of: community, epoch: epoch)
        }
    }

    public func setAside(_ sequence: Int64, of community: CommunityID, epoch: Int64, reason: String)
        async throws(StoreFailure)
    {
        try await during(.setAside) { () throws(StoreFailure) in
            try await inner.setAside(sequence, of: community, epoch: epoch, reason: reason)
        }
    }

    public func keep(_ rulebook: Rulebook, digest: String) async throws(StoreFailure) {
        try await during(.keep) { () throws(StoreFailure) in try await inner.keep(rulebook, digest: digest) }
    }

    public func rulebook(_ digest: String) async throws(StoreFailure) -> Rulebook? {
        try await during(.rulebook) { () throws(StoreFailure) in try await inner.rulebook(digest) }
    }

    public func outbox(of community: CommunityID) async throws(StoreFailure) -> OutboxContent {
        try await during(.outbox) { () throws(StoreFailure) in try await inner.outbox(of: community) }
    }

    public func begin(_ deliveries: [Delivery]) async throws(StoreFailure) {
        try await during(.begin) { () throws(StoreFailure) in try await inner.begin(deliveries) }
    }

    public func conclude(_ conclusions: [Conclusion]) async throws(StoreFailure) {
        try await during(.conclude) { () throws(StoreFailure) in try await inner.conclude(conclusions) }
    }

    public func reference(channel: ChannelID, messageID: String) async throws(StoreFailure) -> Reference? {
        try await during(.reference) { () throws(StoreFailure) in
            try await inner.reference(channel: channel, messageID: messageID)
        }
    }

    public func redrive(_ deliveries: [DeliveryID]?, of community: CommunityID, at now: Instant)
        async throws(StoreFailure) -> [Delivery]
    {
        try await during(.redrive) { () throws(StoreFailure) in
            try await inner.redrive(deliveries, of: community, at: now)
        }
    }

    public func quarantine(_ record: QuarantineRecord) async throws(StoreFailure) {
        try await during(.quarantine) { () throws(StoreFailure) in try await inner.quarantine(record) }
    }

    public func purge(_ limits: PurgeLimits, at now: Instant) async throws(StoreFailure) -> PurgeReport {
        try await during(.purge) { () throws(StoreFailure) in try await inner.purge(limits, at: now) }
    }

    public func ping() async throws(StoreFailure) {
        try await during(.ping) { () throws(StoreFailure) in try await inner.ping() }
    }
}
