/// What a volunteer has to do already, measured against one more job.
extension Desk {
    /// How much is asked of one volunteer.
    var budget: Budget { rulebook.limits.budget ?? Budget() }

    /// The jobs that a member holds.
    private func held(by id: MemberID) -> [Wish] {
        wishIndex.wishes(of: id).compactMap { number in
            state.wishes[number].flatMap { wish in
                wish.slots.contains { $0.state == .held && $0.holder == id } ? wish : nil
            }
        }
    }

    /// How many open wishes a member holds.
    func openCount(of id: MemberID) -> Int { held(by: id).count }

    /// Whether a member holds fewer jobs than at once may be asked; a job that begins later is none of those.
    func hasRoom(_ member: Member) -> Bool {
        let isStretched = state.head.overload != nil && member.kind == .member
        let cap = isStretched ? max(member.maxOpen, budget.stormAtOnce) : member.maxOpen
        return held(by: member.id).count { !isLater($0) } < cap
    }

    /// Whether a member has as much to do as may be asked: at once, today, in seven days.
    ///
    /// Staff and organizations have a cap of their own and no budget.
    func isAtCap(_ member: Member, for demand: Demand) -> Bool {
        if !hasRoom(member), !isAhead(demand) { return true }
        if member.kind != .member { return isReserved(member) }
        let accepted = state.members[member.id]?.accepted ?? []
        let startOfDay = rulebook.zone.startOfDay(rulebook.zone.civil(now).date)
        let today = accepted.count { $0 >= startOfDay }
        if state.head.overload != nil { return today >= budget.stormPerDay }
        return today >= max(budget.jobsPerDay, member.maxOpen)
            || accepted.count { $0 + .days(7) > now } >= max(budget.jobsPerWeek, member.maxOpen)
    }

    private func isLater(_ wish: Wish) -> Bool { wish.window.map { $0.from > now + .hours(2) } ?? false }

    private func isAhead(_ demand: Demand) -> Bool { demand.at > now + .hours(2) }

    /// Whether the time of a job overlaps with that of one that a volunteer has promised, the way between them included.
    func isBusy(_ member: Member, for demand: Demand) -> Bool {
        guard member.kind == .member else { return false }
        let wanted = demand.wish.meetAt.map { Window(from: $0, to: $0 + .hours(1)) } ?? demand.wish.window
        let from = max(wanted?.from ?? demand.at, demand.at)
        let to = max(wanted?.to ?? from, from + .hours(1))
        return held(by: member.id).contains { wish in
            guard wish.number != demand.wish.number, let other = wish.window, other.to > now else { return false }
            let start = wish.meetAt ?? other.from
            return start - budget.travel < to && from < max(other.to, start) + budget.travel
        }
    }

    /// Whether a volunteer rests from a job; what is urgent does not wait for that, and in a storm nobody rests.
    func isResting(_ member: Member, for demand: Demand) -> Bool {
        guard member.kind == .member, demand.wish.urgency > .urgent, state.head.overload == nil,
            let last = state.members[member.id]?.lastCompleted
        else { return false }
        return demand.at < last + budget.rest
    }

    /// Whether a member left so many offers unanswered that it is left in peace.
    func isNagged(_ member: Member) -> Bool {
        let unanswered = state.members[member.id]?.unanswered ?? []
        return unanswered.count { $0 + .days(1) > now } >= rulebook.limits.unansweredPerDay
            || unanswered.count { $0 + .days(7) > now } >= budget.unansweredPerWeek
    }

    /// When a member who was left in peace may be asked again.
    func endOfPeace(of member: Member) -> Instant? {
        let unanswered = state.members[member.id]?.unanswered ?? []
        func end(_ span: Instant.Span, _ limit: Int) -> Instant? {
            let recent = unanswered.filter { $0 + span > now }
            let place = recent.count - limit
            return recent.indices.contains(place) ? recent[place] + span : nil
        }
        return [end(.days(1), rulebook.limits.unansweredPerDay), end(.days(7), budget.unansweredPerWeek)]
            .compactMap { $0 }.max()
    }

    /// While there is more to do than people for it, one of the staff without a job is kept for emergencies.
    private func isReserved(_ member: Member) -> Bool {
        guard state.head.overload != nil, member.kind == .staff, held(by: member.id).isEmpty else { return false }
        return !index.staff.contains { $0 != member.id && held(by: $0).isEmpty }
    }
}
