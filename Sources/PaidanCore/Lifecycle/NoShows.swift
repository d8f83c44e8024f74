extension Desk {
    /// How long a holder has to say something, once the resident said that nobody came.
    private static let grace = Instant.Span.minutes(10)

    private static let nobodyCame = ["没人来", "没来人", "没有人来", "没有来", "没见人", "没见到人", "没看到人", "人影", "人呢", "还没来", "没等到"]

    /// Whether a resident says that nobody came, rather than that it was done badly.
    func saysNobodyCame(_ text: String) -> Bool { Desk.nobodyCame.contains(where: text.contains) }

    /// Nobody came: after the time promised it is the staff's at once. Who has it is asked, and has a few minutes; the
    /// resident hears who sees to it, and that no new time is known yet. A new time is told when somebody names one.
    ///
    /// - Returns: nil where somebody is there already, or nobody was to come.
    mutating func hearNoShow(_ number: WishNumber, _ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard let wish = state.wishes[number], wish.state == .underWay, saysNobodyCame(spoken.message.text)
        else { return nil }
        let held = wish.slots.filter { $0.state == .held }
        guard held.allSatisfy({ $0.arrivedAt == nil }) else { return nil }
        // Before the time that was said, the honest answer is that time.
        if let promised = held.compactMap(\.promisedAt).max(), promised > now {
            return tellState(spoken, spoken.message.sender.account, [number])
        }
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            desk.note("no_show", of: number, personal: ["words": .text(spoken.message.text)])
            let person = wish.escalation?.member ?? desk.dutyPerson(after: nil, besides: wish.parties)
            desk.escalate(&wish, .notDone)
            for holder in held.compactMap(\.holder) {
                desk.tell(holder, .memberMissed, kind: .offerReminder, about: wish, priority: .prompt)
            }
            wish.followUp = FollowUp(kind: .missed, at: desk.now + Desk.grace)
            var facts: Facts = ["duty": .text(desk.name(of: person))]
            if let helper = held.compactMap(\.holder).first {
                facts.merge(desk.introduction(of: helper)) { own, _ in own }
            }
            desk.tellReporters(&wish, .reporterMissed, kind: .wishEscalated, facts: facts, priority: .prompt)
        }
        return (.judged, number)
    }

    /// Who was to be there said nothing: another is sought, and the resident hears that there is none yet.
    mutating func replaceMissing(_ wish: inout Wish) {
        for place in wish.slots.indices where wish.slots[place].state == .held && wish.slots[place].arrivedAt == nil {
            guard let holder = wish.slots[place].holder else { continue }
            wish.slots[place].vacate()
            if !wish.formerHolders.contains(holder) { wish.formerHolders.append(holder) }
            turn.freed.insert(holder)
            note("replaced", of: wish.number, facts: ["member": .text(holder.rawValue)])
            tell(holder, .memberReleased, kind: .offerWithdrawn, about: wish)
            tellReporters(&wish, .reporterReturned, kind: .wishEscalated, facts: introduction(of: holder))
        }
        openIfAbandoned(&wish)
        if wish.isHeld { scheduleProgress(&wish) }
    }
}
