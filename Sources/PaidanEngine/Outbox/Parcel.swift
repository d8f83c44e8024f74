public import PaidanCore

/// A delivery with the notices that it holds, so that its order and its end can be judged without the store.
public struct Parcel: Hashable, Sendable {
    /// The delivery.
    public var delivery: Delivery
    /// The notices in it; fewer than the delivery names where they are not known any more.
    public var notices: [Notice]
    /// Since when it has been tried: since it was composed, or since somebody wanted it sent again.
    public var since: Instant

    /// A delivery with its notices.
    public init(delivery: Delivery, notices: [Notice], since: Instant? = nil) {
        self.delivery = delivery
        self.notices = notices
        self.since = since ?? delivery.composedAt
    }

    /// By what it keeps its place among others: what comes later and shares any of these waits for it.
    var ties: Set<Tie> {
        var ties = Set(wishes.map(Tie.wish))
        if delivery.part != nil { ties.formUnion(delivery.notices.map(Tie.notice)) }
        return ties
    }

    /// The wishes that it is about.
    var wishes: Set<WishKey> {
        var wishes = Set(notices.compactMap(WishKey.init))
        if let wish = delivery.wish { wishes.insert(WishKey(community: delivery.community, number: wish)) }
        return wishes
    }

    /// Whether it must not go any more.
    func isLate(at now: Instant) -> Bool { delivery.expiresAt.map { $0 <= now } ?? false }
}

/// What order is kept by within a lane.
enum Tie: Hashable, Sendable {
    /// About one wish nothing overtakes.
    case wish(WishKey)
    /// The messages of one text stay in order, whatever they are about.
    case notice(NoticeID)
}

/// A wish among those of all communities.
struct WishKey: Hashable, Sendable {
    var community: CommunityID
    var number: WishNumber

    init(community: CommunityID, number: WishNumber) {
        self.community = community
        self.number = number
    }

    /// The wish that a notice is about; nil where it is about none, and then it waits for nobody.
    init?(_ notice: Notice) {
        guard let wish = notice.wish else { return nil }
        self.init(community: notice.community, number: wish)
    }
}

extension Notice {
    /// Whether it must not go any more.
    func isLate(at now: Instant) -> Bool { expiresAt.map { $0 <= now } ?? false }
}
