extension Desk {
    /// How far it is, told without a human: of the wish named, else of the latest that is open, else of the one that
    /// ended last.
    mutating func tellState(_ spoken: Spoken, _ account: Account, _ mine: [WishNumber]) -> (Verdict, WishNumber?)? {
        // What was only observed is known to the duty alone.
        let known = mine.compactMap { state.wishes[$0] }.filter { $0.ending != .observed }
        let latest =
            known.last { !$0.state.isOver }
            ?? known.max { ($0.endedAt ?? now, $0.number) < ($1.endedAt ?? now, $1.number) }
        guard let wish = known.first(where: { spoken.named.contains($0.number) }) ?? latest else { return nil }
        change(wish.number) { wish, desk in
            desk.keep(spoken, in: &wish)
            desk.note("asked_state", of: wish.number, facts: ["state": .text(wish.state.rawValue)])
            var facts = wish.state.isOver ? desk.endFacts(of: wish) : desk.progressFacts(of: wish)
            facts["state"] = .text(wish.state.rawValue)
            let overdue = wish.slots.contains { $0.state == .held && ($0.promisedAt.map { $0 < desk.now } ?? false) }
            if overdue { desk.escalate(&wish, .quietHolder) }
            desk.chase(&wish)
            desk.tellReporters(&wish, .reporterStatus, kind: .wishReceived, only: account, facts: facts)
        }
        return (.told, wish.number)
    }

    /// Who has an open wish.
    private func progressFacts(of wish: Wish) -> Facts {
        var facts = wish.holders.first.map(introduction) ?? [:]
        let promised = wish.slots.filter { $0.state == .held && $0.arrivedAt == nil }.compactMap(\.promisedAt).max()
        if let promised, promised > now { facts["until"] = .text(rulebook.zone.civil(promised).spoken) }
        facts["duty"] = .text(name(of: wish.escalation?.member ?? dutyPerson(after: nil, for: wish)))
        return facts
    }

    /// When and how a wish ended.
    private func endFacts(of wish: Wish) -> Facts {
        var facts: Facts = [:]
        if let ending = wish.ending { facts["ending"] = .text(ending.rawValue) }
        if let ended = wish.endedAt { facts["ended"] = .text(rulebook.zone.civil(ended).spoken) }
        if let into = wish.mergedInto { facts["into"] = .number(into) }
        return facts
    }
}
