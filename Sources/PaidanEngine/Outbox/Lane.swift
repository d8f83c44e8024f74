public import PaidanCore

/// The queue of one destination: what waits there and in which order it may go. Pure: it is asked with the time and
/// answers what to do next.
///
/// One delivery is under way at a time. Order is kept by wish: a notice never overtakes an earlier notice, or an
/// unfinished delivery, about the same wish. Across wishes haste decides. A delivery that failed holds back only its
/// own wishes; a destination that is throttled or refuses the key rests as a whole.
public struct Lane: Hashable, Sendable {
    /// Notices that no delivery holds yet, in the desk's order.
    public private(set) var notices: [Notice] = []
    /// Deliveries that failed and wait for their next attempt, oldest first.
    public private(set) var parcels: [Parcel] = []
    /// Whether something of it is being composed, sent or concluded.
    public private(set) var isBusy = false
    /// Until when nothing is sent.
    public private(set) var restsUntil: Instant?
    /// What the quota still allows.
    private(set) var bucket = TokenBucket()

    /// An empty lane with a full quota.
    public init() {}

    /// Whether nothing waits and nothing is under way.
    public var isEmpty: Bool { notices.isEmpty && parcels.isEmpty && !isBusy }

    /// Whether forgetting it changes nothing.
    func isForgettable(at now: Instant) -> Bool {
        isEmpty && bucket.isFull(at: now) && (restsUntil ?? now) <= now
    }

    /// Adds a notice behind those decided before it or together with it.
    public mutating func add(_ notice: Notice) {
        let place = notices.lastIndex { $0.at <= notice.at }.map { $0 + 1 } ?? 0
        notices.insert(notice, at: place)
    }

    /// Adds an unfinished delivery.
    public mutating func add(_ parcel: Parcel) {
        let place = parcels.firstIndex { $0.rank > parcel.rank } ?? parcels.endIndex
        parcels.insert(parcel, at: place)
    }

    /// The messages that wait and go on with what a delivery began to say.
    func continuations(of delivery: Delivery) -> [Parcel] {
        parcels.filter { $0.delivery.continues(delivery) }
    }

    /// Takes the lane for what `step` proposed; until it is freed or concluded it proposes nothing.
    mutating func occupy() { isBusy = true }

    /// Gives the lane back with everything as it was: nothing could be written down, so nothing was sent.
    mutating func free(restingUntil moment: Instant) {
        isBusy = false
        rest(until: moment)
    }

    /// Moves what is now durable from waiting to under way.
    ///
    /// - Parameter quota: what a token is taken from; nil where nothing is sent.
    mutating func begin(_ delivery: Delivery, at now: Instant, quota: ChannelSettings.Quota?) {
        let taken = Set(delivery.notices)
        notices.removeAll { taken.contains($0.id) }
        parcels.removeAll { $0.delivery.id == delivery.id }
        if let quota { bucket.take(at: now, quota: quota) }
    }

    /// Ends what was under way, or what was given up with it.
    ///
    /// - Parameter retry: the delivery, where it is to be tried again.
    mutating func conclude(_ delivery: DeliveryID, retry: Parcel?, restUntil: Instant?) {
        isBusy = false
        parcels.removeAll { $0.delivery.id == delivery }
        if let retry { add(retry) }
        if let restUntil { rest(until: restUntil) }
    }

    private mutating func rest(until moment: Instant) {
        restsUntil = max(restsUntil ?? moment, moment)
    }
}

extension Parcel {
    /// Its place among unfinished deliveries: the oldest first, the messages of one text in their order.
    fileprivate var rank: (Instant, DeliveryID, Int) {
        let first = delivery.notices.first.map(Renderer.id) ?? delivery.id
        return (delivery.composedAt, first, delivery.part?.number ?? 1)
    }
}
