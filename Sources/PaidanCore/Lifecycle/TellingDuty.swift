extension Desk {
    /// Tells the duty group; sensitive matters go to the duty person alone.
    mutating func tellDuty(
        _ template: Template, kind: Notice.Kind, about wish: Wish? = nil, facts: Facts = [:],
        priority: Notice.Priority, alsoPerson: MemberID? = nil, isSensitive: Bool = false
    ) {
        let isSensitive = isSensitive || wish?.isSensitive == true
        let groups = dutyGroups
        if !isSensitive {
            // A group sees building and kind, the duty group too: words without what leads to the door.
            let all = dutyFacts(of: wish, facts)
            var shown = withoutDoor(all)
            if case .text(let words)? = all["words"] { shown["words"] = .text(redacted(words)) }
            for group in groups {
                add(
                    kind, template, to: .group(.duty), at: group.destination, mention: nil, privacy: .group,
                    priority: priority, wish: wish?.number, facts: shown)
            }
        }
        // Who must call or go is told privately, with telephone and door.
        guard isSensitive || groups.isEmpty || priority == .emergency || template == .dutyTell else { return }
        tellPerson(
            alsoPerson ?? dutyPerson(after: nil, besides: wish?.parties ?? []), template, kind: kind, about: wish,
            facts: facts, priority: priority,
            isSensitive: isSensitive)
    }

    /// Tells one of the staff, with telephone and door where the way is private.
    mutating func tellPerson(
        _ id: MemberID, _ template: Template, kind: Notice.Kind, about wish: Wish?, facts: Facts,
        priority: Notice.Priority, isSensitive: Bool = false
    ) {
        let isSensitive = isSensitive || wish?.isSensitive == true
        guard let member = index[id], wish?.parties.contains(id) != true,
            let place = contact(of: member, from: 0, privately: isSensitive) ?? contact(of: member, from: 0)
        else { return }
        let contact = member.contacts[place]
        if dutyGroups.contains(where: { $0.destination == contact.destination }), !isSensitive { return }
        let all = dutyFacts(of: wish, facts)
        let shareable = isSensitive ? all.filter { ["number", "duty", "minutes"].contains($0.key) } : withoutDoor(all)
        add(
            kind, template, to: .member(id), at: contact.destination, mention: contact.mention,
            privacy: contact.privacy, priority: priority, wish: wish?.number,
            facts: contact.privacy == .private ? all : shareable)
    }

    /// The duty's groups that can be reached.
    private var dutyGroups: [GroupRule] {
        rulebook.groups.filter { $0.audience == .duty && state.head.lostChannels[$0.channel] == nil }
    }

    /// All that the duty may know of a wish.
    private func dutyFacts(of wish: Wish?, _ facts: Facts) -> Facts {
        guard let wish else { return facts }
        var all = self.facts(of: wish, for: .private, accepted: true)
        all["words"] = .text(wish.words)
        if let name = wish.beneficiary?.name ?? wish.reporters.first?.name { all["reporter"] = .text(name) }
        return all.merging(facts) { _, given in given }
    }

    /// Tells the duty of something that concerns no wish.
    mutating func alarm(_ template: Template, facts: Facts) {
        tellDuty(template, kind: .deskAlarm, facts: facts, priority: .prompt)
    }
}
