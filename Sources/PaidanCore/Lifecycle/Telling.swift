extension Desk {
    /// The first contact of a member, from a place in its list on, whose channel is not lost; where all are lost, the
    /// first at all. Nil where there is none. What must not be said in groups has a private way or none.
    func contact(of member: Member, from first: Int, privately: Bool = false) -> Int? {
        if state.head.lostChannels.isEmpty, !privately { return first < member.contacts.count ? first : nil }
        var anyway: Int?
        for (place, contact) in member.contacts.enumerated()
        where place >= first && (!privately || contact.privacy == .private) {
            if state.head.lostChannels[contact.destination.channel] == nil { return place }
            anyway = anyway ?? place
        }
        return anyway
    }

    /// Tells a member something about a wish, by the offer's contact, or privately where there is a private way.
    mutating func tell(
        _ id: MemberID, _ template: Template, kind: Notice.Kind, about wish: Wish, offer: Offer? = nil,
        facts: Facts = [:], priority: Notice.Priority? = nil
    ) {
        guard let member = index[id], !wish.parties.contains(id) else { return }
        let template = wish.ride != nil && template == .memberAccepted ? .memberCar : template
        let own = member.contacts.firstIndex {
            $0.privacy == .private && state.head.lostChannels[$0.destination.channel] == nil
        }
        // A way that was bound may be gone since the offer went out.
        let asked = offer.flatMap { member.contacts.indices.contains($0.contact) ? $0.contact : nil }
        guard let place = asked ?? own ?? contact(of: member, from: 0, privately: wish.isSensitive),
            member.contacts.indices.contains(place)
        else { return }
        let contact = member.contacts[place]
        var all = self.facts(of: wish, for: contact.privacy, accepted: wish.holders.contains(id))
        all.merge(facts) { _, given in given }
        if template == .memberAccepted, contact.privacy == .private, let code = doorCode(of: id, in: wish) {
            all["code"] = .text(code)
        }
        if wish.ride != nil { all["riders"] = .list(passengers(of: wish, for: contact.privacy)) }
        all["member"] = .text(member.name)
        all["member_id"] = .text(member.id.rawValue)
        add(
            kind, template, to: .member(id), at: contact.destination, mention: contact.mention,
            privacy: contact.privacy, priority: priority ?? self.priority(of: wish), wish: wish.number,
            offer: offer?.id, expiresAt: kind == .offerMade ? offer?.expiresAt : nil, facts: all)
    }

    /// Puts an offer to a member in words.
    mutating func tellOffer(_ offer: Offer, of wish: Wish, to member: Member) {
        guard member.contacts.indices.contains(offer.contact) else { return }
        var facts: Facts = [
            "until": .text(rulebook.zone.civil(offer.expiresAt).clock),
            "minutes": .number(Int((offer.expiresAt - now).minutesRoundedUp)), "ring": .text(offer.ring.name),
            "expires_at": .text(offer.expiresAt.rfc3339(in: rulebook.zone)),
        ]
        if wish.ride != nil { facts["post"] = .text(postName(of: offer, in: wish)) }
        if wish.urgency == .emergency { facts["unconfirmed"] = .flag(!wish.isConfirmedEmergency) }
        if member.contacts[offer.contact].privacy == .private { facts["words"] = .text(redacted(wish.words)) }
        tell(offer.member, .offerMade, kind: .offerMade, about: wish, offer: offer, facts: facts)
    }

    /// Tells those who spoke up; who has no way left is told by telephone, by the duty.
    mutating func tellReporters(
        _ wish: inout Wish, _ template: Template, kind: Notice.Kind, only account: Account? = nil, facts: Facts = [:],
        priority: Notice.Priority? = nil
    ) {
        for reporter in wish.reporters where account == nil || reporter.account == account {
            if account == nil, wish.ride != nil, !isForRider(template, reporter) { continue }
            guard let destination = reporter.destination else {
                askToTell(&wish, reporter.account, template, facts: facts)
                continue
            }
            let privacy: Privacy = destination.isGroup ? .group : .private
            if privacy == .group, wish.isSensitive {
                // Not a word in the group; how the person can be spoken to alone is the duty's to judge.
                askToTell(&wish, reporter.account, template, facts: facts)
                continue
            }
            var all = self.facts(of: wish, for: privacy, accepted: false)
            if let name = reporter.name { all["reporter"] = .text(name) }
            all.merge(facts) { _, given in given }
            // Others who spoke up do not live behind that door.
            if privacy != .private || reporter.account != wish.reporters.first?.account { all["code"] = nil }
            add(
                kind, template, to: .reporter(reporter.account), at: destination, mention: reporter.mention,
                privacy: privacy, priority: priority ?? self.priority(of: wish), wish: wish.number,
                replyTo: destination.isGroup ? reporter.messageID : nil, facts: all)
        }
    }

    /// What may be said of a wish there.
    func facts(of wish: Wish, for privacy: Privacy, accepted: Bool) -> Facts {
        var facts: Facts = [
            "number": .number(wish.number), "category": .text(wish.category.rawValue),
            "urgency": .text(wish.urgency.rawValue),
        ]
        if let building = wish.need.place.spokenBuilding { facts["building"] = .text(building) }
        let mayKnowDoor = privacy == .private && accepted
        if let place = mayKnowDoor ? wish.need.place.spoken : wish.need.place.spokenBuilding {
            facts["place"] = .text(place)
        }
        if mayKnowDoor {
            if let contact = wish.contact ?? wish.beneficiary?.phone { facts["contact"] = .text(contact) }
            if let beneficiary = wish.beneficiary?.name { facts["beneficiary"] = .text(beneficiary) }
        }
        if let when = wish.when { facts["when"] = .text(when) }
        if wish.isDrill == true { facts["drill"] = true }
        if let further = wish.furtherBuildings { facts["further"] = .text(further) }
        return facts
    }

    /// How soon a notice about a wish must go.
    func priority(of wish: Wish) -> Notice.Priority {
        switch wish.urgency {
        case .emergency: .emergency
        case .urgent: .prompt
        case .scheduled, .normal: .ordinary
        }
    }

    /// Writes a notice down.
    mutating func add(
        _ kind: Notice.Kind, _ template: Template, to recipient: Notice.Recipient, at destination: Destination,
        mention: String?, privacy: Privacy, priority: Notice.Priority, wish: WishNumber?, offer: OfferID? = nil,
        expiresAt: Instant? = nil, replyTo: String? = nil, facts: Facts
    ) {
        let id = NoticeID("\(state.head.community)-\(state.head.sequence)-\(turn.notices.count + 1)")
        turn.notices.append(
            Notice(
                id: id, community: state.head.community, kind: kind, template: template.rawValue, to: recipient,
                destination: destination, mention: mention, privacy: privacy, priority: priority, at: now,
                expiresAt: expiresAt, wish: wish, offer: offer, replyTo: replyTo, facts: facts))
    }

    /// How a helper is called to residents, and what it is.
    func introduction(of id: MemberID) -> Facts {
        guard let member = index[id] else { return [:] }
        var facts: Facts = ["helper": .text(member.name), "helper_kind": .text(member.kind.rawValue)]
        if let organization = member.organization { facts["role"] = .text(organization) }
        return facts
    }

    /// The name of a member, or the id of one who left.
    func name(of id: MemberID) -> String { index[id]?.name ?? id.rawValue }
}
