extension Desk {
    /// Puts a wish on the duty person's table; for the same reason only once.
    mutating func escalate(_ wish: inout Wish, _ reason: Escalation.Reason) {
        // Who knows that it was not done knows that somebody is wanted.
        if reason == .shortfall, wish.escalation?.reason == .notDone { return }
        if wish.escalation?.reason == reason { return }
        let wasEmergency = wish.escalation?.reason == .emergency
        let person = wish.escalation?.member ?? dutyPerson(after: nil, for: wish)
        wish.escalation = Escalation(
            reason: reason, member: person, since: now, until: awake(after: pace(of: wish).dutyReminder, for: wish))
        note(
            "escalated", of: wish.number,
            facts: ["reason": .text(reason.rawValue), "member": .text(person.rawValue)])
        let facts: Facts = ["reason": .text(reason.rawValue), "duty": .text(name(of: person))]
        if reason == .emergency {
            guard !wasEmergency else { return }
            tellDuty(
                .dutyEmergency, kind: .deskAlarm, about: wish, facts: facts.merging(emergencyFacts(of: wish)) { $1 },
                priority: .emergency, alsoPerson: person)
        } else {
            tellDuty(
                .dutyEscalated, kind: .wishEscalated, about: wish, facts: facts,
                priority: min(priority(of: wish), .prompt), alsoPerson: person)
            tellStep(person, .dutyEscalated, about: wish, facts: facts, priority: min(priority(of: wish), .prompt))
        }
        if reason == .shortfall {
            tellReporters(
                &wish, .reporterShortfall, kind: .wishEscalated, facts: ["duty": .text(name(of: person))])
        }
    }

    /// The service to call, and whether the emergency is confirmed.
    func emergencyFacts(of wish: Wish) -> Facts {
        let call =
            switch wish.danger {
            case .fire, .gas: "119"
            case .violence: "110"
            case .selfHarm: "120"
            // Who is trapped, or blocked, needs the fire brigade; who is hurt or ill the ambulance.
            case nil: [.safety, .facility, .environment, .parking].contains(wish.category) ? "119" : "120"
            }
        var facts: Facts = ["unconfirmed": .flag(!wish.isConfirmedEmergency)]
        // Nobody calls the fire brigade to a drill.
        if wish.isDrill != true { facts["call"] = .text(call) }
        if let danger = wish.danger { facts["danger"] = .text(danger.rawValue) }
        return facts
    }

    /// Takes the mark off once nobody is missing any more.
    mutating func relieve(_ wish: inout Wish) {
        guard wish.escalation != nil, !wish.slots.contains(where: \.isWanted) else { return }
        wish.escalation = nil
        note("relieved", of: wish.number)
    }
}
