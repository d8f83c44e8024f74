/// A post that its holder wants to give to somebody named; until that one agrees the holder keeps it.
public struct HandOver: Hashable, Codable, Sendable {
    /// Which post.
    public var slot: Int
    /// Who holds it.
    public var from: MemberID
    /// Who is asked.
    public var to: MemberID
    /// Until when the question waits.
    public var until: Instant
}

/// A turn on duty that somebody asks another to take; until that one agrees nothing changes.
public struct CoverRequest: Hashable, Codable, Sendable {
    /// The turn, as the rota has it.
    public var shift: Shift
    /// Who has it.
    public var from: MemberID
    /// Who is asked.
    public var to: MemberID
    /// Until when the question waits.
    public var until: Instant
}

extension Desk {
    /// 请王强代我: asks the other, for a job in hand or else for a turn on duty; nil where neither can be meant.
    mutating func handOver(_ spoken: Spoken, _ member: MemberID, to name: String) -> (Verdict, WishNumber?)? {
        let found = index.members(named: name)
        guard let other = found.first, other.id != member else { return nil }
        let held = wishIndex.wishes(of: member).sorted().filter { heldSlot(of: member, in: $0) != nil }
        guard found.count == 1 else {
            guard !held.isEmpty else { return nil }
            answer(
                spoken, .memberHandOverRefused, about: nil,
                facts: ["helper": .text(name), "problem": "ambiguous_member"])
            return (.refused, nil)
        }
        guard !held.isEmpty else { return askCover(spoken, member, of: other) }
        switch target(of: spoken, among: held) {
        case .none: return nil
        case .several(let numbers): return askWhich(spoken, member, numbers)
        case .these(let numbers):
            guard let number = numbers.first else { return nil }
            return askHandOver(spoken, member, of: other, number)
        }
    }

    private mutating func askHandOver(
        _ spoken: Spoken, _ member: MemberID, of other: Member, _ number: WishNumber
    ) -> (Verdict, WishNumber?) {
        guard let wish = state.wishes[number], let place = heldSlot(of: member, in: number) else {
            return (.unclear, nil)
        }
        if let problem = whyNot(other, for: wish, at: place) {
            answer(
                spoken, .memberHandOverRefused, about: wish,
                facts: ["helper": .text(other.name), "problem": .text(problem)])
            return (.refused, number)
        }
        change(number) { wish, desk in
            // Who was asked before is not needed any more.
            if let before = wish.handOver, before.to != other.id {
                desk.tell(before.to, .offerCancelled, kind: .offerWithdrawn, about: wish)
            }
            let until = desk.now + max(desk.pace(of: wish).expiry, .minutes(10))
            wish.handOver = HandOver(slot: place, from: member, to: other.id, until: until)
            desk.keep(spoken, in: &wish)
            desk.note(
                "hand_over_asked", of: number,
                facts: ["member": .text(member.rawValue), "to": .text(other.id.rawValue)])
            let facts: Facts = [
                "helper": .text(desk.name(of: member)), "until": .text(desk.rulebook.zone.civil(until).clock),
            ]
            desk.tell(other.id, .offerHandOver, kind: .offerReminder, about: wish, facts: facts, priority: .prompt)
            desk.answer(spoken, .memberHandOverAsked, about: wish, facts: ["helper": .text(other.name)])
        }
        return (.updated, number)
    }

    /// Why somebody must not take a post over; nil where nothing is against it. Hours and limits are the other's to judge.
    private func whyNot(_ other: Member, for wish: Wish, at place: Int) -> String? {
        if wish.slots.contains(where: { $0.state == .held && $0.holder == other.id }) { return "holds_already" }
        if isParty(other, to: wish) { return "party" }
        if isKept(other, from: wish) { return "danger" }
        if !fits(other, wish.slots[place]) { return "not_fitting" }
        if !wish.slots[place].skills.allSatisfy(other.skills.contains) { return "not_fitting" }
        if demand(of: wish.slots[place], in: wish).needsVetting, other.kind == .member, !other.vetted {
            return "not_fitting"
        }
        return contact(of: other, from: 0, privately: wish.isSensitive) == nil ? "no_contact" : nil
    }

