extension Desk {
    /// A member takes what was offered; nil where a yes can mean nothing.
    mutating func accept(_ spoken: Spoken, _ member: MemberID, _ offered: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        switch target(of: spoken, among: offered) {
        case .these(let numbers):
            for number in numbers {
                guard let (place, _) = liveOffer(of: member, in: number) else { continue }
                if isMuchLater(spoken, number), putOtherTime(number, member, spoken) { continue }
                take(number, place, member, spoken)
            }
            return (.accepted, numbers.first)
        case .several(let numbers):
            return askWhich(spoken, member, numbers)
        case .none:
            return acceptUnasked(spoken, member)
        }
    }

    /// Whether a yes is to a time for which something urgent cannot wait without the reporter's word.
    private func isMuchLater(_ spoken: Spoken, _ number: WishNumber) -> Bool {
        guard state.wishes[number]?.urgency == .urgent, let window = spoken.reading.details.proposedWindow else {
            return false
        }
        return window.from > now + .hours(2)
    }

    /// A yes without a live offer: the duty's own people may take what was put on the duty's table; a late yes is
    /// taken while nobody else is being asked; everybody else hears how it stands.
    private mutating func acceptUnasked(_ spoken: Spoken, _ member: MemberID) -> (Verdict, WishNumber?)? {
        let escalated = wishIndex.escalated.compactMap { state.wishes[$0] }.filter {
            $0.escalation != nil && !$0.parties.contains(member) && $0.slots.contains(where: \.isWanted)
        }
        .map(\.number).sorted()
        let isStaff = index[member]?.kind == .staff
        let numbers =
            spoken.named.isEmpty && isStaff && spoken.group?.audience == .duty && escalated.count == 1
            ? escalated : spoken.named.isEmpty ? lately(asked: member) : spoken.named
        guard let number = numbers.first, let wish = state.wishes[number] else {
            return nil
        }
        if heldSlot(of: member, in: number) != nil { return (.updated, number) }
        let isResponsible = wish.escalation?.member == member
        if isStaff || isResponsible, escalated.contains(number), let place = wish.slots.firstIndex(where: \.isWanted) {
            take(number, place, member, spoken)
            return (.accepted, number)
        }
        let late = wish.slots.firstIndex { slot in
            slot.state == .open && slot.offers.contains { $0.member == member && $0.state == .expired }
        }
        if let late = late ?? likePost(for: member, in: wish), !wish.state.isOver, !isKept(member, from: wish),
            !wish.parties.contains(member)
        {
            take(number, late, member, spoken)
            return (.accepted, number)
        }
        if keepInReserve(member, number) || answerCall(number, member, spoken) {
            return (self.state.wishes[number]?.holders.contains(member) == true ? .accepted : .notOffered, number)
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
        let missed = wishIndex.wishes(asking: member).filter { number in
            (state.wishes[number]?.slots ?? []).contains { slot in
                slot.offers.contains { offer in
                    offer.member == member && (offer.state == .expired || offer.state == .withdrawn)
                        && offer.madeAt + .days(1) > now
                }
            }
        }
        return missed.count == 1 ? Array(missed) : []
    }

    /// A member takes a post: others are told kindly, the reporters hear who comes.
    mutating func take(_ number: WishNumber, _ place: Int, _ member: MemberID, _ spoken: Spoken?) {
        change(number) { wish, desk in
            for slot in wish.slots.indices {
                for offer in wish.slots[slot].offers.indices
                where wish.slots[slot].offers[offer].member == member && wish.slots[slot].offers[offer].state == .live {
                    wish.slots[slot].offers[offer].state = slot == place ? .accepted : .withdrawn
                }
                if slot != place { wish.slots[slot].openIfUnasked() }
            }
            desk.handOn(&wish, from: place)
            desk.withdraw(&wish, at: place, template: .offerTaken, helper: desk.name(of: member))
            wish.slots[place].holder = member
            wish.slots[place].move(to: .held)
            let eta = spoken?.reading.details.eta
            let agreed = spoken?.reading.details.proposedWindow?.from
            wish.slots[place].promisedAt =
                eta.map { desk.now + .minutes(Int64($0)) } ?? agreed.flatMap { $0 > desk.now ? $0 : nil }
            if wish.counter?.member == member { wish.counter = nil }
            if !wish.slots.contains(where: \.isWanted) { desk.dropOtherTime(&wish) }
            wish.acceptedAt = wish.acceptedAt ?? desk.now
            // Who goes there must still hear where it is.
            if wish.need.place.building != nil { wish.question = nil }
            wish.proposal = nil
            wish.answerDue = nil
            if desk.index[member]?.kind == .staff {
                wish.isConfirmedEmergency = true
                wish.vouchedAt = wish.vouchedAt ?? desk.now
            }
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
            desk.tellAccepted(
                &wish, member, eta: eta,
                time: spoken?.reading.details.proposedTime ?? (wish.meetAt == nil ? nil : wish.when))
            if let words = spoken.flatMap({ desk.part(in: $0.reading.details) }) {
                desk.openRest(&wish, beside: member, doing: words)
                desk.search(&wish)
            }
            desk.tellPartners(of: member, in: wish)
            desk.gather(&wish)
        }
    }

    mutating func tellAccepted(_ wish: inout Wish, _ member: MemberID, eta: Int?, time: String? = nil) {
        var facts: Facts = ["words": .text(wish.words)]
        if let reporter = wish.beneficiary?.name ?? wish.reporters.first?.name { facts["reporter"] = .text(reporter) }
        let isPrivate = index[member]?.contacts.contains { $0.privacy == .private } ?? false
        tell(
            member, .memberAccepted, kind: .wishAccepted, about: wish,
            facts: (isPrivate ? facts : [:]).merging(pairFacts(of: wish, for: member)) { $1 }
                .merging(wish.isTeam ? teamFacts(of: wish) : [:]) { $1 }, priority: .prompt)
        var told = introduction(of: member).merging(teamFacts(of: wish)) { $1 }
        if let eta { told["eta"] = .number(eta) } else if let time { told["time"] = .text(time) }
        tellReporters(
            &wish, .reporterAccepted, kind: .wishAccepted, facts: arrival(of: member, in: wish).merging(told) { $1 })
        if wish.urgency == .emergency || wish.level == .propose {
            tellDuty(.dutyAccepted, kind: .wishAccepted, about: wish, facts: told, priority: .ordinary)
        }
    }

    /// When the one who holds it is asked how far it is: after the time promised, or after the pace's patience.
    func scheduleProgress(_ wish: inout Wish) {
        let promised = wish.slots.filter { $0.state == .held }.compactMap(\.promisedAt).max()
        var at = now + pace(of: wish).followUp
        if let promised { at = max(now + .minutes(1), promised + .minutes(15)) }
        if let window = wish.window { at = max(at, window.to + .minutes(15)) }
        wish.followUp = FollowUp(kind: .progress, at: at, asked: 0)
    }
}
