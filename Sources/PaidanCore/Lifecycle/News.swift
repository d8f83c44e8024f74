extension Desk {
    /// A delivery was given up: the next way to the same person is tried, then the duty tells by telephone.
    mutating func takeIn(_ report: DeliveryReport) -> (Verdict, WishNumber?) {
        for lost in report.notices {
            note(
                "undelivered", of: lost.wish,
                facts: [
                    "template": .text(lost.template), "cause": .text(report.cause),
                    "delivery": .text(report.delivery.rawValue),
                ])
            switch lost.to {
            case .member(let id): retell(lost, to: id)
            case .reporter(let account): retell(lost, to: account)
            case .group(let audience): retell(lost, toGroup: audience, cause: report.cause)
            }
        }
        return (.noted, report.notices.first?.wish)
    }

    /// The member's next contact; an offer that reaches nobody goes to the next member.
    private mutating func retell(_ lost: Notice, to id: MemberID) {
        guard let member = index[id] else { return }
        let tried = member.contacts.firstIndex { $0.destination == lost.destination }
        let next = tried.flatMap { contact(of: member, from: $0 + 1, privately: isSensitive(lost)) }
        if let offer = lost.offer, let number = lost.wish, lost.kind == .offerMade {
            guard let (slot, place) = find(offer, in: number) else { return }
            if let next {
                change(number) { wish, desk in
                    wish.slots[slot].offers[place].contact = next
                    desk.tellOffer(wish.slots[slot].offers[place], of: wish, to: member)
                }
            } else {
                giveBack(number, id, nil)
            }
        } else if let next {
            repeatNotice(lost, to: id, by: member.contacts[next])
        } else if lost.template.hasPrefix(Template.toDuty) {
            passOn(lost, from: id)
        } else if lost.template == Template.memberAccepted.rawValue {
            alarm(.dutyUndelivered, facts: ["recipient": .text(member.name), "cause": .text("no way left")])
        }
    }

    private func find(_ offer: OfferID, in number: WishNumber) -> (slot: Int, offer: Int)? {
        for (slot, candidate) in (state.wishes[number]?.slots ?? []).enumerated() {
            if let place = candidate.offers.firstIndex(where: { $0.id == offer && $0.state == .live }) {
                return (slot, place)
            }
        }
        return nil
    }

    /// The group where the reporter was last heard, without the door; else a call by the duty.
    private mutating func retell(_ lost: Notice, to account: Account) {
        guard let number = lost.wish, let template = Template(rawValue: lost.template) else { return }
        change(number) { wish, desk in
            let group = desk.state.people[account]?.lastGroup
            if let group, group != lost.destination, !lost.destination.isGroup, !wish.isSensitive {
                desk.repeatNotice(lost, to: lost.to, at: group, mention: account.id, privacy: .group)
            } else {
                desk.askToTell(&wish, account, template, facts: lost.facts)
            }
        }
    }

    /// The duty group cannot be reached: the duty person is told alone.
    private mutating func retell(_ lost: Notice, toGroup audience: Audience, cause: String) {
        guard audience == .duty else { return }
        let person = dutyPerson(after: nil)
        guard let member = index[person],
            let place = member.contacts.firstIndex(where: { $0.destination.channel != lost.destination.channel })
        else { return passOn(lost, from: person) }
        repeatNotice(lost, to: person, by: member.contacts[place])
    }

    /// Whether what was lost is about a matter for the few.
    func isSensitive(_ lost: Notice) -> Bool {
        if let wish = lost.wish.flatMap({ state.wishes[$0] }) { return wish.isSensitive }
        guard lost.privacy == .private, case .text(let words)? = lost.facts["words"] else { return false }
        return isSensitive(words)
    }

    /// Says what was lost again to a member by another of the contacts.
    mutating func repeatNotice(_ lost: Notice, to id: MemberID, by contact: Member.Contact) {
        repeatNotice(
            lost, to: .member(id), at: contact.destination, mention: contact.mention, privacy: contact.privacy)
    }

    private mutating func repeatNotice(
        _ lost: Notice, to recipient: Notice.Recipient, at destination: Destination, mention: String?, privacy: Privacy
    ) {
        guard let template = Template(rawValue: lost.template) else { return }
        add(
            lost.kind, template, to: recipient, at: destination, mention: mention, privacy: privacy,
            priority: lost.priority, wish: lost.wish, offer: lost.offer, expiresAt: lost.expiresAt,
            facts: privacy == .private ? lost.facts : withoutDoor(lost.facts))
    }

    /// What may be said of it where others read along.
    func withoutDoor(_ facts: Facts) -> Facts {
        var kept = facts
        for personal in ["contact", "words", "beneficiary", "reporter"] { kept[personal] = nil }
        kept["place"] = facts["building"]
        return kept
    }

    /// A channel is lost or back: the duty hears by another path.
    mutating func takeIn(_ report: ChannelReport) -> (Verdict, WishNumber?) {
        let wasLost = state.head.lostChannels[report.channel] != nil
        guard wasLost == report.isAlive else { return (.noted, nil) }
        state.head.lostChannels[report.channel] = report.isAlive ? nil : now
        note(
            report.isAlive ? "channel_back" : "channel_lost", of: nil,
            facts: ["channel": .text(report.channel.rawValue)])
        let facts: Facts = ["channel": .text(report.channel.rawValue), "detail": .text(report.detail)]
        tellDuty(
            report.isAlive ? .dutyChannelBack : .dutyChannelLost, kind: .deskAlarm, facts: facts,
            priority: report.isAlive ? .ordinary : .emergency)
        return (.noted, nil)
    }

    /// Other rules are in force: who left the roster gives back what was asked or held.
    mutating func adopt(_ rules: Rulebook, digest: String) -> (Verdict, WishNumber?) {
        let before = rulebook
        let known = index.members
        rulebook = rules
        reindex()
        yieldTimes(to: rules, insteadOf: before)
        state.head.rulebook = digest
        // Other rules may tell of the books at other times.
        state.head.briefDue = nil
        state.head.monthDue = nil
        note("rulebook", of: nil, facts: ["digest": .text(digest)])
        var returned: [WishNumber] = []
        for number in state.wishes.keys.sorted() {
            guard let wish = state.wishes[number], !wish.state.isOver else { continue }
            for gone in wish.engaged.sorted() where index[gone] == nil || isKept(gone, from: wish) {
                if index[gone] == nil { returned.append(number) }
                giveBack(number, gone, nil)
            }
        }
        let present = Set(rules.members.map(\.id))
        forgetRemoved(known.filter { !present.contains($0.id) }, returned: returned)
        forgetLeavings(besides: present)
        for number in state.wishes.keys.sorted() { handOverDuty(of: number) }
        // The new roster may have somebody whom the old one lacked.
        for number in wishIndex.short.keys.sorted() { change(number) { wish, desk in desk.search(&wish) } }
        return (.noted, nil)
    }

    /// What a duty person who left the roster should have done is the present one's.
    mutating func handOverDuty(of number: WishNumber) {
        guard let wish = state.wishes[number] else { return }
        let isOrphan = wish.escalation.map { index[$0.member] == nil } ?? false
        guard isOrphan || wish.phoneTasks.contains(where: { index[$0.member] == nil }) else { return }
        change(number) { wish, desk in
            let person = desk.dutyPerson(after: nil, for: wish)
            if isOrphan { wish.escalation?.member = person }
            for place in wish.phoneTasks.indices where desk.index[wish.phoneTasks[place].member] == nil {
                wish.phoneTasks[place].member = person
            }
        }
    }
}