    /// Yes or no to taking somebody else's post or turn over; nil where nobody asked for that, or neither is said.
    mutating func hearHandOver(_ spoken: Spoken, _ member: MemberID, _ offered: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        let bare = BareWord.meanings(of: spoken.message.text)
        let isBareYes = bare.contains(.one) || (spoken.isPrivate && bare.contains(.seen))
        let isYes = isBareYes || (spoken.reading.kind == .accept && !bare.contains(.seen))
        let isNo = bare.contains(.two) || spoken.reading.kind == .decline
        guard isYes || isNo else { return nil }
        let asked = wishIndex.wishes(of: member).sorted().filter { state.wishes[$0]?.handOver?.to == member }
        let meant = spoken.named.isEmpty ? (offered.isEmpty ? asked : []) : asked.filter(spoken.named.contains)
        if meant.count > 1 { return askWhich(spoken, member, meant) }
        if let number = meant.first {
            if isYes { takeOver(number, spoken) } else { giveBack(number, member, spoken) }
            return (isYes ? .accepted : .declined, number)
        }
        guard spoken.named.isEmpty, offered.isEmpty, asked.isEmpty else { return nil }
        return answerCover(member, isYes: isYes)
    }

    private mutating func takeOver(_ number: WishNumber, _ spoken: Spoken) {
        change(number) { wish, desk in
            guard let change = wish.handOver else { return }
            wish.handOver = nil
            wish.slots[change.slot].holder = change.to
            wish.slots[change.slot].promisedAt = spoken.reading.details.eta.map { desk.now + .minutes(Int64($0)) }
            if !wish.formerHolders.contains(change.from) { wish.formerHolders.append(change.from) }
            for place in wish.slots.indices {
                for offer in wish.slots[place].offers.indices
                where wish.slots[place].offers[offer].member == change.to
                    && wish.slots[place].offers[offer].state == .live
                {
                    wish.slots[place].offers[offer].state = .withdrawn
                }
                wish.slots[place].openIfUnasked()
            }
            desk.remember(change.to) { record, now in record.accepted.append(now) }
            desk.turn.freed.insert(change.from)
            desk.keep(spoken, in: &wish)
            desk.note(
                "handed_over", of: number,
                facts: ["member": .text(change.from.rawValue), "to": .text(change.to.rawValue)])
            desk.scheduleProgress(&wish)
            desk.search(&wish)
            desk.tell(
                change.from, .memberHandedOver, kind: .offerWithdrawn, about: wish,
                facts: ["helper": .text(desk.name(of: change.to))])
            desk.tellAccepted(&wish, change.to, eta: spoken.reading.details.eta)
        }
    }

    /// The one who was asked says no, or nothing: the holder keeps it. Tells whether that one was asked.
    mutating func refuseHandOver(_ wish: inout Wish, by member: MemberID) -> Bool {
        guard let change = wish.handOver, change.to == member else { return false }
        wish.handOver = nil
        note("hand_over_refused", of: wish.number, facts: ["member": .text(member.rawValue)])
        tell(
            change.from, .memberHandOverOpen, kind: .offerReminder, about: wish,
            facts: ["helper": .text(name(of: member))])
        return true
    }

    /// Ends a question whose post is not its holder's any more.
    mutating func settleHandOver(_ wish: inout Wish) {
        guard let change = wish.handOver else { return }
        let slot = wish.slots.indices.contains(change.slot) ? wish.slots[change.slot] : nil
        guard slot?.state != .held || slot?.holder != change.from else { return }
        wish.handOver = nil
        tell(change.to, .offerCancelled, kind: .offerWithdrawn, about: wish)
    }

