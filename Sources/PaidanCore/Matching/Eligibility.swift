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
    /// Who is on duty at the desk's now.
    var onDutyNow: Set<MemberID>
    /// By class of hours, whether the hours hold the time.
    var isOpen: [Bool]
    /// Whether only vetted people may go.
    var needsVetting: Bool
    /// The post's kinds and skills, as the roster's index tells them.
    var traits: Traits
    /// Who was asked for the wish before, or holds a post of it.
    var engaged: Set<MemberID>
}

/// What is the same for all who are looked for at one instant.
struct Moment: Sendable {
    /// The instant on the wall.
    var civil: CivilTime
    /// Who is on duty then.
    var onDuty: Set<MemberID>
    /// By class of hours, whether the hours hold it.
    var isOpen: [Bool]
}

extension Desk {
    /// What a post of a wish demands just now.
    func demand(of slot: Slot, in wish: Wish) -> Demand {
        let start = wish.window.map { max($0.from, now) } ?? now
        let at = wish.meetAt.map { max($0, now) } ?? (wish.urgency == .scheduled ? start : now)
        let present = turn.present ?? moment(now)
        let wanted = at == now ? present : moment(at)
        return Demand(
            wish: wish, slot: slot, at: at, civil: wanted.civil, onDuty: wanted.onDuty, onDutyNow: present.onDuty,
            isOpen: wanted.isOpen, needsVetting: needsVetting(wish), traits: index.traits(of: slot),
            engaged: wish.asked.union(wish.engaged))
    }

    /// Who is on duty at an instant, and whose hours hold it.
    func moment(_ at: Instant) -> Moment {
        let civil = rulebook.zone.civil(at)
        return Moment(
            civil: civil, onDuty: Set(onDuty(at: at).map(\.member)),
            isOpen: index.hours.map { $0.contains(civil, by: rulebook.calendar) })
    }

    /// The rule by which somebody's traits alone forbid to ask, where no rule that comes earlier could.
    func obstacle(by traits: Traits, for demand: Demand) -> Rule? {
        let rule = traits.obstacle(to: demand.traits)
        return rule == .skill && (demand.slot.organization != nil || demand.wish.danger != nil) ? nil : rule
    }

    /// The first hard rule that forbids to ask a member; nil where none does.
    func obstacle(to member: Member, for demand: Demand) -> Rule? {
        let isEmergency = demand.wish.urgency == .emergency
        if !fits(member, demand.slot) { return .kind }
        if isKept(member, from: demand.wish) { return .danger }
        if !demand.slot.skills.allSatisfy(member.skills.contains) { return .skill }
        if demand.needsVetting, member.kind == .member, !member.vetted { return .safeguard }
        if isParty(member, to: demand.wish) { return .conflict }
        let record = state.members[member.id]
        if isAway(member, record, for: demand) { return .away }
        if !isFree(member, record, for: demand) || isOffTurn(member, for: demand) { return .hours }
        if contact(of: member, from: 0, privately: demand.wish.isSensitive) == nil { return .contact }
        if demand.engaged.contains(member.id) { return .asked }
        guard !isEmergency else { return nil }
        if considersAnother(member.id, than: demand.wish) { return .offered }
        if isAtCap(member, for: demand) { return .cap }
        if endOfFullPeriod(of: member.id) != nil { return .cap }
        if isBusy(member, for: demand) { return .busy }
        if isResting(member, for: demand) { return .rest }
        return isNagged(member) ? .nagged : nil
    }

    /// Whether a post is for somebody like this.
    func fits(_ member: Member, _ slot: Slot) -> Bool {
        slot.kinds.contains(member.kind)
            && (slot.organization == nil || slot.organization == member.organization
                || slot.organization == member.id.rawValue)
    }

    func isParty(_ member: Member, to wish: Wish) -> Bool {
        if isTooNear(member, to: wish) { return true }
        if wish.formerHolders.contains(member.id) || wish.parties.contains(member.id) { return true }
        if member.kind == .member, wish.reporters.contains(where: { member.accounts.contains($0.account) }) {
            return true
        }
        guard let phone = member.phone else { return false }
        return phone == wish.beneficiary?.phone || (member.kind == .member && phone == wish.contact)
    }

    /// Whether a volunteer is of the building, or named, where neighbours quarrel or somebody does violence: whoever
    /// meets both sides on the stairs is not asked.
    private func isTooNear(_ member: Member, to wish: Wish) -> Bool {
        guard member.kind == .member,
            wish.category == .dispute || wish.danger == .violence || wish.sensitivity == .violence
        else { return false }
        if member.name.count >= 2, wish.words.contains(member.name) { return true }
        guard let building = wish.need.place.building, case .buildings(let own) = member.coverage else { return false }
        return own.contains(building)
    }

    func isAway(_ member: Member, _ record: MemberRecord?, for demand: Demand) -> Bool {
        if member.away.contains(where: { $0.contains(demand.civil.date) }) { return true }
        if record?.time?.isAway(at: demand.at) ?? false { return true }
        return record?.awayUntil.map { demand.at < $0 } ?? false
    }

    /// Whether a member's hours hold an instant; who is on duty is free whatever the hours say.
    func isFree(_ member: Member, _ record: MemberRecord?, for demand: Demand) -> Bool {
        if demand.onDuty.contains(member.id) { return true }
        guard let hours = index.hoursClass(of: member.id), demand.isOpen[hours] else { return false }
        return record?.time?.allows(demand.civil, by: rulebook.calendar) ?? true
    }

    /// Whether a member considers another wish that leaves no room for this one: for what is urgent, whoever considers
    /// something calmer may be asked as well.
    private func considersAnother(_ id: MemberID, than wish: Wish) -> Bool {
        wishIndex.considered(by: id).contains { number, urgency in
            number != wish.number && !(wish.urgency == .urgent && urgency > .urgent)
        }
    }

    /// Whether a member considers any wish.
    func considersSomething(_ id: MemberID) -> Bool { !wishIndex.considered(by: id).isEmpty }

    /// When the last of the periods ends in which a member took as many jobs as the member said to take; nil where
    /// there is room.
    func endOfFullPeriod(of id: MemberID) -> Instant? {
        guard let record = state.members[id], let limits = record.time?.limits, !limits.isEmpty else { return nil }
        let today = rulebook.zone.civil(now).date
        return limits.compactMap { limit in
            let (first, next) = today.bounds(of: limit.period)
            let start = rulebook.zone.startOfDay(first)
            return record.accepted.count { $0 >= start } >= limit.count ? rulebook.zone.startOfDay(next) : nil
        }.max()
    }
}
