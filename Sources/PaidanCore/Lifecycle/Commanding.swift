extension Desk {
    /// Who gives a command.
    enum Actor {
        case chat(Spoken)
        case command(actor: String)
    }

    /// Carries out a command of the staff, and answers what changed and how to undo it.
    mutating func perform(_ command: DeskCommand, on given: WishNumber?, by actor: Actor) -> (Verdict, WishNumber?) {
        if case .chat(let spoken) = actor {
            guard let member = spoken.member, index[member]?.kind == .staff else {
                return problem("not_staff", actor)
            }
        }
        switch command {
        case .pause, .resume, .today, .onDuty, .help:
            return performOnDesk(command, by: actor)
        default:
            guard let number = given ?? onlyWaiting() else { return problem("which_wish", actor) }
            guard let wish = state.wishes[number] else { return problem("no_such_wish", actor, given: String(number)) }
            let problem = perform(command, on: wish, by: actor)
            if let problem { return self.problem(problem, actor, about: number) }
            return (.commanded, number)
        }
    }

    /// The only wish that waits for the duty's word; nil where none or several do.
    private func onlyWaiting() -> WishNumber? {
        let waiting = state.wishes.values.filter {
            $0.proposal != nil || $0.escalation != nil || !$0.phoneTasks.isEmpty
        }
        return waiting.count == 1 ? waiting.first?.number : nil
    }

    /// Does it to a wish; answers with the problem where it cannot be done.
    private mutating func perform(_ command: DeskCommand, on wish: Wish, by actor: Actor) -> String? {
        switch command {
        case .dispatch(let name): return dispatch(wish.number, to: name, by: actor)
        case .refuse: return close(wish.number, .cancelled, .notDispatched, .deskRefused, by: actor)
        case .notAWish: return close(wish.number, .cancelled, .notAWish, .deskNotAWish, by: actor)
        case .amend(let amendment): return amend(wish.number, amendment, by: actor)
        case .close(let words): return close(wish.number, words: words, by: actor)
        case .reopen: return reopen(wish.number, by: actor)
        case .told: return tickOff(wish.number, by: actor)
        case .hold(let words): return hold(wish.number, words: words, by: actor)
        case .merge(let other): return merge(wish.number, into: other, by: actor)
        case .pause, .resume, .today, .onDuty, .help: return nil
        }
    }

    private mutating func dispatch(_ number: WishNumber, to name: String?, by actor: Actor) -> String? {
        var chosen: Member?
        if let name {
            let found = index.members(named: name)
            guard let first = found.first else { return "no_such_member" }
            guard found.count == 1 else { return "ambiguous_member" }
            let isSensitive = state.wishes[number]?.isSensitive ?? false
            guard contact(of: first, from: 0, privately: isSensitive) != nil else { return "no_contact" }
            chosen = first
        }
        if let chosen, let wish = state.wishes[number], isKept(chosen.id, from: wish) { return "danger" }
        change(number) { wish, desk in
            if wish.state.isOver || wish.state == .done { desk.reopen(&wish) }
            // Where the resident was asked in vain, somebody goes all the same.
            let wasAsked = wish.question?.isPending == false || wish.escalation?.reason == .noAnswer
            let isToBeAsked = desk.lacksPlace(wish) && !wish.isAnnounced && !wasAsked
            wish.level = .auto
            wish.proposal = nil
            wish.question = nil
            wish.wait = nil
            wish.isConfirmedEmergency = wish.urgency == .emergency
            wish.confidence = 1
            wish.escalation = nil
            desk.noteCommand(
                "dispatch", of: number, by: actor, facts: chosen.map { ["member": .text($0.id.rawValue)] } ?? [:])
            let waits = isToBeAsked && chosen == nil && wish.state == .received
            if !waits { desk.move(&wish, to: wish.isHeld ? .underWay : .open) }
            if wish.slots.isEmpty { wish.slots = [Slot(index: 0, kinds: [.member, .organization, .staff])] }
            if let chosen { desk.put(&wish, to: chosen) }
            var facts: Facts = [:]
            if isToBeAsked, let first = wish.reporters.first {
                desk.ask(&wish, .building, account: first.account)
                facts["missing"] = .text(Ask.Field.building.rawValue)
            } else {
                desk.search(&wish)
                desk.announce(&wish)
            }
            let names = wish.liveOffers.map { desk.name(of: $0.member) }.joined(separator: "、")
            if !names.isEmpty { facts["helper"] = .text(names) }
            desk.answer(actor, .deskDispatched, about: wish, facts: facts)
        }
        return nil
    }

    /// Puts one post to a member alone: a wanted one, else the first that is held, whose holder is let go kindly.
    private mutating func put(_ wish: inout Wish, to member: Member) {
        if wish.slots.contains(where: { $0.holder == member.id && $0.state == .held }) { return }
        let place = wish.slots.firstIndex(where: \.isWanted) ?? wish.slots.firstIndex { $0.state == .held } ?? 0
        withdraw(&wish, at: place, template: .memberReleased)
        for slot in wish.slots.indices where wish.slots[slot].liveOffers.contains(where: { $0.member == member.id }) {
            withdraw(&wish, at: slot, template: .memberReleased)
        }
        if let holder = wish.slots[place].holder {
            tell(holder, .memberReleased, kind: .offerWithdrawn, about: wish)
            wish.slots[place].holder = nil
            wish.slots[place].promisedAt = nil
        }
        wish.slots[place].move(to: .open)
        let offer = newOffer(for: wish, to: member, in: .duty)
        wish.slots[place].offers.append(offer)
        wish.slots[place].move(to: .offered)
        wish.formerHolders.removeAll { $0 == member.id }
        if wish.state == .underWay, !wish.isHeld {
            wish.followUp = nil
            move(&wish, to: .open)
        }
        remember(member.id) { record, _ in record.asked += 1 }
        note(
            "offered", of: wish.number,
            facts: [
                "slot": .number(place), "member": .text(member.id.rawValue), "ring": .text(Ring.duty.name),
                "until": .number(Int(offer.expiresAt.milliseconds)), "offer": .text(offer.id.rawValue), "rule": "DESK",
            ])
        tellOffer(offer, of: wish, to: member)
    }

    private mutating func close(
        _ number: WishNumber, _ state: WishState, _ ending: Ending, _ template: Template, by actor: Actor
    ) -> String? {
        guard let wish = self.state.wishes[number], !wish.state.isOver else { return "already_over" }
        guard WishState.moves[wish.state]?.contains(state) == true else { return "not_open" }
        change(number) { wish, desk in
            desk.noteCommand(ending.rawValue, of: number, by: actor)
            desk.end(&wish, state, ending)
            if wish.isAnnounced { desk.tellReporters(&wish, .reporterCancelled, kind: .wishCompleted) }
            desk.answer(actor, template, about: wish)
        }
        return nil
    }

    /// Closes with the office's answer, or as done where somebody had it.
    private mutating func close(_ number: WishNumber, words: String?, by actor: Actor) -> String? {
        guard let wish = state.wishes[number], !wish.state.isOver else { return "already_over" }
        change(number) { wish, desk in
            desk.noteCommand("close", of: number, by: actor, personal: words.map { ["words": .text($0)] })
            if let words { wish.notes.append(Note(at: desk.now, by: "desk", words: words)) }
            if wish.holders.isEmpty {
                desk.end(&wish, .answered, words == nil ? .closedByDesk : .answered)
            } else {
                if wish.state != .done { desk.finish(&wish, by: nil) }
                desk.end(&wish, .confirmed, .closedByDesk)
            }
            if let words {
                desk.tellReporters(&wish, .reporterAnswered, kind: .wishCompleted, facts: ["words": .text(words)])
            }
            desk.answer(actor, .deskClosed, about: wish)
        }
        return nil
    }

    private mutating func amend(_ number: WishNumber, _ amendment: DeskCommand.Amendment, by actor: Actor) -> String? {
        guard !amendment.isEmpty else { return "nothing_to_change" }
        guard let before = state.wishes[number], !before.state.isOver else { return "already_over" }
        guard before.state != .done else { return "not_open" }
        var place: Place?
        if let given = amendment.place {
            place = normal(given)
            guard place?.building != nil else { return "no_place" }
        }
        change(number) { wish, desk in
            let wasUrgency = wish.urgency
            if let place { wish.need.place = place }
            if let category = amendment.category { wish.need.category = category }
            if let urgency = amendment.urgency { wish.need.urgency = urgency }
            let changed = desk.changes(from: before, to: wish)
            if wish.need.place != before.need.place {
                for holder in wish.holders { desk.tell(holder, .memberAccepted, kind: .wishAccepted, about: wish) }
            }
            desk.noteCommand("amend", of: number, by: actor, facts: changed)
            desk.replan(&wish)
            if wish.urgency == .emergency, wasUrgency != .emergency {
                wish.isConfirmedEmergency = true
                wish.proposal = nil
                wish.question = nil
                desk.raise(&wish)
            } else {
                if place != nil { wish.question = nil }
                desk.goOn(&wish)
            }
            desk.answer(actor, .deskAmended, about: wish, facts: changed)
        }
        return nil
    }

    /// What a correction changed, old and new, so that it can be undone.
    private func changes(from old: Wish, to new: Wish) -> Facts {
        var facts: Facts = [:]
        if old.need.place != new.need.place {
            facts["old_place"] = old.need.place.spokenBuilding.map(Fact.text)
            facts["new_place"] = new.need.place.spokenBuilding.map(Fact.text)
        }
        if old.category != new.category {
            facts["old_category"] = .text(old.category.rawValue)
            facts["new_category"] = .text(new.category.rawValue)
        }
        if old.urgency != new.urgency {
            facts["old_urgency"] = .text(old.urgency.rawValue)
            facts["new_urgency"] = .text(new.urgency.rawValue)
        }
        return facts
    }

    private mutating func reopen(_ number: WishNumber, by actor: Actor) -> String? {
        guard let wish = state.wishes[number], wish.state.isOver || wish.state == .done else { return "not_open" }
        change(number) { wish, desk in
            desk.noteCommand("reopen", of: number, by: actor)
            desk.reopen(&wish)
            wish.level = .auto
            if wish.isAnnounced {
                desk.tellReporters(
                    &wish, .reporterReopened, kind: .wishEscalated,
                    facts: ["duty": .text(desk.name(of: desk.dutyPerson(after: nil)))])
            }
            desk.search(&wish)
            desk.announce(&wish)
            desk.answer(actor, .deskReopened, about: wish)
        }
        return nil
    }

    private mutating func tickOff(_ number: WishNumber, by actor: Actor) -> String? {
        guard let wish = state.wishes[number], !wish.phoneTasks.isEmpty else { return "nothing_to_change" }
        change(number) { wish, desk in
            desk.noteCommand("told", of: number, by: actor, facts: ["calls": .number(wish.phoneTasks.count)])
            wish.phoneTasks = []
            desk.answer(actor, .deskTold, about: wish)
        }
        return nil
    }

    private mutating func hold(_ number: WishNumber, words: String?, by actor: Actor) -> String? {
        guard let wish = state.wishes[number],
            wish.state == .open || wish.state == .received || wish.state == .needsAnswer
        else { return "not_open" }
        change(number) { wish, desk in
            desk.noteCommand("hold", of: number, by: actor, personal: words.map { ["words": .text($0)] })
            for place in wish.slots.indices { desk.withdraw(&wish, at: place, template: .memberReleased) }
            wish.question = nil
            wish.proposal = nil
            wish.escalation = nil
            desk.move(&wish, to: .open)
            let until = desk.nextWorkMorning()
            wish.wait = Wait(reason: .hold, until: until, member: desk.dutyPerson(after: nil), note: words)
            let civil = desk.rulebook.zone.civil(until)
            desk.answer(
                actor, .deskHeld, about: wish,
                facts: ["until": .text("\(civil.date.month)月\(civil.date.day)日 \(civil.clock)")])
        }
        return nil
    }

    private func nextWorkMorning() -> Instant {
        var day = rulebook.zone.civil(now).date.adding(days: 1)
        var guardDays = 0
        while rulebook.calendar.dayClass(of: day) != .workday, guardDays < 14 {
            day = day.adding(days: 1)
            guardDays += 1
        }
        return rulebook.zone.instant(CivilTime(date: day, hour: 9))
    }

    /// Notes who did what.
    mutating func noteCommand(
        _ command: String, of number: WishNumber?, by actor: Actor, facts: Facts = [:], personal: Facts? = nil
    ) {
        var all = facts
        all["command"] = .text(command)
        switch actor {
        case .chat(let spoken): all["actor"] = .text(spoken.member?.rawValue ?? "")
        case .command(let name): all["actor"] = .text(name)
        }
        note("commanded", of: number, facts: all, personal: personal)
    }

    private mutating func problem(
        _ code: String, _ actor: Actor, given: String? = nil, about number: WishNumber? = nil
    ) -> (Verdict, WishNumber?) {
        var facts: Facts = ["problem": .text(code)]
        if let given { facts["given"] = .text(given) }
        if let number { facts["number"] = .number(number) }
        noteCommand("problem", of: number, by: actor, facts: facts)
        answer(actor, .deskProblem, about: nil, facts: facts)
        return (.refused, number)
    }
}
