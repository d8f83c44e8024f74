extension Desk {
    /// Looks at every wish whose deadline has come, each once, at the desk's now: after a standstill nobody is passed
    /// over for offers that went unseen meanwhile without having been told.
    mutating func lapse() {
        for number in wishIndex.takeOverdue(at: now) {
            change(number) { wish, desk in desk.lapse(&wish) }
        }
        lapseCovers()
        remindOfPause()
        leaveOverload()
    }

    private mutating func lapse(_ wish: inout Wish) {
        var causes: [String] = []
        if expireOffers(&wish) { causes.append("offer") }
        if remindOffers(&wish) { causes.append("reminder") }
        if let counter = wish.counter, counter.until <= now {
            causes.append("other_time")
            dropOtherTime(&wish)
        }
        if let door = wish.door, door.until <= now {
            causes.append("door")
            climb(&wish)
        }
        if let question = wish.question, question.until <= now {
            causes.append("question")
            lapseQuestion(&wish, question)
        }
        if let proposal = wish.proposal, proposal.until <= now {
            causes.append("proposal")
            lapseProposal(&wish, proposal)
        }
        if let answerDue = wish.answerDue, answerDue <= now {
            causes.append("answer")
            warnUnanswered(&wish)
        }
        if let change = wish.handOver, change.until <= now {
            causes.append("hand_over")
            _ = refuseHandOver(&wish, by: change.to)
        }
        if let wait = wish.wait, wait.until <= now {
            causes.append("wait")
            wish.wait = nil
        }
        if let retryAt = wish.retryAt, retryAt <= now { causes.append("retry") }
        if let followUp = wish.followUp, followUp.at <= now {
            causes.append("follow_up")
            follow(&wish, followUp)
        }
        if remindOfCalls(&wish) { causes.append("phone_task") }
        if let escalation = wish.escalation, escalation.until <= now {
            causes.append("escalation")
            remindDuty(&wish)
        }
        if startTeam(&wish) { causes.append("team") }
        if remind(&wish) { causes.append("visit") }
        if missClocks(&wish) { causes.append("clock") }
        if let next = wish.series?.next, next <= now { causes.append("series") }
        note("lapsed", of: wish.number, facts: ["causes": .text(causes.joined(separator: " "))])
        // A reminder ends nothing: whoever is asked still has the other half of the time.
        guard causes != ["reminder"], causes != ["series"] else { return }
        search(&wish)
    }

    /// Ends the offers that nobody answered and widens the ring; tells whether there were any.
    private mutating func expireOffers(_ wish: inout Wish) -> Bool {
        var found = false
        for place in wish.slots.indices {
            var expired = false
            for number in wish.slots[place].offers.indices {
                let offer = wish.slots[place].offers[number]
                guard offer.state == .live, offer.expiresAt <= now else { continue }
                wish.slots[place].offers[number].state = .expired
                wish.slots[place].offers[number].endedAt = now
                expired = true
                remember(offer.member) { record, now in record.unanswered.append(now) }
                note(
                    "expired", of: wish.number,
                    facts: ["member": .text(offer.member.rawValue), "offer": .text(offer.id.rawValue)])
                tell(offer.member, .offerExpired, kind: .offerWithdrawn, about: wish, offer: offer, priority: .whenFree)
            }
            guard expired else { continue }
            found = true
            if let wider = ring(after: wish.slots[place].ring, for: wish), wider != .duty {
                wish.slots[place].ring = wider
            }
            wish.slots[place].openIfUnasked()
        }
        return found
    }

    private mutating func lapseQuestion(_ wish: inout Wish, _ question: Question) {
        if question.isPending {
            wish.question = nil
            ask(&wish, question.field, account: question.account)
            return
        }
        wish.question = nil
        // A time can still be agreed upon with whoever comes.
        if question.field == .when { return advance(&wish) }
        escalate(&wish, .noAnswer)
    }

    /// A doubt that nobody took up is let go; a proposal goes to the duty person.
    private mutating func lapseProposal(_ wish: inout Wish, _ proposal: Proposal) {
        if wish.confidence < rulebook.limits.wishConfidence, wish.urgency != .emergency {
            wish.proposal = nil
            end(&wish, .cancelled, .unanswered)
            return
        }
        wish.proposal = Proposal(until: awake(after: .hours(2), for: wish), reminders: proposal.reminders + 1)
        if proposal.reminders == 0 { return escalate(&wish, .noWord) }
        tellDuty(
            .dutyProposalReminder, kind: .wishEscalated, about: wish,
            facts: ["minutes": .number(Int((now - wish.receivedAt).minutesRoundedUp))],
            priority: min(priority(of: wish), .prompt))
    }

    /// Asks the member how far it is, twice; then it is the duty's. Asks the reporter whether it is done, once; then
    /// silence ends it, counted as silence.
    private mutating func follow(_ wish: inout Wish, _ followUp: FollowUp) {
        wish.followUp = nil
        if followUp.kind == .missed { return replaceMissing(&wish) }
        // Nobody is woken to be asked how far it is.
        if !pace(of: wish).ignoresQuiet, let morning = morning() {
            wish.followUp = FollowUp(kind: followUp.kind, at: morning, asked: followUp.asked)
            return
        }
        switch followUp.kind {
        case .progress:
            guard followUp.asked < 2 else { return escalate(&wish, .quietHolder) }
            wish.followUp = FollowUp(kind: .progress, at: now + pace(of: wish).followUp, asked: followUp.asked + 1)
            for holder in wish.slots.filter({ $0.state == .held }).compactMap(\.holder) {
                tell(holder, .memberProgress, kind: .offerReminder, about: wish)
            }
        case .missed: break
        case .confirmation:
            guard followUp.asked == 0, let done = wish.doneAt else { return end(&wish, .confirmed, .silent) }
            wish.followUp = FollowUp(
                kind: .confirmation, at: max(done + rulebook.limits.confirmPatience, now + .hours(1)), asked: 1)
            tellReporters(
                &wish, .reporterDone, kind: .wishCompleted, facts: wish.holders.first.map(introduction) ?? [:],
                priority: .whenFree)
        }
    }

    /// Ends a wish: lets go of everybody and of every deadline but the calls in which news is still owed.
    mutating func end(
        _ wish: inout Wish, _ state: WishState, _ ending: Ending, told template: Template = .offerCancelled
    ) {
        guard WishState.moves[wish.state]?.contains(state) == true else { return }
        release(&wish, template: template)
        wish.question = nil
        wish.proposal = nil
        wish.wait = nil
        wish.escalation = nil
        wish.followUp = nil
        wish.retryAt = nil
        wish.answerDue = nil
        wish.counter = nil
        wish.door = nil
        wish.unclear = nil
        wish.phoneTasks.removeAll { $0.template.hasPrefix(Template.questions) }
        move(&wish, to: state, ending: ending)
    }
}
