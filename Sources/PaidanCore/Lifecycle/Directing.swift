extension Desk {
    /// 派: puts it to somebody, or lets the desk choose; asks for the address first where it was never asked for.
    mutating func dispatch(_ number: WishNumber, to name: String?, by actor: Actor) -> String? {
        var chosen: Member?
        if let name {
            let found = index.members(named: name)
            guard let first = found.first else { return "no_such_member" }
            guard found.count == 1 else { return "ambiguous_member" }
            let isSensitive = state.wishes[number]?.isSensitive ?? false
            guard contact(of: first, from: 0, privately: isSensitive) != nil else { return "no_contact" }
            chosen = first
        }
        if let chosen, let wish = state.wishes[number] {
            if wish.parties.contains(chosen.id) { return "party" }
            if isKept(chosen, from: wish) { return "danger" }
        }
        change(number) { wish, desk in
            if wish.state.isOver || wish.state == .done { desk.reopen(&wish) }
            // Where the resident was asked in vain, somebody goes all the same.
            let wasAsked = wish.question?.isPending == false || wish.escalation?.reason == .noAnswer
            let isToBeAsked = desk.lacksPlace(wish) && !wish.isAnnounced && !wasAsked
            wish.level = .auto
            wish.proposal = nil
            wish.question = nil
            wish.wait = nil
            wish.isConfirmedEmergency = wish.urgency == .emergency
            wish.vouchedAt = wish.vouchedAt ?? desk.now
            wish.confidence = 1
            wish.escalation = nil
            desk.noteCommand(
                "dispatch", of: number, by: actor, facts: chosen.map { ["member": .text($0.id.rawValue)] } ?? [:])
            let waits = isToBeAsked && chosen == nil && wish.state == .received
            if !waits { desk.move(&wish, to: wish.isHeld ? .underWay : .open) }
            if wish.slots.isEmpty { wish.slots = [Slot(index: 0, kinds: [.member, .organization, .staff])] }
            if let chosen { desk.put(&wish, to: chosen) }
            // Who has it is asked anew how far it is; nobody else is looking after it now.
            if wish.isHeld, wish.followUp == nil { desk.scheduleProgress(&wish) }
            var facts: Facts = [:]
            if isToBeAsked, let first = wish.reporters.first {
                desk.ask(&wish, .building, account: first.account)
                facts["missing"] = .text(Ask.Field.building.rawValue)
            } else {
                desk.search(&wish)
                desk.announce(&wish)
            }
            let names = wish.liveOffers.map { desk.name(of: $0.member) }.joined(separator: "、")
            if !names.isEmpty { facts["helper"] = .text(names) }
            desk.answer(actor, .deskDispatched, about: wish, facts: facts)
        }
        return nil
    }

    /// Puts one post to a member alone: a wanted one, else the first that is held, whose holder is let go kindly.
    private mutating func put(_ wish: inout Wish, to member: Member) {
        if wish.slots.contains(where: { $0.holder == member.id && $0.state == .held }) { return }
        let place = wish.slots.firstIndex(where: \.isWanted) ?? wish.slots.firstIndex { $0.state == .held } ?? 0
        withdraw(&wish, at: place, template: .memberReleased)
        for slot in wish.slots.indices where wish.slots[slot].liveOffers.contains(where: { $0.member == member.id }) {
            withdraw(&wish, at: slot, template: .memberReleased)
        }
        if let holder = wish.slots[place].holder {
            tell(holder, .memberReleased, kind: .offerWithdrawn, about: wish)
        }
        wish.slots[place].vacate()
        let offer = newOffer(for: wish, to: member, in: .duty)
        wish.slots[place].offers.append(offer)
        wish.slots[place].move(to: .offered)
        wish.formerHolders.removeAll { $0 == member.id }
        openIfAbandoned(&wish)
        remember(member.id) { record, _ in record.asked += 1 }
        note(
            "offered", of: wish.number,
            facts: [
                "slot": .number(place), "member": .text(member.id.rawValue), "ring": .text(Ring.duty.name),
                "until": .number(Int(offer.expiresAt.milliseconds)), "offer": .text(offer.id.rawValue), "rule": "DESK",
            ])
        tellOffer(offer, of: wish, to: member)
    }
}
