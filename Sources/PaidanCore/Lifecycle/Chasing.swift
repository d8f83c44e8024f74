extension Desk {
    /// A reporter asks after an open wish: the first time it is raised, whoever is still silent is reminded, and where
    /// nobody is asked the duty hears of it. Later chases only get their answer.
    mutating func chase(_ wish: inout Wish) {
        guard wish.chasedAt == nil, !wish.state.isOver, wish.state != .done else { return }
        // Nobody is woken for what can wait until morning.
        guard pace(of: wish).ignoresQuiet || morning() == nil else { return }
        wish.chasedAt = now
        note("chased", of: wish.number)
        let waiting = wish.liveOffers
        for offer in waiting { remind(offer, of: wish) }
        let silent = wish.slots.filter { $0.state == .held && $0.arrivedAt == nil }.compactMap(\.holder)
        for holder in silent { tell(holder, .memberProgress, kind: .offerReminder, about: wish) }
        if waiting.isEmpty, silent.isEmpty {
            tellDuty(
                .dutyChased, kind: .wishEscalated, about: wish, facts: ["state": .text(wish.state.rawValue)],
                priority: min(priority(of: wish), .prompt), alsoPerson: wish.escalation?.member)
        }
        for place in wish.slots.indices where wish.slots[place].isWanted {
            if let wider = wish.slots[place].ring.wider, wider != .duty { wish.slots[place].ring = wider }
        }
    }

    /// Reminds somebody of an offer that still waits.
    mutating func remind(_ offer: Offer, of wish: Wish) {
        tell(
            offer.member, .offerReminder, kind: .offerReminder, about: wish, offer: offer,
            facts: ["until": .text(rulebook.zone.civil(offer.expiresAt).clock)])
    }

    /// Reminds those who have let half of their time go by; tells whether there were any.
    mutating func remindOffers(_ wish: inout Wish) -> Bool {
        var found = false
        for place in wish.slots.indices {
            for number in wish.slots[place].offers.indices {
                let offer = wish.slots[place].offers[number]
                guard let at = wish.reminder(of: offer), at <= now else { continue }
                wish.slots[place].offers[number].isReminded = true
                found = true
                if morning() == nil { remind(offer, of: wish) }
            }
        }
        return found
    }
}

extension Wish {
    /// When somebody is reminded of a live offer: at half of its time, where the wish is urgent. An emergency's time is
    /// too short for it. Nil where nobody is.
    func reminder(of offer: Offer) -> Instant? {
        guard urgency == .urgent, offer.state == .live, offer.isReminded != true, !offer.isSeen else { return nil }
        let half = Instant.Span(milliseconds: (offer.expiresAt - offer.madeAt).milliseconds / 2)
        return half >= .minutes(1) ? offer.madeAt + half : nil
    }
}
