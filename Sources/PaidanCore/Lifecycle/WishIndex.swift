internal import HeapModule

/// The wishes that the desk remembers, found by place, reporter, member and deadline; never recorded.
struct WishIndex: Sendable {
    private var byBuilding: [String: Set<WishNumber>] = [:]
    private var byAccount: [Account: Set<WishNumber>] = [:]
    private var byMember: [MemberID: Set<WishNumber>] = [:]
    /// The open wishes with a post for which nobody is being asked, though nothing makes them wait.
    private(set) var short: [WishNumber: Urgency] = [:]
    /// The open wishes with a post that wants somebody, though nothing makes them wait.
    private(set) var wanting: Set<WishNumber> = []
    /// The open wishes that were put to each member and wait for the answer; the same as in the wishes, found at once.
    private var byConsidering: [MemberID: [WishNumber: Urgency]] = [:]
    /// The wishes for which each member was asked, ended ones included.
    private var byAsked: [MemberID: Set<WishNumber>] = [:]
    /// The remembered emergencies that were none.
    private(set) var falseAlarms: Set<WishNumber> = []
    /// The campaigns that are not over.
    private(set) var campaigns: Set<WishNumber> = []
    /// The wishes that somebody on duty has.
    private(set) var escalated: Set<WishNumber> = []
    private var due: [WishNumber: Instant] = [:]
    /// Deadlines as they were set; one that no longer stands in `due` is passed over.
    private var dues = Heap<Due>()

    private struct Due: Comparable {
        let at: Instant
        let number: WishNumber

        static func < (left: Due, right: Due) -> Bool { (left.at, left.number) < (right.at, right.number) }
    }

    init(_ wishes: some Sequence<Wish>) {
        for wish in wishes { replace(nil, by: wish) }
    }

    /// The open wishes in a building.
    func wishes(in building: String) -> Set<WishNumber> { byBuilding[building] ?? [] }

    /// The remembered wishes that an account reported, ended ones included.
    func wishes(of account: Account) -> Set<WishNumber> { byAccount[account] ?? [] }

    /// The open wishes that were put to a member and wait for its answer, or that it holds.
    func wishes(of member: MemberID) -> Set<WishNumber> { byMember[member] ?? [] }

    /// The wishes that were put to a member and wait for its answer, with their urgency.
    func considered(by member: MemberID) -> [WishNumber: Urgency] { byConsidering[member] ?? [:] }

    /// The remembered wishes for which a member was asked, ended ones included.
    func wishes(asking member: MemberID) -> Set<WishNumber> { byAsked[member] ?? [] }

    /// The earliest deadline of all.
    var nextDue: Instant? { dues.min?.at }

    /// Takes out the open wishes whose deadline lies at or before an instant, earliest first; each comes back with its next
    /// deadline when it is written down again.
    mutating func takeOverdue(at now: Instant) -> [WishNumber] {
        var found: [WishNumber] = []
        while let first = dues.min, first.at <= now {
            dues.removeMin()
            guard due[first.number] == first.at else { continue }
            due[first.number] = nil
            found.append(first.number)
        }
        return found
    }

    /// Takes a changed wish in; nil for one that is new or forgotten.
    mutating func replace(_ old: Wish?, by new: Wish?) {
        if let old {
            if !old.state.isOver {
                if let building = old.need.place.building { byBuilding[building]?.remove(old.number) }
                for member in old.engaged { byMember[member]?.remove(old.number) }
            }
            for reporter in old.reporters { byAccount[reporter.account]?.remove(old.number) }
            for slot in old.slots {
                for offer in slot.offers {
                    byAsked[offer.member]?.remove(old.number)
                    if offer.state == .live { byConsidering[offer.member]?[old.number] = nil }
                }
            }
            wanting.remove(old.number)
            falseAlarms.remove(old.number)
            due[old.number] = nil
            short[old.number] = nil
            escalated.remove(old.number)
            campaigns.remove(old.number)
        }
        if let new {
            if !new.state.isOver {
                if let building = new.need.place.building { byBuilding[building, default: []].insert(new.number) }
                for member in new.engaged { byMember[member, default: []].insert(new.number) }
            }
            for reporter in new.reporters { byAccount[reporter.account, default: []].insert(new.number) }
            for slot in new.slots {
                for offer in slot.offers {
                    byAsked[offer.member, default: []].insert(new.number)
                    if offer.state == .live { byConsidering[offer.member, default: [:]][new.number] = new.urgency }
                }
            }
            if new.isWanting { wanting.insert(new.number) }
            if new.ending == .notAWish, new.urgency == .emergency { falseAlarms.insert(new.number) }
            if new.isShort { short[new.number] = new.urgency }
            if new.escalation != nil { escalated.insert(new.number) }
            if new.campaign != nil, !new.state.isOver { campaigns.insert(new.number) }
            if let at = new.due?.at {
                due[new.number] = at
                dues.insert(Due(at: at, number: new.number))
            }
        }
        while let first = dues.min, due[first.number] != first.at { dues.removeMin() }
    }
}

extension Wish {
    /// Whether nobody is being asked for a post of it, though nothing makes it wait.
    var isShort: Bool {
        (state == .open || state == .underWay) && wait == nil && slots.contains { $0.state == .open }
    }

    /// Whether a post of it wants somebody, asked or not, though nothing makes it wait.
    var isWanting: Bool {
        (state == .open || state == .underWay) && wait == nil && slots.contains(where: \.isWanted)
    }

    /// Those who were asked and have not answered, and those who hold a post or are asked to take one over; each once.
    var engaged: Set<MemberID> {
        var found: Set<MemberID> = []
        if let handOver { found.insert(handOver.to) }
        for slot in slots {
            if slot.state == .held, let holder = slot.holder { found.insert(holder) }
            for offer in slot.offers where offer.state == .live { found.insert(offer.member) }
        }
        return found
    }
}
