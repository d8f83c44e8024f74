/// One post of one wish, as candidates are measured against it.
struct Demand {
    /// The wish.
    var wish: Wish
    /// The post.
    var slot: Slot
    /// When the service is wanted: the desk's now, or the start of the window.
    var at: Instant
    /// The same on the wall.
    var civil: CivilTime
    /// Who is on duty then.
    var onDuty: Set<MemberID>
    /// Whether only vetted people may go.
    var needsVetting: Bool
    /// Who was asked for the wish before, or holds a post of it.
    var engaged: Set<MemberID>
}

extension Desk {
    /// What a post of a wish demands just now.
    func demand(of slot: Slot, in wish: Wish) -> Demand {
        let start = wish.window.map { max($0.from, now) } ?? now
        let at = wish.meetAt.map { max($0, now) } ?? (wish.urgency == .scheduled ? start : now)
        return Demand(
            wish: wish, slot: slot, at: at, civil: rulebook.zone.civil(at),
            onDuty: Set(rulebook.onDuty(at: at).map(\.member)),
            needsVetting: needsVetting(wish),
            engaged: wish.asked.union(wish.engaged))
    }

    /// The first hard rule that forbids to ask a member; nil where none does.
    func obstacle(to member: Member, for demand: Demand) -> Rule? {
        let isEmergency = demand.wish.urgency == .emergency
        if !fits(member, demand.slot) { return .kind }
        if isKept(member, from: demand.wish) { return .danger }
        if !demand.slot.skills.allSatisfy(member.skills.contains) { return .skill }
        if demand.needsVetting, member.kind == .member, !member.vetted { return .safeguard }
        if isParty(member, to: demand.wish) { return .conflict }
        if isAway(member, for: demand) { return .away }
        if !isFree(member, for: demand) || isOffTurn(member, for: demand) { return .hours }
        if contact(of: member, from: 0, privately: demand.wish.isSensitive) == nil { return .contact }
        if demand.engaged.contains(member.id) { return .asked }
        if !isEmergency, hasLiveOffer(member.id, besides: demand.wish.number) { return .offered }
        if isEmergency { return nil }
        if isAtCap(member, for: demand) { return .cap }
        if isBusy(member, for: demand) { return .busy }
        if isResting(member, for: demand) { return .rest }
        if isNagged(member) { return .nagged }
        return nil
    }

    /// Whether a post is for somebody like this.
    func fits(_ member: Member, _ slot: Slot) -> Bool {
        slot.kinds.contains(member.kind)
            && (slot.organization == nil || slot.organization == member.organization
                || slot.organization == member.id.rawValue)
    }

    private func isParty(_ member: Member, to wish: Wish) -> Bool {
        if wish.formerHolders.contains(member.id) || wish.parties.contains(member.id) { return true }
        if member.kind == .member, wish.reporters.contains(where: { member.accounts.contains($0.account) }) {
            return true
        }
        guard let phone = member.phone else { return false }
        return phone == wish.beneficiary?.phone || (member.kind == .member && phone == wish.contact)
    }

    private func isAway(_ member: Member, for demand: Demand) -> Bool {
        if member.away.contains(where: { $0.contains(demand.civil.date) }) { return true }
        return state.members[member.id]?.awayUntil.map { demand.at < $0 } ?? false
    }

    /// Whether a member's hours hold an instant; who is on duty is free whatever the hours say.
    private func isFree(_ member: Member, for demand: Demand) -> Bool {
        demand.onDuty.contains(member.id) || member.availability.contains(demand.civil, by: rulebook.calendar)
    }

    /// Whether a member considers another wish; the one in hand is being changed, and the state still has it as it was.
    private func hasLiveOffer(_ id: MemberID, besides own: WishNumber) -> Bool {
        wishIndex.wishes(of: id).contains { number in
            guard number != own else { return false }
            return state.wishes[number]?.slots.contains { $0.offers.contains { $0.state == .live && $0.member == id } }
                ?? false
        }
    }
}
