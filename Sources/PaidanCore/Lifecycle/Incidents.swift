extension Desk {
    /// The open wish that a need is about already: the same place and kind within the window.
    func incident(of need: Need, reporter: Reporter, words: String, isDrill: Bool) -> WishNumber? {
        guard let category = need.category else { return nil }
        guard let building = need.place.building else {
            return unplaced(category, by: reporter.account)
        }
        let known = wishIndex.wishes(in: building).lazy.filter { number in
            guard let wish = state.wishes[number], wish.category == category, wish.state != .done,
                wish.sensitivity == nil, wish.ride == nil, (wish.isDrill == true) == isDrill
            else { return false }
            return wish.receivedAt + rulebook.limits.mergeWindow > now
                && isSamePlace(wish.need.place, need.place, category)
        }.min()
        return known ?? outage(of: need, words: words, isDrill: isDrill)
    }

    /// The wish of which somebody was just asked where it is: who goes on telling means the same.
    private func unplaced(_ category: Category, by account: Account) -> WishNumber? {
        wishIndex.wishes(of: account).lazy.filter { number in
            guard let wish = state.wishes[number] else { return false }
            return wish.question?.account == account && wish.category == category
                && wish.receivedAt + rulebook.limits.mergeWindow > now
        }.min()
    }

    /// Whether two addresses in a building can be one incident: a flat's own trouble is not its neighbour's, but the
    /// stair's lamp and the smoke are everybody's.
    private func isSamePlace(_ left: Place, _ right: Place, _ category: Category) -> Bool {
        if let one = left.unit, let other = right.unit, one != other { return false }
        let isShared = [.facility, .safety, .environment, .parking].contains(category)
        if let one = left.room, let other = right.room, one != other { return isShared }
        return true
    }

    /// Joins a report to an open wish: every reporter is kept informed, and a later address completes the first.
    mutating func join(_ number: WishNumber, reporter: Reporter, need: Need, _ spoken: Spoken) -> (Verdict, WishNumber?)
    {
        var verdict = Verdict.merged
        change(number) { wish, desk in
            wish.notes.append(
                Note(at: desk.now, by: reporter.account.description, words: spoken.message.text))
            wish.need.place = wish.need.place.completed(by: need.place)
            wish.contact = wish.contact ?? spoken.reading.contact
            desk.remember(spoken.message, in: &wish, isReport: true)
            if wish.reporters.contains(where: { $0.account == reporter.account }) {
                verdict = .updated
                desk.note(
                    "added", of: number, facts: spoken.reading.secondFacts,
                    personal: ["words": .text(spoken.message.text)])
            } else {
                wish.reporters.append(reporter)
                desk.note(
                    "merged", of: number,
                    facts: spoken.reading.secondFacts.merging(["reporters": .number(wish.reporters.count)]) { $1 },
                    personal: ["words": .text(spoken.message.text), "reporter": .text(reporter.account.description)])
                desk.tellOfReach(need.place, in: wish)
                if wish.isAnnounced {
                    desk.tellReporters(&wish, .reporterMerged, kind: .wishReceived, only: reporter.account)
                }
            }
            let isNews = desk.heed(spoken.reading.danger, in: &wish)
            if need.urgency == .emergency, verdict == .merged, !desk.isHearsay(spoken) {
                wish.vouchedAt = wish.vouchedAt ?? desk.now
            }
            if need.urgency == .emergency, wish.urgency != .emergency {
                desk.raiseToEmergency(&wish, isConfirmed: desk.isSureOfEmergency(spoken))
            } else if need.urgency == .emergency, verdict == .merged, !wish.isConfirmedEmergency,
                !spoken.reading.isRaisedBySecond, !desk.isHearsay(spoken)
            {
                desk.confirmEmergency(&wish)
            } else if isNews {
                desk.search(&wish)
            }
            desk.believe(spoken, &wish)
        }
        watchLoad(reports: state.wishes[number])
        return (verdict, number)
    }

    /// What was taken for less turns out to be an emergency.
    mutating func raiseToEmergency(_ wish: inout Wish, isConfirmed: Bool) {
        wish.need.urgency = .emergency
        wish.isConfirmedEmergency = isConfirmed
        note("raised", of: wish.number, facts: ["urgency": .text(Urgency.emergency.rawValue)])
        replan(&wish)
        raise(&wish)
    }

    /// A second voice confirms an emergency: members need not wait for the staff any more.
    private mutating func confirmEmergency(_ wish: inout Wish) {
        wish.isConfirmedEmergency = true
        note("confirmed_emergency", of: wish.number)
        if wish.wait?.reason == .staffFirst { wish.wait = nil }
        search(&wish)
    }

    /// A doubt that somebody else is sure of is none any more: it goes on its way, or before the duty as a wish.
    private mutating func believe(_ spoken: Spoken, _ wish: inout Wish) {
        let enough = rulebook.limits.wishConfidence
        guard wish.confidence < enough, spoken.reading.confidence(in: "kind") >= enough else { return }
        wish.confidence = spoken.reading.confidence(in: "kind")
        guard wish.proposal != nil else { return }
        wish.proposal = nil
        if wish.level == .propose { propose(&wish) } else { advance(&wish) }
    }

    /// Takes in a danger that was not known before: volunteers who were asked, or are on their way, are called back.
    ///
    /// - Returns: whether the danger is news.
    mutating func heed(_ danger: Danger?, in wish: inout Wish) -> Bool {
        guard let danger, wish.danger == nil else { return false }
        wish.danger = danger
        note("danger", of: wish.number, facts: ["danger": .text(danger.rawValue)])
        for place in wish.slots.indices {
            for number in wish.slots[place].offers.indices {
                let offer = wish.slots[place].offers[number]
                guard offer.state == .live, isKept(offer.member, from: wish) else { continue }
                wish.slots[place].offers[number].state = .withdrawn
                tell(offer.member, .offerCancelled, kind: .offerWithdrawn, about: wish, offer: offer)
            }
            wish.slots[place].openIfUnasked()
            if wish.slots[place].state == .held, let holder = wish.slots[place].holder, isKept(holder, from: wish) {
                tell(holder, .offerCancelled, kind: .offerWithdrawn, about: wish, priority: .emergency)
                wish.slots[place].vacate()
            }
        }
        openIfAbandoned(&wish)
        return true
    }

    /// Whether a danger keeps somebody away from a wish: no volunteer but a medic goes there.
    func isKept(_ member: Member, from wish: Wish) -> Bool {
        wish.danger != nil && member.kind == .member && !member.skills.contains("medical")
    }

    /// The same of somebody who may have left the roster.
    func isKept(_ id: MemberID, from wish: Wish) -> Bool {
        guard wish.danger != nil, let member = index[id] else { return false }
        return isKept(member, from: wish)
    }

    /// Plans the posts anew where nobody holds one yet. After a change of place, time, urgency or skills people may be
    /// asked who were asked before.
    mutating func replan(_ wish: inout Wish, isMaterial: Bool = true) {
        if isMaterial {
            wish.changedAt = now
            wish.askedBefore = nil
            wish.meetAt = nil
        } else {
            wish.askedBefore = wish.asked.sorted()
        }
        guard !wish.slots.contains(where: { $0.state == .held || $0.state == .filled }) else { return }
        for place in wish.slots.indices { withdraw(&wish, at: place, template: .memberReleased) }
        wish.slots = slots(for: wish)
        wish.isPaired = nil
    }
}
