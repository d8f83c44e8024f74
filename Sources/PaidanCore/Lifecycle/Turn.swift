/// What the answer to one input has gathered so far.
struct Turn: Sendable {
    var wishes: Set<WishNumber> = []
    var forgotten: [WishNumber] = []
    var people: Set<Account> = []
    var forgottenPeople: [Account] = []
    var members: Set<MemberID> = []
    /// Who ended a job, or is not needed for an offer any more.
    var freed: Set<MemberID> = []
    /// The desk's now, worked out once while many wishes are looked at in a row.
    var present: Moment?
    var notices: [Notice] = []
    var entries: [TimelineEntry] = []

    /// The values that changed, in a fixed order.
    func changes(of state: DeskState) -> DeskChanges {
        DeskChanges(
            wishes: wishes.sorted().compactMap { state.wishes[$0] }, forgotten: forgotten,
            people: people.sorted().compactMap { state.people[$0] }, forgottenPeople: forgottenPeople,
            members: members.sorted().compactMap { state.members[$0] }, head: state.head)
    }
}

extension Desk {
    /// Writes a wish back; whatever changes a wish ends here.
    mutating func put(_ changed: Wish) {
        var wish = changed
        settleHandOver(&wish)
        settleSeries(&wish)
        wind(&wish)
        wish.remindAt = reminder(of: wish)
        if wish.state != .underWay { wish.teamStartAt = nil }
        noteWait(wish, since: state.wishes[wish.number]?.wait)
        wishIndex.replace(state.wishes[wish.number], by: wish)
        state.wishes[wish.number] = wish
        turn.wishes.insert(wish.number)
    }

    /// Changes a wish that the desk remembers, and tells whether it does.
    @discardableResult
    mutating func change(_ number: WishNumber, _ body: (inout Wish, inout Desk) -> Void) -> Bool {
        guard var wish = state.wishes[number] else { return false }
        body(&wish, &self)
        put(wish)
        return true
    }

    /// Changes what is remembered of a member; the closure is told the desk's now.
    mutating func remember(_ member: MemberID, _ body: (inout MemberRecord, Instant) -> Void) {
        var record = state.members[member] ?? MemberRecord(id: member)
        body(&record, now)
        // As long as the longest month, in which a member may want so many jobs and no more.
        record.accepted.removeAll { $0 + .days(31) <= now }
        record.unanswered.removeAll { $0 + .days(7) <= now }
        state.members[member] = record
        turn.members.insert(member)
    }

    /// Changes what is remembered of an account.
    mutating func remember(_ account: Account, _ body: (inout Person) -> Void) {
        var person = state.people[account] ?? Person(account: account, forgetAt: now)
        body(&person)
        person.forgetAt = now + rulebook.limits.rememberAddress
        state.people[account] = person
        turn.people.insert(account)
    }

    /// Writes a line on the timeline.
    mutating func note(_ event: String, of wish: WishNumber?, facts: Facts = [:], personal: Facts? = nil) {
        turn.entries.append(TimelineEntry(wish: wish, event: event, facts: facts, personal: personal))
    }

    /// Moves a wish and says so on the timeline; an illegal move changes nothing.
    @discardableResult
    mutating func move(_ wish: inout Wish, to next: WishState, ending: Ending? = nil) -> Bool {
        let before = wish.state
        guard before != next, wish.move(to: next, ending: ending, at: now) else { return before == next }
        var facts: Facts = ["from": .text(before.rawValue), "to": .text(next.rawValue)]
        if let ending { facts["ending"] = .text(ending.rawValue) }
        note("moved", of: wish.number, facts: facts)
        return true
    }

    /// Lets go of wishes that ended long ago and of addresses that are due to be forgotten.
    mutating func forget() {
        if let sweepAt = state.head.sweepAt, now < sweepAt { return }
        state.head.sweepAt = now + .hours(1)
        let patience = rulebook.limits.reopenPatience
        let ended = state.wishes.filter { $0.value.endedAt.map { $0 + patience <= now } ?? false }
        for (number, wish) in ended.sorted(by: { $0.key < $1.key }) where wish.due == nil {
            // What this input still changed is written down before it is let go.
            guard !turn.wishes.contains(number) else { continue }
            wishIndex.replace(wish, by: nil)
            state.wishes[number] = nil
            turn.forgotten.append(number)
        }
        for account in state.people.filter({ $0.value.forgetAt <= now }).keys.sorted() {
            state.people[account] = nil
            turn.people.remove(account)
            turn.forgottenPeople.append(account)
        }
        state.head.questionsUntil = state.head.questionsUntil.filter { $0.value > now }
        forgetDutyOverrides()
        forgetWrongCodes()
    }
}
