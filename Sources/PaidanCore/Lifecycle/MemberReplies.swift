extension Desk {
    /// Answers a member's reply; nil where it is none.
    mutating func hearMember(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard let member = spoken.member else { return nil }
        let engaged = wishIndex.wishes(of: member).sorted()
        let offered = engaged.filter { liveOffer(of: member, in: $0) != nil }
        let held = engaged.filter { heldSlot(of: member, in: $0) != nil }
        let bare = BareWord.meanings(of: spoken.message.text)
        if let result = hearHandOver(spoken, member, offered) { return result }
        if !offered.isEmpty {
            // In a group a bare 收到 is politeness; said privately to the desk it takes the job.
            if !spoken.isPrivate, bare.contains(.seen) { return see(spoken, member, offered) }
            if bare.contains(.one) || bare.contains(.seen) { return accept(spoken, member, offered) }
            if bare.contains(.two) { return decline(spoken, member, offered) }
        }
        if !held.isEmpty, saysUnopened(spoken), let result = beginLadder(spoken, member, held) { return result }
        switch spoken.reading.kind {
        case .accept:
            if bare.contains(.seen), offered.isEmpty { return nil }
            return accept(spoken, member, offered)
        case .decline where !engaged.isEmpty: return decline(spoken, member, engaged)
        case .complete where !held.isEmpty: return complete(spoken, member, held)
        case .update where !held.isEmpty: return update(spoken, member, held)
        default: return nil
        }
    }

    func liveOffer(of member: MemberID, in number: WishNumber) -> (slot: Int, offer: Int)? {
        for (place, slot) in (state.wishes[number]?.slots ?? []).enumerated() {
            if let offer = slot.offers.firstIndex(where: { $0.member == member && $0.state == .live }) {
                return (place, offer)
            }
        }
        return nil
    }

    func heldSlot(of member: MemberID, in number: WishNumber) -> Int? {
        state.wishes[number]?.slots.firstIndex { $0.holder == member && $0.state == .held }
    }

    /// Seen is not taken: the member is told once how to take it, and silence moves on.
    private mutating func see(_ spoken: Spoken, _ member: MemberID, _ offered: [WishNumber]) -> (Verdict, WishNumber?) {
        let numbers: [WishNumber] =
            switch target(of: spoken, among: offered) {
            case .none: []
            case .these(let numbers), .several(let numbers): numbers
            }
        for number in numbers {
            guard let (place, offer) = liveOffer(of: member, in: number) else { continue }
            change(number) { wish, desk in
                guard !wish.slots[place].offers[offer].isSeen else { return }
                wish.slots[place].offers[offer].isSeen = true
                desk.note("seen", of: number, facts: ["member": .text(member.rawValue)])
                let live = wish.slots[place].offers[offer]
                desk.tell(
                    member, .memberSeen, kind: .offerReminder, about: wish, offer: live,
                    facts: ["until": .text(desk.rulebook.zone.civil(live.expiresAt).clock)])
            }
        }
        return (.seen, numbers.first)
    }

    mutating func askWhich(
        _ spoken: Spoken, _ member: MemberID, _ numbers: [WishNumber]
    ) -> (Verdict, WishNumber?) {
        guard let first = numbers.first, let wish = state.wishes[first] else { return (.unclear, nil) }
        let list = numbers.map(String.init).joined(separator: "、")
        tell(member, .memberWhich, kind: .offerReminder, about: wish, facts: ["numbers": .text(list)])
        return (.unclear, nil)
    }

    private mutating func update(_ spoken: Spoken, _ member: MemberID, _ held: [WishNumber]) -> (Verdict, WishNumber?)?
    {
        guard case .these(let numbers) = target(of: spoken, among: held), let number = numbers.first else { return nil }
        let details = spoken.reading.details
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            desk.note(
                "updated", of: number, facts: ["member": .text(member.rawValue), "arrived": .flag(details.arrived)],
                personal: ["words": .text(spoken.message.text)])
            if let eta = details.eta, let place = wish.slots.firstIndex(where: { $0.holder == member }) {
                wish.slots[place].promisedAt = desk.now + .minutes(Int64(eta))
                var facts = desk.introduction(of: member)
                facts["eta"] = .number(eta)
                desk.tellReporters(&wish, .reporterAccepted, kind: .wishAccepted, facts: facts)
            }
            desk.endLadder(&wish)
            if details.arrived, let place = wish.slots.firstIndex(where: { $0.holder == member }) {
                wish.slots[place].arrivedAt = desk.now
            }
            desk.delay(&wish, member, details)
            if let words = desk.part(in: details) {
                desk.openRest(&wish, beside: member, doing: words)
                desk.search(&wish)
            }
            // Who knows what is missing has been there.
            if details.arrived || details.waitingFor != nil { wish.startedAt = wish.startedAt ?? desk.now }
            if details.arrived {
                desk.tellReporters(&wish, .reporterArrived, kind: .wishAccepted, facts: desk.introduction(of: member))
            }
            if wish.escalation?.reason == .quietHolder { wish.escalation = nil }
            desk.scheduleProgress(&wish)
            desk.tell(member, .memberNoted, kind: .offerReminder, about: wish, priority: .whenFree)
        }
        return (.updated, number)
    }

    /// Keeps what was said, verbatim.
    func keep(_ spoken: Spoken?, in wish: inout Wish) {
        guard let spoken else { return }
        remember(spoken.message, in: &wish, isReport: false)
        wish.notes.append(
            Note(at: now, by: spoken.message.sender.account.description, words: spoken.message.text))
    }
}
