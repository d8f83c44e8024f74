extension Desk {
    /// Who is responsible, in order: the staff on duty by the rota, then those on standby; each once. Those of whom a wish
    /// complains are passed over: where nobody else is on duty, the other staff stand in, and where all staff are
    /// complained of, those outside of the office whom the community named for it.
    func dutyChain(besides parties: [MemberID] = []) -> [MemberID] {
        let staff = onDuty(at: now).map(\.member).filter { index[$0]?.kind == .staff }
        let chain = (staff + rulebook.standby.filter { index[$0] != nil }).reduce(into: [MemberID]()) { chain, member in
            if !chain.contains(member) { chain.append(member) }
        }
        let free = chain.filter { !parties.contains($0) }
        guard free.isEmpty else { return free }
        let others = otherStaff(than: parties)
        if !others.isEmpty { return others }
        let outside = (rulebook.complaintsTo ?? []).filter { index[$0] != nil && !parties.contains($0) }
        return outside.isEmpty ? chain : outside
    }

    /// Who is on duty: the first of the chain, or the next after somebody who did not act.
    func dutyPerson(after previous: MemberID?, besides parties: [MemberID] = []) -> MemberID {
        let chain = dutyChain(besides: parties)
        guard let previous, let place = chain.firstIndex(of: previous) else { return chain.first ?? "duty" }
        return chain[(place + 1) % chain.count]
    }

    /// Reminds the duty person and goes to the next on duty: of an emergency each time, of all else every second time.
    /// When all of them let it lie, all staff are told.
    mutating func remindDuty(_ wish: inout Wish) {
        guard var escalation = wish.escalation else { return }
        escalation.reminders += 1
        let chain = dutyChain(for: wish)
        let moves = wish.urgency == .emergency || escalation.reminders % 2 == 0
        let isExhausted = moves && chain.last == escalation.member && escalation.isForAll != true
        if moves { escalation.member = dutyPerson(after: escalation.member, for: wish) }
        if isExhausted { escalation.isForAll = true }
        // Patience doubles, up to a day: a reminder that comes too often is not read.
        let patience = pace(of: wish).dutyReminder * Int64(1 << min(escalation.reminders, 8))
        escalation.until = awake(after: min(patience, .days(1)), for: wish)
        wish.escalation = escalation
        note(
            "reminded", of: wish.number,
            facts: [
                "member": .text(escalation.member.rawValue), "count": .number(escalation.reminders),
                "all": .flag(isExhausted),
            ])
        let facts: Facts = [
            "reason": .text(escalation.reason.rawValue), "duty": .text(name(of: escalation.member)),
            "minutes": .number(Int((now - escalation.since).minutesRoundedUp)),
        ]
        let priority = min(priority(of: wish), .prompt)
        tellDuty(
            .dutyReminder, kind: .wishEscalated, about: wish, facts: facts, priority: priority,
            alsoPerson: escalation.member)
        tellStep(escalation.member, .dutyReminder, about: wish, facts: facts, priority: priority)
        guard isExhausted else { return }
        for member in heirs(of: chain, for: wish) {
            tellPerson(member, .dutyReminder, kind: .wishEscalated, about: wish, facts: facts, priority: priority)
        }
    }

    /// Who is told when nobody on duty acts: all other staff; of a complaint nobody else, it is for the few.
    private func heirs(of chain: [MemberID], for wish: Wish?) -> [MemberID] {
        wish?.sensitivity == .complaint ? [] : otherStaff(than: chain + (wish?.parties ?? []))
    }

    /// The staff who are not on duty, in the order of the roster.
    private func otherStaff(than chain: [MemberID]) -> [MemberID] {
        rulebook.members.filter { $0.kind == .staff && !chain.contains($0.id) }.map(\.id)
    }

    /// A word to the duty reached nobody: it goes to the next on duty, after the last of them to all staff.
    mutating func passOn(_ lost: Notice, from id: MemberID) {
        let wish = lost.wish.flatMap { state.wishes[$0] }
        let parties = parties(to: lost)
        let chain = dutyChain(besides: parties)
        // Somebody who is not on duty was told with all others: there is nobody left.
        guard let place = chain.firstIndex(of: id) else { return }
        let heirs = (place + 1 < chain.count ? [chain[place + 1]] : heirs(of: chain, for: wish)).filter {
            !parties.contains($0)
        }
        note(
            "passed_on", of: lost.wish,
            facts: ["from": .text(id.rawValue), "to": .text(heirs.map(\.rawValue).joined(separator: " "))])
        if let number = lost.wish, let heir = heirs.first { entrust(number, to: heir, insteadOf: id) }
        for heir in heirs { repeatNotice(lost, to: heir) }
    }

    /// Those who must not read what was lost: whom its wish, or the message that came too late to be one, complains of.
    private func parties(to lost: Notice) -> [MemberID] {
        if let wish = lost.wish.flatMap({ state.wishes[$0] }) { return wish.parties }
        guard case .text(let words)? = lost.facts["words"] else { return [] }
        return sensitivity(of: words)?.subjects ?? []
    }

    private mutating func entrust(_ number: WishNumber, to heir: MemberID, insteadOf id: MemberID) {
        change(number) { wish, _ in
            if wish.escalation?.member == id { wish.escalation?.member = heir }
            for call in wish.phoneTasks.indices where wish.phoneTasks[call].member == id {
                wish.phoneTasks[call].member = heir
            }
        }
    }

    private mutating func repeatNotice(_ lost: Notice, to id: MemberID) {
        guard let member = index[id] else { return }
        let isSensitive = isSensitive(lost)
        let ways = member.contacts.filter {
            $0.destination != lost.destination && (!isSensitive || $0.privacy == .private)
        }
        guard let way = ways.first(where: { state.head.lostChannels[$0.destination.channel] == nil }) ?? ways.first
        else { return }
        repeatNotice(lost, to: id, by: way)
    }
}
