extension Desk {
    /// Commands that concern the desk rather than one wish.
    mutating func performOnDesk(_ command: DeskCommand, by actor: Actor) -> (Verdict, WishNumber?) {
        switch command {
        case .pause:
            pause()
            noteCommand("pause", of: nil, by: actor)
            answer(actor, .deskPaused, about: nil)
        case .resume:
            noteCommand("resume", of: nil, by: actor)
            let waited = resume()
            answer(actor, .deskResumed, about: nil, facts: waited)
        case .drill: announceDrill(by: actor)
        case .endDrill: endDrill(by: actor)
        case .month(let asked):
            guard wantMonth(asked, by: actor) else { return problem("no_such_month", actor) }
        case .erase(let erasure): return erase(erasure, by: actor)
        case .today: answer(actor, .deskToday, about: nil, facts: today())
        case .onDuty: answer(actor, .deskOnDuty, about: nil, facts: onDutyFacts())
        default: answer(actor, .deskHelp, about: nil)
        }
        return (.commanded, nil)
    }

    /// What is open, oldest first; at most thirty lines.
    func today() -> Facts {
        let open = state.wishes.values.filter { !$0.state.isOver }.sorted { $0.number < $1.number }
        let lines: [Facts] = open.prefix(30).map { wish in
            var line = shareable(of: wish)
            line["state"] = .text(wish.state.rawValue)
            if let holder = wish.holders.first { line["helper"] = .text(name(of: holder)) }
            if let escalation = wish.escalation { line["duty"] = .text(name(of: escalation.member)) }
            return line
        }
        var facts: Facts = ["count": .number(open.count), "lines": .list(lines)]
        if open.count > lines.count { facts["more"] = .number(open.count - lines.count) }
        if state.head.pausedSince != nil { facts["paused"] = true }
        return facts
    }

    /// What may be said of a wish in a group: of a sensitive one its number alone.
    private func shareable(of wish: Wish) -> Facts {
        wish.isSensitive ? ["number": .number(wish.number)] : facts(of: wish, for: .group, accepted: false)
    }

    private func onDutyFacts() -> Facts {
        var lines: [Facts] = onDuty(at: now).map { shift in
            var line: Facts = [
                "role": .text(shift.role), "helper": .text(name(of: shift.member)),
                "until": .text(rulebook.zone.civil(shift.to).clock),
            ]
            if let phone = shift.phone ?? index[shift.member]?.phone { line["telephone"] = .text(phone) }
            return line
        }
        if lines.isEmpty {
            lines = rulebook.standby.map { member in
                var line: Facts = ["role": "备勤", "helper": .text(name(of: member)), "until": ""]
                if let phone = index[member]?.phone { line["telephone"] = .text(phone) }
                return line
            }
        }
        return ["lines": .list(lines)]
    }

    /// Answers a command where it was given; a command from the shell is answered by its verdict.
    mutating func answer(_ actor: Actor, _ template: Template, about wish: Wish?, facts: Facts = [:]) {
        if case .chat(let spoken) = actor { answer(spoken, template, about: wish, facts: facts) }
    }

    /// Answers somebody where he spoke.
    mutating func answer(_ spoken: Spoken, _ template: Template, about wish: Wish?, facts: Facts = [:]) {
        let reporter = reporter(of: spoken, place: Place())
        guard let destination = reporter.destination else { return }
        var all = wish.map { shareable(of: $0) } ?? [:]
        all.merge(facts) { _, given in given }
        add(
            .digest, template, to: .reporter(reporter.account), at: destination, mention: reporter.mention,
            privacy: destination.isGroup ? .group : .private, priority: .prompt, wish: wish?.number,
            replyTo: destination.isGroup ? reporter.messageID : nil, facts: all)
    }
}
