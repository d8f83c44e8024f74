extension Desk {
    /// Plans the posts of a wish by the rules of its category.
    func slots(for wish: Wish) -> [Slot] {
        // What is sensitive is the staff's to answer; only an emergency sends people, and no volunteers.
        guard wish.sensitivity == nil || wish.urgency == .emergency, wish.campaign == nil else { return [] }
        let nearest = nearestRing(for: wish)
        if let ride = wish.ride {
            return posts(of: ride).map { slot in
                var slot = slot
                slot.ring = nearest
                return slot
            }
        }
        let rule = rulebook.categories[wish.category] ?? CategoryRule()
        var planned: [Slot] = []
        for part in rule.slots where part.urgencies?.contains(wish.urgency) ?? true {
            let kinds = wish.sensitivity == nil ? part.kinds : part.kinds.filter { $0 != .member }
            guard !kinds.isEmpty else { continue }
            let count = min(max(part.count ?? wish.need.people ?? 1, 1), 8)
            for _ in 0..<count {
                planned.append(
                    Slot(
                        index: planned.count, kinds: kinds, organization: part.organization,
                        skills: part.skills ?? wish.need.skills))
            }
        }
        if planned.isEmpty, wish.urgency == .emergency {
            planned.append(Slot(index: 0, kinds: [.staff]))
        }
        for place in planned.indices { planned[place].ring = nearest }
        return planned
    }

    /// Where the search for people begins.
    func nearestRing(for wish: Wish) -> Ring {
        let first = rulebook.categories[wish.category]?.rings?.first ?? .building
        return wish.urgency == .emergency ? max(first, .grid) : first
    }

    /// How far people are sought before the duty is asked.
    private func farthestRing(for wish: Wish) -> Ring {
        rulebook.categories[wish.category]?.rings?.last ?? .duty
    }

    /// Where the search goes on after a ring; the duty after the last one.
    func ring(after ring: Ring, for wish: Wish) -> Ring? {
        guard let rings = rulebook.categories[wish.category]?.rings, !rings.isEmpty else { return ring.wider }
        return ring == .duty ? nil : rings.first { $0 > ring } ?? .duty
    }

    /// Looks for people for every post that wants somebody, and goes to the duty where there is nobody.
    ///
    /// Asks few, not all: each post has at most as many live offers as its pace allows. Afterwards the wish has a live
    /// offer, somebody who holds it, a wait with its reason, or a duty person.
    mutating func search(_ wish: inout Wish) {
        wish.retryAt = nil
        if wish.campaign != nil { return keep(campaign: &wish) }
        guard wish.state == .open || wish.state == .underWay else { return }
        guard !wish.slots.isEmpty else {
            if wish.escalation == nil { escalate(&wish, .office) }
            return
        }
        guard wish.slots.contains(where: \.isWanted) || !wish.isHeld else { return wish.wait = nil }
        if let wait = reasonToWait(wish) {
            wish.wait = wait
            if wait.reason == .quietHours, wish.urgency == .urgent { escalate(&wish, .shortfall) }
            return
        }
        wish.wait = nil
        agreeOnTime(&wish)
        var missing: [Slot] = []
        for place in scarcestFirst(in: wish) {
            if isReleased(wish.slots[place], of: wish) {
                askUsual(&wish, at: place)
                askNamedDriver(&wish, at: place)
                fill(&wish, at: place)
            }
            if wish.slots[place].state == .open { missing.append(wish.slots[place]) }
        }
        guard !missing.isEmpty else { return }
        if pairUp(&wish) { return search(&wish) }
        callForHands(&wish)
        escalate(&wish, wish.urgency == .emergency ? .emergency : .shortfall)
        wish.retryAt = opportunity(for: missing, of: wish)
    }

    /// Whether a post may be filled: what the duty has not released yet goes to its own people only.
    func isReleased(_ slot: Slot, of wish: Wish) -> Bool { wish.level == .auto || !slot.kinds.contains(.member) }

    /// Asks the duty's own people at once, while members wait for the emergency to be confirmed.
    mutating func searchStaff(_ wish: inout Wish) {
        for place in wish.slots.indices where wish.slots[place].isWanted && !wish.slots[place].kinds.contains(.member) {
            fill(&wish, at: place)
        }
    }

    /// Why offers must not go out now.
    private func reasonToWait(_ wish: Wish) -> Wait? {
        if let wait = wish.wait, wait.reason == .hold || wait.reason == .staffFirst, now < wait.until { return wait }
        if let counter = wish.counter, now < counter.until, isHeldForOtherTime(wish) {
            return Wait(reason: .otherTime, until: counter.until)
        }
        let isEmergency = wish.urgency == .emergency
        if state.head.pausedSince != nil, !isEmergency { return Wait(reason: .paused, until: now + .hours(1)) }
        if let window = wish.window, wish.urgency == .scheduled, now + .days(7) < window.from {
            return Wait(reason: .scheduled, until: window.from - .days(7))
        }
        let pace = pace(of: wish)
        if pace.ignoresQuiet { return nil }
        return morning().map { Wait(reason: .quietHours, until: $0) }
    }

    /// Makes offers for one post until it has as many as its pace allows, widening the ring where it must.
    private mutating func fill(_ wish: inout Wish, at place: Int) {
        let wanted = width(of: wish, slot: wish.slots[place])
        var seen: Candidates?
        var isTold = false
        while wish.slots[place].liveOffers.count < wanted {
            let missing = wanted - wish.slots[place].liveOffers.count
            let demand = demand(of: wish.slots[place], in: wish)
            let found = candidates(
                for: demand, upTo: min(wish.slots[place].ring, farthestRing(for: wish)), count: missing)
            seen = found
            for (turn, best) in found.eligible.prefix(missing).enumerated() {
                offer(&wish, at: place, to: best, because: turn == 0 ? found.facts(taking: missing) : [:])
            }
            if found.eligible.count >= missing { break }
            guard let wider = ring(after: wish.slots[place].ring, for: wish) else { break }
            wish.slots[place].ring = wider
            guard wider == .duty, wish.slots[place].liveOffers.isEmpty else { continue }
            note("shortfall", of: wish.number, facts: found.facts(taking: 0).merging(["slot": .number(place)]) { $1 })
            isTold = true
        }
        if let seen, !isTold, wish.slots[place].liveOffers.isEmpty {
            note("looked_again", of: wish.number, facts: seen.counts.merging(["slot": .number(place)]) { $1 })
        }
        if wish.slots[place].isWanted {
            wish.slots[place].move(to: wish.slots[place].liveOffers.isEmpty ? .open : .offered)
        }
    }

    /// How many may be asked at once for a post: staff and organizations one by one, members as the pace says.
    func width(of wish: Wish, slot: Slot) -> Int {
        guard rulebook.matchingPolicy.width else { return 1 }
        return slot.kinds.contains(.member) || wish.urgency == .emergency ? pace(of: wish).width : 1
    }

    private mutating func offer(
        _ wish: inout Wish, at place: Int, to best: Candidates.Candidate, because reasons: Facts
    ) {
        guard let member = index[best.member] else { return }
        let offer = newOffer(for: wish, to: member, in: best.ring)
        wish.slots[place].offers.append(offer)
        wish.slots[place].move(to: .offered)
        remember(best.member) { record, _ in record.asked += 1 }
        var facts = reasons
        facts["slot"] = .number(place)
        facts["member"] = .text(best.member.rawValue)
        facts["ring"] = .text(best.ring.name)
        facts["until"] = .number(Int(offer.expiresAt.milliseconds))
        facts["offer"] = .text(offer.id.rawValue)
        facts.merge(best.before?.facts ?? [:]) { $1 }
        note("offered", of: wish.number, facts: facts)
        tellOffer(offer, of: wish, to: member)
    }

    /// An offer with an id of its own, live from now on.
    func newOffer(for wish: Wish, to member: Member, in ring: Ring) -> Offer {
        let count = wish.slots.reduce(0) { $0 + $1.offers.count }
        return Offer(
            id: OfferID("\(wish.number)-\(wish.reopened)-\(count + 1)"), member: member.id, ring: ring, madeAt: now,
            expiresAt: now + expiry(of: wish),
            contact: contact(of: member, from: 0, privately: wish.isSensitive) ?? 0)
    }

    /// The pace of a wish's class.
    func pace(of wish: Wish) -> Pace {
        rulebook.paces[wish.urgency] ?? Pace.standard[wish.urgency]
            ?? Pace(width: 1, expiry: .minutes(15), followUp: .hours(24), dutyReminder: .hours(4))
    }

    /// Ends the offers of a post that nobody needs to answer any more, and tells those who were asked.
    mutating func withdraw(_ wish: inout Wish, at place: Int, template: Template, helper: String? = nil) {
        for number in wish.slots[place].offers.indices where wish.slots[place].offers[number].state == .live {
            wish.slots[place].offers[number].state = .withdrawn
            wish.slots[place].offers[number].endedAt = now
            let offer = wish.slots[place].offers[number]
            turn.freed.insert(offer.member)
            note(
                "withdrawn", of: wish.number,
                facts: ["member": .text(offer.member.rawValue), "offer": .text(offer.id.rawValue)])
            var facts: Facts = [:]
            if let helper { facts["helper"] = .text(helper) }
            tell(offer.member, template, kind: .offerWithdrawn, about: wish, offer: offer, facts: facts)
        }
        if wish.slots[place].state == .offered { wish.slots[place].move(to: .open) }
    }

    /// Lets go of everybody who holds or considers a post of a wish that is over or goes elsewhere.
    mutating func release(_ wish: inout Wish, template: Template, sparing spared: MemberID? = nil) {
        for place in wish.slots.indices {
            withdraw(&wish, at: place, template: template)
            if wish.slots[place].state == .held, let holder = wish.slots[place].holder, holder != spared {
                turn.freed.insert(holder)
                tell(holder, template, kind: .offerWithdrawn, about: wish, offer: nil, facts: [:])
            }
            if wish.slots[place].state != .filled { wish.slots[place].move(to: .released) }
            if wish.slots[place].state == .released { wish.slots[place].holder = nil }
        }
    }
}
