extension Desk {
    /// Asks those who became free with this input for the posts that lack people: the most urgent wish first, among
    /// those the one that waits longest.
    mutating func retry() {
        let free = turn.freed.sorted().compactMap { index[$0] }
        guard !free.isEmpty else { return }
        let short = wishIndex.short.compactMap { state.wishes[$0] }.sorted {
            ($0.urgency, $0.receivedAt, $0.number) < ($1.urgency, $1.receivedAt, $1.number)
        }
        for wish in short where canServe(wish, free) {
            note("retried", of: wish.number)
            change(wish.number) { wish, desk in desk.search(&wish) }
        }
    }

    private func canServe(_ wish: Wish, _ free: [Member]) -> Bool {
        wish.slots.contains { slot in
            guard slot.state == .open, isReleased(slot, of: wish) else { return false }
            let demand = demand(of: slot, in: wish)
            return free.contains { obstacle(to: $0, for: demand) == nil }
        }
    }

    /// When the first of those may be free who were passed over for the moment alone: their hours or shift begin, their
    /// leave ends, or they were left in peace for long enough. Nil where nobody is to be expected within a week, or the
    /// service is wanted at another time than now.
    func opportunity(for slots: [Slot], of wish: Wish) -> Instant? {
        var members: [MemberID: Rule] = [:]
        for slot in slots where isReleased(slot, of: wish) {
            let demand = demand(of: slot, in: wish)
            guard demand.at == now else { continue }
            for passed in candidates(for: demand, upTo: .community, count: .max).passedOver {
                members[passed.member] = passed.rule
            }
        }
        return members.compactMap { id, rule in index[id].flatMap { release(of: $0, from: rule) } }
            .filter { $0 > now }.min()
    }

    /// When a rule that forbids to ask a member now may forbid it no more; nil for rules that time does not change.
    private func release(of member: Member, from rule: Rule) -> Instant? {
        switch rule {
        case .away: endOfLeave(of: member)
        case .hours: nextStart(of: member)
        case .nagged: endOfPeace(of: member)
        case .rest: state.members[member.id]?.lastCompleted.map { $0 + budget.rest }
        case .cap: endOfBudget(of: member)
        default: nil
        }
    }

    private func endOfLeave(of member: Member) -> Instant? {
        let today = rulebook.zone.civil(now).date
        let ends = member.away.filter { $0.contains(today) }.map { rulebook.zone.startOfDay($0.last.adding(days: 1)) }
        return (ends + [state.members[member.id]?.awayUntil].compactMap { $0 }).max()
    }

    private func nextStart(of member: Member) -> Instant? {
        let today = rulebook.zone.civil(now).date
        let weekly = member.availability.hours + rulebook.patterns.filter { $0.member == member.id }.map(\.hours)
        let starts = (0...7).flatMap { day in
            let date = today.adding(days: day)
            return weekly.filter { $0.days.contain(date, by: rulebook.calendar) }.map {
                rulebook.zone.instant(CivilTime(date: date, minuteOfDay: $0.from))
            }
        }
        return (starts + rulebook.shifts.filter { $0.member == member.id }.map(\.from)).filter { $0 > now }.min()
    }

    /// When a volunteer's day or week begins anew; nil where the jobs in hand are what fills it.
    private func endOfBudget(of member: Member) -> Instant? {
        guard member.kind == .member, let accepted = state.members[member.id]?.accepted else { return nil }
        let week = accepted.filter { $0 + .days(7) > now }
        let place = week.count - max(budget.jobsPerWeek, member.maxOpen)
        if week.indices.contains(place) { return week[place] + .days(7) }
        let today = rulebook.zone.civil(now).date
        let isDayFull =
            week.count { $0 >= rulebook.zone.startOfDay(today) } >= max(budget.jobsPerDay, member.maxOpen)
        return isDayFull ? rulebook.zone.startOfDay(today.adding(days: 1)) : nil
    }
}
