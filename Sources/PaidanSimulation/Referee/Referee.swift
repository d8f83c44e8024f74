public import PaidanCore

/// Judges every offer from the roster, the calendar and what was decided before, without asking the desk: what it does not
/// share with the desk it cannot be wrong in the same way.
public struct Referee: Sendable {
    /// The offers that broke a hard rule; at most 100 are kept.
    public private(set) var violations: [Violation] = []
    /// How many there were.
    public private(set) var violationCount = 0
    /// How many offers were judged.
    public private(set) var judged = 0

    let rulebook: Rulebook
    let roster: [MemberID: Member]
    let holidays: [Int: DayClass]
    /// The wishes as they stand, as far as somebody is asked or holds something.
    private var book = Book()
    /// Whether there is more to do than people for it.
    private var isStorm = false
    /// Offers that went by unanswered, by member.
    private var unanswered: [MemberID: [Instant]] = [:]

    /// An offer that must not have been made.
    public struct Violation: Hashable, Sendable, CustomStringConvertible {
        /// Which rule it broke.
        public var rule: Rule
        /// Of which wish.
        public var wish: WishNumber
        /// To whom it was made.
        public var member: MemberID
        /// When.
        public var at: Instant

        public var description: String { "\(rule.rawValue): wish \(wish) offered to \(member) at \(at)" }
    }

    /// A referee for a desk that keeps these rules.
    public init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        roster = Dictionary(uniqueKeysWithValues: rulebook.members.map { ($0.id, $0) })
        holidays = rulebook.calendar.exceptions
    }

    /// Judges the offers of a decision; decisions come in sequence.
    public mutating func judge(_ decision: Decision) {
        for wish in decision.changes.wishes { book.replace(wish) }
        // What the decision itself ended counts as well: it may have gone by the rules for a storm until then.
        let wasStorm = isStorm
        let isStormNow = decision.changes.head.overload != nil
        isStorm = wasStorm || isStormNow
        defer { isStorm = isStormNow }
        for entry in decision.entries {
            guard let number = entry.wish, case .text(let text)? = entry.facts["member"] else { continue }
            let member = MemberID(text)
            switch entry.event {
            case "expired": unanswered[member, default: []].append(decision.at)
            case "offered":
                judged += 1
                if let rule = verdict(entry, number, member, at: decision.at) {
                    report(Violation(rule: rule, wish: number, member: member, at: decision.at))
                }
            default: break
            }
        }
    }

    private mutating func report(_ violation: Violation) {
        violationCount += 1
        if violations.count < 100 { violations.append(violation) }
    }

    private mutating func verdict(_ entry: TimelineEntry, _ number: WishNumber, _ id: MemberID, at: Instant) -> Rule? {
        guard let member = roster[id] else { return .contact }
        guard let wish = book.wishes[number] else { return .conflict }
        // Whom the staff name themselves is asked whatever the post and the hours say, but never into danger.
        if entry.facts["rule"] == .text("DESK") { return person(member, wish) }
        if let rule = person(member, wish) ?? post(member, wish) { return rule }
        let moment = wish.urgency == .scheduled ? max(wish.window?.from ?? at, at) : at
        if let rule = time(member, wish, moment: moment, at: at) { return rule }
        // A second question about the same wish is one too many, until the need is another one; but who said yes a moment
        // too late is glad of it.
        let since = wish.changedAt ?? wish.receivedAt
        let questions = wish.slots.reduce(0) { $0 + $1.offers.count { $0.member == id && $0.madeAt >= since } }
        if questions > 1, entry.facts["rule"] != .text("RESERVE") { return .asked }
        guard wish.urgency != .emergency else { return nil }
        if book.live[id]?.contains(where: { $0 != number && comesBefore($0, number) }) == true { return .offered }
        if isFull(member, moment: moment, at: at) { return .cap }
        unanswered[id] = (unanswered[id] ?? []).filter { $0 + .days(7) > at }
        let week = unanswered[id] ?? []
        let isNagged =
            week.count { $0 + .days(1) > at } >= rulebook.limits.unansweredPerDay
            || week.count >= (rulebook.limits.budget ?? Budget()).unansweredPerWeek
        return isNagged ? .nagged : nil
    }

    /// Whether somebody has as much in hand as may be: what begins more than two hours later is not in hand yet, and a
    /// volunteer may take more while there is more to do than people for it.
    private func isFull(_ member: Member, moment: Instant, at: Instant) -> Bool {
        guard moment <= at + .hours(2) else { return false }
        let inHand = (book.held[member.id] ?? []).count { number in
            book.wishes[number]?.window.map { $0.from <= at + .hours(2) } ?? true
        }
        let mayTakeMore = isStorm && member.kind == .member
        let cap = mayTakeMore ? max(member.maxOpen, (rulebook.limits.budget ?? Budget()).stormAtOnce) : member.maxOpen
        return inHand >= cap
    }

    /// Two live offers at once are a fault of the one that came later; an emergency may always come later.
    private func comesBefore(_ other: WishNumber, _ number: WishNumber) -> Bool {
        book.wishes[other]?.urgency != .emergency
    }
}

/// Who is asked and who holds what, as the decisions say.
private struct Book: Sendable {
    var wishes: [WishNumber: Wish] = [:]
    var live: [MemberID: Set<WishNumber>] = [:]
    var held: [MemberID: Set<WishNumber>] = [:]

    mutating func replace(_ wish: Wish) {
        if let old = wishes[wish.number] {
            for slot in old.slots {
                for offer in slot.offers { live[offer.member]?.remove(wish.number) }
                if let holder = slot.holder { held[holder]?.remove(wish.number) }
            }
        }
        guard !wish.state.isOver else { return wishes[wish.number] = nil }
        wishes[wish.number] = wish
        for slot in wish.slots {
            for offer in slot.offers where offer.state == .live { live[offer.member, default: []].insert(wish.number) }
            if slot.state == .held, let holder = slot.holder { held[holder, default: []].insert(wish.number) }
        }
    }
}
