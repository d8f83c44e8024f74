extension Desk {
    /// Who is responsible for a wish, in order: those whom its category names, then the duty; each once.
    ///
    /// What only named staff may read, and an emergency, is the duty's at once.
    func dutyChain(for wish: Wish) -> [MemberID] {
        let chain = dutyChain(besides: wish.parties)
        guard wish.sensitivity == nil, wish.urgency != .emergency,
            let names = rulebook.categories[wish.category]?.escalation
        else { return chain }
        let steps = names.compactMap { responsible(for: $0) }.filter { !wish.parties.contains($0) }
        return (steps + chain).reduce(into: []) { found, member in
            if !found.contains(member) { found.append(member) }
        }
    }

    /// Who is responsible for a wish: the first of its chain, or the next after somebody who did not act.
    func dutyPerson(after previous: MemberID?, for wish: Wish) -> MemberID {
        let chain = dutyChain(for: wish)
        guard let previous, let place = chain.firstIndex(of: previous) else { return chain.first ?? "duty" }
        return chain[(place + 1) % chain.count]
    }

    /// Who stands for a post of the rota, an organization or an id.
    private func responsible(for name: String) -> MemberID? {
        if let member = index[MemberID(name)] { return member.id }
        let shift = rulebook.onDuty(at: now).first { $0.role == name || index[$0.member]?.organization == name }
        return shift.map(\.member) ?? rulebook.members.first { $0.kind != .member && $0.organization == name }?.id
    }

    /// Tells whoever is responsible and does not read the duty group.
    mutating func tellStep(
        _ person: MemberID, _ template: Template, about wish: Wish, facts: Facts, priority: Notice.Priority
    ) {
        guard let member = index[person], member.kind != .staff, !wish.isSensitive else { return }
        tellPerson(person, template, kind: .wishEscalated, about: wish, facts: facts, priority: priority)
    }
}
