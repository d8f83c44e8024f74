extension Desk {
    /// Asks those who became free with this input for the posts that lack people: the most urgent wish first, among
    /// those the one that waits longest.
    mutating func retry() {
        guard !turn.freed.isEmpty, !wishIndex.short.isEmpty else { return }
        let freed = turn.freed.sorted().compactMap { index[$0] }
        var idle = freed.filter(isIdle)
        for (number, urgency) in wishIndex.short.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            // Who has enough in hand can only be asked for an emergency, and those come first.
            if urgency != .emergency, idle.isEmpty { return }
            guard let wish = state.wishes[number], canServe(wish, urgency == .emergency ? freed : idle) else {
                continue
            }
            note("retried", of: number)
            change(number) { wish, desk in desk.search(&wish) }
            idle.removeAll { !isIdle($0) }
        }
    }

    /// Whether somebody considers nothing and may hold another wish.
    private func isIdle(_ member: Member) -> Bool {
        !hasLiveOffer(member.id, besides: 0) && hasRoom(member)
    }

    private func canServe(_ wish: Wish, _ free: [Member]) -> Bool {
        wish.slots.contains { slot in
            guard slot.state == .open, isReleased(slot, of: wish) else { return false }
            let fitting = free.filter { fits($0, slot) && slot.skills.allSatisfy($0.skills.contains) }
            guard !fitting.isEmpty else { return false }
            let demand = demand(of: slot, in: wish)
            return fitting.contains { obstacle(to: $0, for: demand) == nil }
        }
    }

    /// When the first of those may be free who were passed over for the moment alone: their hours or shift begin, their
    /// leave ends, or they were left in peace for long enough. Nil where nobody is to be expected within a week, or the
    /// service is wanted at another time than now.
    func opportunity(for slots: [Slot], of wish: Wish) -> Instant? {
        var starts: [Int: Instant?] = [:]
        var first: Instant?
        for slot in slots where isReleased(slot, of: wish) {
            let demand = demand(of: slot, in: wish)
            guard demand.at == now else { continue }
            for passed in candidates(for: demand, upTo: .community, count: .max).passedOver {
                guard Desk.passing.contains(passed.rule), let member = index[passed.member],
                    let end = release(of: member, from: passed.rule, &starts), end > now
                else { continue }
                first = min(first ?? end, end)
            }
        }
        return first
    }

    /// The rules that time alone may change.
    private static let passing: Set<Rule> = [.away, .hours, .nagged, .rest, .cap]

    /// When a rule that forbids to ask a member now may forbid it no more; nil for rules that time does not change.
    private func release(of member: Member, from rule: Rule, _ starts: inout [Int: Instant?]) -> Instant? {
        switch rule {
        case .away: endOfLeave(of: member)
        case .hours: nextStart(of: member, &starts)
        case .nagged: endOfPeace(of: member)
        case .rest: state.members[member.id]?.lastCompleted.map { $0 + budget.rest }
        case .cap: [endOfBudget(of: member), endOfFullPeriod(of: member.id)].compactMap { $0 }.max()
        default: nil
        }
    }

    private func endOfLeave(of member: Member) -> Instant? {
        let today = rulebook.zone.civil(now).date
        let ends = member.away.filter { $0.contains(today) }.map { rulebook.zone.startOfDay($0.last.adding(days: 1)) }
        let record = state.members[member.id]
        var said: Instant?
        if let time = record?.time, time.isAway(at: now) {
            guard let end = time.endOfAbsence(at: now) else { return nil }
            said = end
        }
        return (ends + [record?.awayUntil, said].compactMap { $0 }).max()
    }

    /// When the hours of somebody begin next; `starts` keeps it for all who give the same hours.
    private func nextStart(of member: Member, _ starts: inout [Int: Instant?]) -> Instant? {
        let own = index.patterns(of: member.id).map(\.hours)
        let shifts = rulebook.shifts.lazy.filter { $0.member == member.id && $0.from > now }.map(\.from).min()
        let given: Instant?
        if let kind = index.hoursClass(of: member.id) {
            if starts[kind] == nil { starts[kind] = .some(firstStart(of: index.hours[kind].hours)) }
            given = starts[kind] ?? nil
        } else {
            given = firstStart(of: member.availability.hours)
        }
        return [given, shifts, own.isEmpty ? nil : firstStart(of: own), startBySaying(of: member)].compactMap { $0 }
            .min()
    }

    /// When the hours begin that a member asked for, or those end in which the member does not want to be asked.
    private func startBySaying(of member: Member) -> Instant? {
        guard let time = state.members[member.id]?.time else { return nil }
        let ends = time.hours(.never).map { ($0.days, $0.to) }
        let starts = time.hours(.only).map { ($0.days, $0.from) }
        let today = rulebook.zone.civil(now).date
        // From yesterday on: hours that pass midnight end today.
        return (-1...7).flatMap { day in
            let date = today.adding(days: day)
            return (ends + starts).filter { $0.0.contain(date, by: rulebook.calendar) }.map { _, minute in
                rulebook.zone.instant(
                    CivilTime(date: date.adding(days: minute / 1440), minuteOfDay: minute % 1440))
            }
        }.filter { $0 > now }.min()
    }

    /// The first moment after now, within a week, at which one of several hours begins.
    private func firstStart(of hours: [Availability.Hours]) -> Instant? {
        let today = rulebook.zone.civil(now).date
        for day in 0...7 {
            let date = today.adding(days: day)
            let starts = hours.filter { $0.days.contain(date, by: rulebook.calendar) }
                .map { rulebook.zone.instant(CivilTime(date: date, minuteOfDay: $0.from)) }
            if let first = starts.filter({ $0 > now }).min() { return first }
        }
        return nil
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
