/// One position that a wish needs filled.
public struct Slot: Hashable, Codable, Sendable {
    /// Its place among the wish's slots, from 0.
    public var index: Int
    /// Where it stands.
    public private(set) var state: SlotState
    /// Who may fill it.
    public var kinds: [Member.Kind]
    /// The organization whose members may fill it; nil for any.
    public var organization: String?
    /// What they must be able to do.
    public var skills: [Skill]
    /// How far the search has gone.
    public var ring: Ring
    /// Everybody who was asked, in order.
    public var offers: [Offer]
    /// Who holds it, or did the job.
    public var holder: MemberID?
    /// When the holder said to be there.
    public var promisedAt: Instant?
    /// When the holder was there; nil while that was not said.
    public var arrivedAt: Instant?

    /// A position nobody was asked for yet.
    public init(index: Int, kinds: [Member.Kind], organization: String? = nil, skills: [Skill] = []) {
        self.index = index
        self.state = .open
        self.kinds = kinds
        self.organization = organization
        self.skills = skills
        self.ring = .building
        self.offers = []
    }

    /// Moves to a state that may follow; the same state again changes nothing.
    ///
    /// - Returns: whether the move is legal; an illegal move changes nothing.
    @discardableResult
    public mutating func move(to next: SlotState) -> Bool {
        guard next != state else { return true }
        guard SlotState.moves[state]?.contains(next) == true else { return false }
        state = next
        return true
    }

    /// Lets its holder go: it is wanted again.
    public mutating func vacate() {
        holder = nil
        promisedAt = nil
        arrivedAt = nil
        move(to: .open)
    }

    /// Opens it again once nobody asked for it can still answer.
    public mutating func openIfUnasked() {
        if state == .offered, liveOffers.isEmpty { move(to: .open) }
    }

    /// The offers that wait for an answer.
    public var liveOffers: [Offer] { offers.filter { $0.state == .live } }

    /// Whether somebody is still wanted for it.
    public var isWanted: Bool { state == .open || state == .offered }
}

/// A slot put to one member, with a deadline.
public struct Offer: Hashable, Codable, Sendable {
    /// Its id within the community.
    public var id: OfferID
    /// Who is asked.
    public var member: MemberID
    /// From which ring.
    public var ring: Ring
    /// When it was made.
    public var madeAt: Instant
    /// Until when it waits.
    public var expiresAt: Instant
    /// How it stands.
    public var state: OfferState
    /// Whether the member said to have seen it without taking it.
    public var isSeen: Bool
    /// Whether the member was reminded of it; nil where not.
    public var isReminded: Bool?
    /// Which of the member's contacts it was sent to.
    public var contact: Int
    /// When it ended without the member's word; nil while it is live or where the member answered.
    public var endedAt: Instant?

    /// A live offer.
    public init(id: OfferID, member: MemberID, ring: Ring, madeAt: Instant, expiresAt: Instant, contact: Int = 0) {
        self.id = id
        self.member = member
        self.ring = ring
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.state = .live
        self.isSeen = false
        self.contact = contact
    }
}

/// How far from the place somebody is sought.
public enum Ring: Int, Hashable, Codable, Sendable, CaseIterable, Comparable {
    case building, grid, neighbours, community, duty

    /// Orders rings from near to far.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// The next wider ring; nil after the last.
    public var wider: Ring? { Ring(rawValue: rawValue + 1) }

    /// The ring's name in data.
    public var name: String {
        switch self {
        case .building: "building"
        case .grid: "grid"
        case .neighbours: "neighbours"
        case .community: "community"
        case .duty: "duty"
        }
    }
}
