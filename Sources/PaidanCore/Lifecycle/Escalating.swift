extension Desk {
    /// Who is on duty: the next after somebody, where that one did not act; by the rota, then those on standby.
    func dutyPerson(after previous: MemberID?) -> MemberID {
        let staff = rulebook.onDuty(at: now).map(\.member).filter { index[$0]?.kind == .staff }
        let chain = (staff + rulebook.standby).reduce(into: [MemberID]()) { chain, member in
            if !chain.contains(member) { chain.append(member) }
        }
        guard let previous, let place = chain.firstIndex(of: previous) else { return chain.first ?? "duty" }
        return chain[(place + 1) % chain.count]
    }

    /// Puts a wish on the duty person's table; for the same reason only once.
    mutating func escalate(_ wish: inout Wish, _ reason: Escalation.Reason) {
        // Who knows that it was not done knows that somebody is wanted.
        if reason == .shortfall, wish.escalation?.reason == .notDone { return }
        if wish.escalation?.reason == reason { return }
        let wasEmergency = wish.escalation?.reason == .emergency
        let person = wish.escalation?.member ?? dutyPerson(after: nil)
        wish.escalation = Escalation(
            reason: reason, member: person, since: now, until: now + pace(of: wish).dutyReminder)
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
        var facts: Facts = ["call": .text(call), "unconfirmed": .flag(!wish.isConfirmedEmergency)]
        if let danger = wish.danger { facts["danger"] = .text(danger.rawValue) }
        return facts
    }

    /// Reminds the duty person, tries again whether somebody became free, and after every second reminder goes to the
    /// next on duty.
    mutating func remindDuty(_ wish: inout Wish) {
        guard var escalation = wish.escalation else { return }
        escalation.reminders += 1
        if escalation.reminders % 2 == 0 { escalation.member = dutyPerson(after: escalation.member) }
        // Patience doubles, up to a day: a reminder that comes too often is not read.
        let patience = pace(of: wish).dutyReminder * Int64(1 << min(escalation.reminders, 8))
        escalation.until = now + min(patience, .days(1))
        wish.escalation = escalation
        note(
            "reminded", of: wish.number,
            facts: ["member": .text(escalation.member.rawValue), "count": .number(escalation.reminders)])
        tellDuty(
            .dutyReminder, kind: .wishEscalated, about: wish,
            facts: [
                "reason": .text(escalation.reason.rawValue), "duty": .text(name(of: escalation.member)),
                "minutes": .number(Int((now - escalation.since).minutesRoundedUp)),
            ], priority: min(priority(of: wish), .prompt), alsoPerson: escalation.member)
    }

    /// Takes the mark off once nobody is missing any more.
    mutating func relieve(_ wish: inout Wish) {
        guard wish.escalation != nil, !wish.slots.contains(where: \.isWanted) else { return }
        wish.escalation = nil
        note("relieved", of: wish.number)
    }
}
