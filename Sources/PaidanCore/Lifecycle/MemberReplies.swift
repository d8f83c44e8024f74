extension Desk {
    /// Answers a member's reply; nil where it is none.
    mutating func hearMember(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard let member = spoken.member else { return nil }
        let engaged = wishIndex.wishes(of: member).sorted()
        let offered = engaged.filter { liveOffer(of: member, in: $0) != nil }
        let held = engaged.filter { heldSlot(of: member, in: $0) != nil }
        let bare = BareWord.meanings(of: spoken.message.text)
        if !offered.isEmpty {
            // In a group a bare 收到 is politeness; said privately to the desk it takes the job.
            if !spoken.isPrivate, bare.contains(.seen) { return see(spoken, member, offered) }
            if bare.contains(.one) || bare.contains(.seen) { return accept(spoken, member, offered) }
            if bare.contains(.two) { return decline(spoken, member, offered) }
        }
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

    private func liveOffer(of member: MemberID, in number: WishNumber) -> (slot: Int, offer: Int)? {
        for (place, slot) in (state.wishes[number]?.slots ?? []).enumerated() {
            if let offer = slot.offers.firstIndex(where: { $0.member == member && $0.state == .live }) {
                return (place, offer)
            }
        }
        return nil
    }

    private func heldSlot(of member: MemberID, in number: WishNumber) -> Int? {
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

    private mutating func accept(_ spoken: Spoken, _ member: MemberID, _ offered: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        switch target(of: spoken, among: offered) {
        case .these(let numbers):
            for number in numbers {
                guard let (place, _) = liveOffer(of: member, in: number) else { continue }
                take(number, place, member, spoken)
            }
            return (.accepted, numbers.first)
        case .several(let numbers):
            return askWhich(spoken, member, numbers)
        case .none:
            return acceptUnasked(spoken, member)
        }
    }

    /// A yes without a live offer: the duty's own people may take what was put on the duty's table; a late yes is
    /// taken while nobody else is being asked; everybody else hears how it stands.
    private mutating func acceptUnasked(_ spoken: Spoken, _ member: MemberID) -> (Verdict, WishNumber?)? {
        let escalated = state.wishes.values.filter { $0.escalation != nil && $0.slots.contains(where: \.isWanted) }
            .map(\.number).sorted()
        let isStaff = index[member]?.kind == .staff
        let numbers =
            spoken.named.isEmpty && isStaff && spoken.group?.audience == .duty && escalated.count == 1
            ? escalated : spoken.named.isEmpty ? lately(asked: member) : spoken.named
        guard let number = numbers.first, let wish = state.wishes[number] else {
            return nil
        }
        if heldSlot(of: member, in: number) != nil { return (.updated, number) }
        if isStaff, escalated.contains(number), let place = wish.slots.firstIndex(where: \.isWanted) {
            take(number, place, member, spoken)
            return (.accepted, number)
        }
        let late = wish.slots.firstIndex { slot in
            slot.state == .open && slot.offers.contains { $0.member == member && $0.state == .expired }
        }
        if let late, !wish.state.isOver {
            take(number, late, member, spoken)
            return (.accepted, number)
        }
        if let holder = wish.holders.first, holder != member {
            tell(member, .memberLate, kind: .offerWithdrawn, about: wish, facts: ["helper": .text(name(of: holder))])
        } else if wish.holders.isEmpty || wish.state.isOver {
            tell(member, .memberNotOffered, kind: .offerWithdrawn, about: wish)
        }
        note("not_offered", of: number, facts: ["member": .text(member.rawValue)])
        return (.notOffered, number)
    }

    /// The one wish that a yes without a number can only mean: the only one a member was asked for within a day without
    /// answering. Nothing where there are several.
    private func lately(asked member: MemberID) -> [WishNumber] {
        let missed = state.wishes.values.filter { wish in
            wish.slots.contains { slot in
                slot.offers.contains { offer in
                    offer.member == member && (offer.state == .expired || offer.state == .withdrawn)
                        && offer.madeAt + .days(1) > now
                }
            }
        }
        return missed.count == 1 ? missed.map(\.number) : []
    }

    private mutating func askWhich(
        _ spoken: Spoken, _ member: MemberID, _ numbers: [WishNumber]
    ) -> (Verdict, WishNumber?) {
        guard let first = numbers.first, let wish = state.wishes[first] else { return (.unclear, nil) }
        let list = numbers.map(String.init).joined(separator: "、")
        tell(member, .memberWhich, kind: .offerReminder, about: wish, facts: ["numbers": .text(list)])
        return (.unclear, nil)
    }

    /// A member takes a post: others are told kindly, the reporters hear who comes.
    mutating func take(_ number: WishNumber, _ place: Int, _ member: MemberID, _ spoken: Spoken?) {
        change(number) { wish, desk in
            for slot in wish.slots.indices {
                for offer in wish.slots[slot].offers.indices
                where wish.slots[slot].offers[offer].member == member && wish.slots[slot].offers[offer].state == .live {
                    wish.slots[slot].offers[offer].state = slot == place ? .accepted : .withdrawn
                }
                if slot != place, wish.slots[slot].state == .offered, wish.slots[slot].liveOffers.isEmpty {
                    wish.slots[slot].move(to: .open)
                }
            }
            desk.withdraw(&wish, at: place, template: .offerTaken, helper: desk.name(of: member))
            wish.slots[place].holder = member
            wish.slots[place].move(to: .held)
            let eta = spoken?.reading.details.eta
            wish.slots[place].promisedAt = eta.map { desk.now + .minutes(Int64($0)) }
            wish.acceptedAt = wish.acceptedAt ?? desk.now
            // Who goes there must still hear where it is.
            if wish.need.place.building != nil { wish.question = nil }
            wish.proposal = nil
            wish.isConfirmedEmergency = wish.isConfirmedEmergency || desk.index[member]?.kind == .staff
            desk.remember(member) { record, now in
                record.accepted.append(now)
                record.yes += 1
            }
            // Who considers nothing any more may be asked for something else, where more than one may be held.
            desk.turn.freed.insert(member)
            desk.move(&wish, to: .underWay)
            desk.keep(spoken, in: &wish)
            desk.note(
                "accepted", of: number, facts: ["member": .text(member.rawValue), "slot": .number(place)],
                personal: spoken.map { ["words": .text($0.message.text)] })
            desk.scheduleProgress(&wish)
            desk.search(&wish)
            desk.relieve(&wish)
            desk.tellAccepted(&wish, member, eta: eta)
        }
    }

    private mutating func tellAccepted(_ wish: inout Wish, _ member: MemberID, eta: Int?) {
        var facts: Facts = ["words": .text(wish.words)]
        if let reporter = wish.beneficiary?.name ?? wish.reporters.first?.name { facts["reporter"] = .text(reporter) }
        let isPrivate = index[member]?.contacts.contains { $0.privacy == .private } ?? false
        tell(
            member, .memberAccepted, kind: .wishAccepted, about: wish, facts: isPrivate ? facts : [:], priority: .prompt
        )
        var told = introduction(of: member)
        if let eta { told["eta"] = .number(eta) }
        tellReporters(&wish, .reporterAccepted, kind: .wishAccepted, facts: told)
        if wish.urgency == .emergency || wish.level == .propose {
            tellDuty(.dutyAccepted, kind: .wishAccepted, about: wish, facts: told, priority: .ordinary)
        }
    }

    /// When the one who holds it is asked how far it is: after the time promised, or after the pace's patience.
    private func scheduleProgress(_ wish: inout Wish) {
        let promised = wish.slots.filter { $0.state == .held }.compactMap(\.promisedAt).max()
        var at = now + pace(of: wish).followUp
        if let promised { at = max(now + .minutes(1), promised + .minutes(15)) }
        if let window = wish.window { at = max(at, window.to + .minutes(15)) }
        wish.followUp = FollowUp(kind: .progress, at: at, asked: 0)
    }

    private mutating func decline(_ spoken: Spoken, _ member: MemberID, _ engaged: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        switch target(of: spoken, among: engaged) {
        case .none: return nil
        case .several(let numbers): return askWhich(spoken, member, numbers)
        case .these(let numbers):
            respectToday(spoken, member)
            for number in numbers { giveBack(number, member, spoken) }
            return (.declined, numbers.first)
        }
    }

    /// Who says 今天不行 is not asked again today.
    private mutating func respectToday(_ spoken: Spoken, _ member: MemberID) {
        guard spoken.message.text.contains("今天") || spoken.message.text.contains("今晚") else { return }
        let tomorrow = rulebook.zone.startOfDay(rulebook.zone.civil(now).date.adding(days: 1))
        remember(member) { record, _ in record.awayUntil = tomorrow }
    }

    /// A member refuses an offer or returns a post: the next one is asked at once.
    mutating func giveBack(_ number: WishNumber, _ member: MemberID, _ spoken: Spoken?) {
        change(number) { wish, desk in
            var wasHeld = false
            for place in wish.slots.indices {
                for offer in wish.slots[place].offers.indices
                where wish.slots[place].offers[offer].member == member && wish.slots[place].offers[offer].state == .live
                {
                    wish.slots[place].offers[offer].state = .declined
                }
                if wish.slots[place].state == .held, wish.slots[place].holder == member {
                    wasHeld = true
                    wish.slots[place].holder = nil
                    wish.slots[place].promisedAt = nil
                    wish.slots[place].move(to: .open)
                    if !wish.formerHolders.contains(member) { wish.formerHolders.append(member) }
                } else if wish.slots[place].state == .offered, wish.slots[place].liveOffers.isEmpty {
                    wish.slots[place].move(to: .open)
                }
            }
            desk.keep(spoken, in: &wish)
            var facts: Facts = ["member": .text(member.rawValue), "returned": .flag(wasHeld)]
            if spoken == nil { facts["unreachable"] = .flag(true) }
            desk.note("declined", of: number, facts: facts, personal: spoken.map { ["words": .text($0.message.text)] })
            if spoken != nil {
                desk.tell(member, .memberDeclined, kind: .offerWithdrawn, about: wish, priority: .whenFree)
            }
            if wasHeld, !wish.isHeld {
                wish.followUp = nil
                desk.move(&wish, to: .open)
            }
            if wasHeld {
                desk.tellReporters(
                    &wish, .reporterReturned, kind: .wishEscalated, facts: desk.introduction(of: member))
            }
            desk.search(&wish)
        }
    }

    private mutating func complete(_ spoken: Spoken, _ member: MemberID, _ held: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        switch target(of: spoken, among: held) {
        case .none: return nil
        case .several(let numbers): return askWhich(spoken, member, numbers)
        case .these(let numbers):
            for number in numbers {
                change(number) { wish, desk in
                    desk.keep(spoken, in: &wish)
                    desk.note(
                        "completed", of: number, facts: ["member": .text(member.rawValue)],
                        personal: ["words": .text(spoken.message.text)])
                    desk.finish(&wish, by: member)
                }
            }
            return (.completed, numbers.first)
        }
    }

    /// The job is said to be done: who held a post has filled it, the rest is let go, and the reporters are asked.
    mutating func finish(_ wish: inout Wish, by member: MemberID?) {
        for place in wish.slots.indices {
            if wish.slots[place].state == .held, let holder = wish.slots[place].holder {
                wish.slots[place].move(to: .filled)
                remember(holder) { record, now in record.lastCompleted = now }
                turn.freed.insert(holder)
            } else {
                withdraw(&wish, at: place, template: .offerCancelled)
                if wish.slots[place].state == .open { wish.slots[place].move(to: .released) }
            }
        }
        wish.doneAt = now
        wish.escalation = nil
        wish.wait = nil
        wish.question = nil
        wish.proposal = nil
        move(&wish, to: .done)
        wish.followUp = FollowUp(kind: .confirmation, at: now + .hours(24), asked: 0)
        if let member { tell(member, .memberDone, kind: .wishCompleted, about: wish) }
        tellReporters(
            &wish, .reporterDone, kind: .wishCompleted, facts: (member ?? wish.holders.first).map(introduction) ?? [:])
        if wish.urgency == .emergency {
            tellDuty(
                .dutyDone, kind: .wishCompleted, about: wish, facts: member.map(introduction) ?? [:],
                priority: .ordinary)
        }
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
        wish.notes.append(
            Note(at: now, by: spoken.message.sender.account.description, words: spoken.message.text))
    }
}