    private mutating func askCover(_ spoken: Spoken, _ member: MemberID, of other: Member) -> (Verdict, WishNumber?)? {
        guard let turn = nextTurn(of: member) else { return nil }
        let isForStaff = index[member]?.kind == .staff
        guard !isForStaff || other.kind == .staff, contact(of: other, from: 0) != nil else {
            answer(
                spoken, .memberHandOverRefused, about: nil,
                facts: ["helper": .text(other.name), "problem": "not_for_duty"])
            return (.refused, nil)
        }
        let until = min(now + .hours(2), turn.to)
        var requests = state.head.coverRequests ?? []
        requests.removeAll { $0.from == member }
        requests.append(CoverRequest(shift: turn, from: member, to: other.id, until: until))
        state.head.coverRequests = requests
        note(
            "cover_asked", of: nil, facts: ["member": .text(member.rawValue), "to": .text(other.id.rawValue)])
        var facts = facts(of: turn)
        facts["helper"] = .text(name(of: member))
        facts["until"] = .text(rulebook.zone.civil(until).clock)
        tellOfOwn(other.id, .memberCoverAsked, facts: facts)
        answer(spoken, .memberHandOverAsked, about: nil, facts: ["helper": .text(other.name)])
        return (.updated, nil)
    }

    private func facts(of turn: Shift) -> Facts {
        [
            "role": .text(turn.role), "from": .text(rulebook.zone.civil(turn.from).spoken),
            "to": .text(rulebook.zone.civil(turn.to).spoken),
        ]
    }

    /// The turn that a member has now, or next within a week; cut to a day where it is longer.
    private func nextTurn(of member: MemberID) -> Shift? {
        for hour in 0..<(7 * 24) {
            let probe = now + .hours(Int64(hour))
            guard var turn = rulebook.onDuty(at: probe).first(where: { $0.member == member && current($0) == member })
            else { continue }
            if turn.to - turn.from > .days(1) {
                turn.from = max(turn.from, now)
                turn.to = min(turn.to, rulebook.zone.startOfDay(rulebook.zone.civil(probe).date.adding(days: 1)))
            }
            return turn
        }
        return nil
    }

    private mutating func answerCover(_ member: MemberID, isYes: Bool) -> (Verdict, WishNumber?)? {
        guard let request = state.head.coverRequests?.first(where: { $0.to == member }) else { return nil }
        dropCover(request)
        guard isYes else {
            note("cover_refused", of: nil, facts: ["member": .text(member.rawValue)])
            tellOfOwn(request.from, .memberCoverOpen, facts: ["helper": .text(name(of: member))])
            return (.declined, nil)
        }
        give(request.shift, to: member)
        note(
            "covered", of: nil,
            facts: ["member": .text(request.from.rawValue), "to": .text(member.rawValue)])
        var facts = facts(of: request.shift)
        facts["helper"] = .text(name(of: member))
        facts["old"] = .text(name(of: request.from))
        let date = rulebook.zone.civil(request.shift.from).date
        facts["undo"] = .text(
            DutySwap(day: .after(0), isEvening: false, role: request.shift.role, name: "")
                .said(with: name(of: request.from), on: date))
        for (id, isOn) in [(member, true), (request.from, false)] {
            tellOfOwn(id, .memberDuty, facts: facts.merging(["on": .flag(isOn)]) { _, given in given })
        }
        tellDuty(.dutySwapped, kind: .deskAlarm, facts: facts, priority: .ordinary)
        return (.accepted, nil)
    }

    private mutating func dropCover(_ request: CoverRequest) {
        let rest = (state.head.coverRequests ?? []).filter { $0 != request }
        state.head.coverRequests = rest.isEmpty ? nil : rest
    }

    /// Ends the questions about turns that nobody answered; who asked keeps the turn and hears it.
    mutating func lapseCovers() {
        for request in state.head.coverRequests ?? [] where request.until <= now {
            dropCover(request)
            note("cover_refused", of: nil, facts: ["member": .text(request.to.rawValue), "silent": true])
            tellOfOwn(request.from, .memberCoverOpen, facts: ["helper": .text(name(of: request.to))])
        }
    }
}
