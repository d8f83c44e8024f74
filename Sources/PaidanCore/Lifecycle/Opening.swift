extension Desk {
    /// Opens a wish for each need of a message, or joins it to one that is open.
    mutating func open(_ spoken: Spoken, onBehalf words: DeskWords.Report?) -> (Verdict, WishNumber?) {
        let reading = spoken.reading
        var needs = [reading.need] + (words == nil ? reading.more : [])
        if words != nil, reading.kind != .wish { needs[0].category = needs[0].category ?? .other }
        var result: (Verdict, WishNumber?)?
        for (turn, need) in needs.enumerated() {
            let opened = open(need, part: turn, spoken, onBehalf: words)
            result = result ?? opened
        }
        return result ?? (.chatter, nil)
    }

    private mutating func open(
        _ need: Need, part: Int, _ spoken: Spoken, onBehalf words: DeskWords.Report?
    ) -> (Verdict, WishNumber?) {
        var need = need
        let beneficiary = beneficiary(of: spoken, words: words, place: need.place)
        need.place = place(of: need, spoken, beneficiary: beneficiary)
        let reporter = reporter(of: spoken, place: need.place)
        let sensitive = sensitivity(of: words?.words ?? spoken.message.text)
        let isDrill = isDrill(spoken, onBehalf: words != nil)
        if words == nil, sensitive == nil,
            let number = incident(
                of: need, reporter: reporter, words: spoken.message.text, isDrill: isDrill)
        {
            return join(number, reporter: reporter, need: need, spoken)
        }
        if part == 0, words == nil, sensitive == nil,
            let number = runningSeries(like: need, by: reporter.account, spoken.reading)
        {
            change(number) { wish, desk in
                desk.keep(spoken, in: &wish)
                desk.tellSeries(&wish, only: reporter.account)
            }
            return (.updated, number)
        }
        state.head.lastNumber = Numbering.next(after: state.head.lastNumber, by: rulebook)
        guard let number = state.head.lastNumber else { return (.chatter, nil) }
        var wish = Wish(
            number: number, need: need, words: words?.words ?? spoken.message.text,
            confidence: words == nil ? spoken.reading.confidence(in: "kind") : 1, reporter: reporter,
            level: level(for: spoken, need: need, onBehalf: words != nil), receivedAt: now)
        wish.beneficiary = beneficiary
        wish.contact = beneficiary?.phone ?? spoken.reading.contact
        wish.danger = part == 0 ? spoken.reading.danger : nil
        wish.sensitivity = sensitive?.kind
        if let subjects = sensitive?.subjects, !subjects.isEmpty { wish.subjects = subjects }
        if sensitive?.kind == .violence { wish.danger = wish.danger ?? .violence }
        if part == 0 {
            wish.when = spoken.reading.when
            wish.window = spoken.reading.window
        }
        wish.isConfirmedEmergency = wish.urgency == .emergency && (isSureOfEmergency(spoken) || words != nil)
        if words != nil { wish.vouchedAt = now }
        if isDrill { wish.isDrill = true }
        wish.safeguard = safeguard(of: wish)
        if part == 0 { beginSeries(&wish, by: spoken.reading) }
        remember(spoken.message, in: &wish, isReport: true)
        wish.unclear = unclear(in: spoken, part: part)
        wish.slots = slots(for: wish)
        if beneficiary == nil { rememberPlace(of: spoken, need.place) }
        noteOpening(of: wish, part: part, spoken, onBehalf: words != nil)
        let verdict = begin(&wish, spoken, onBehalf: words)
        put(wish)
        watchLoad()
        return (verdict, number)
    }

    /// Whether kind, place and urgency are all read so surely that members are asked at once.
    func isSureOfEmergency(_ spoken: Spoken) -> Bool {
        guard !spoken.reading.isRaisedBySecond, !isHearsay(spoken) else { return false }
        return ["kind", "building", "urgency"].allSatisfy {
            spoken.reading.confidence(in: $0) >= rulebook.limits.emergencyConfidence
        }
    }

    private mutating func noteOpening(of wish: Wish, part: Int, _ spoken: Spoken, onBehalf: Bool) {
        var facts: Facts = [
            "category": .text(wish.category.rawValue), "urgency": .text(wish.urgency.rawValue),
            "level": .text(wish.level.rawValue), "slots": .number(wish.slots.count),
            "channel": .text(spoken.message.channel.rawValue),
        ]
        if let building = wish.need.place.building { facts["building"] = .text(building) }
        // What the staff say of a wish later is a word about this part of the message.
        if part > 0 { facts["part"] = .number(part) }
        if onBehalf { facts["on_behalf"] = true }
        if let danger = wish.danger { facts["danger"] = .text(danger.rawValue) }
        if let sensitivity = wish.sensitivity { facts["sensitive"] = .text(sensitivity.rawValue) }
        if let safeguard = wish.safeguard { facts["safeguard"] = .text(safeguard.rawValue) }
        if wish.isDrill == true { facts["drill"] = true }
        facts.merge(spoken.reading.secondFacts) { own, _ in own }
        var personal: Facts = [
            "words": .text(wish.words), "reporter": .text(spoken.message.sender.account.description),
        ]
        if let place = wish.need.place.spoken { personal["place"] = .text(place) }
        if let contact = wish.contact { personal["contact"] = .text(contact) }
        note("opened", of: wish.number, facts: facts, personal: personal)
    }

    /// Sends a new wish on its way.
    private mutating func begin(_ wish: inout Wish, _ spoken: Spoken, onBehalf words: DeskWords.Report?) -> Verdict {
        if wish.level == .observe { return observe(&wish, spoken) }
        if wish.urgency == .emergency {
            if words == nil, mustWaitForDuty(wish, spoken) { return restrain(&wish) }
            raise(&wish)
            return .opened
        }
        if wish.sensitivity != nil { return confide(&wish, spoken, onBehalf: words != nil) }
        // Before the duty's word nothing goes to residents, not even a question.
        if wish.confidence < rulebook.limits.wishConfidence || wish.level == .propose { return propose(&wish) }
        if words != nil, !lacksPlace(wish) {
            // The desk's own answer says all that the reporter would be told.
            wish.isAnnounced = true
            advance(&wish)
            var facts = waiting(wish)
            if let name = wish.beneficiary?.name { facts["reporter"] = .text(name) }
            answer(spoken, .deskReported, about: wish, facts: facts)
        } else {
            advance(&wish)
        }
        return .opened
    }

    /// Announces a wish and looks for people, or asks back for what is missing.
    mutating func advance(_ wish: inout Wish) {
        if lacksPlace(wish), let first = wish.reporters.first {
            return ask(&wish, .building, account: first.account)
        }
        if let field = wish.unclear, let first = wish.reporters.first, first.destination != nil {
            wish.unclear = nil
            return ask(&wish, field, account: first.account)
        }
        move(&wish, to: .open)
        search(&wish)
        announce(&wish)
    }

    /// Whether somebody is to go there and nobody knows where it is.
    func lacksPlace(_ wish: Wish) -> Bool { !wish.slots.isEmpty && wish.need.place.building == nil }

    /// Tells the reporters once that it was written down, and until when it waits.
    mutating func announce(_ wish: inout Wish) {
        guard !wish.isAnnounced else { return }
        noteAcknowledged(&wish)
        wish.isAnnounced = true
        if wish.series != nil { return tellSeries(&wish) }
        var facts = waiting(wish)
        if state.head.overload != nil, wish.urgency > .urgent, !wish.slots.isEmpty, facts.isEmpty, !wish.isHeld {
            facts["busy"] = true
        }
        tellReporters(&wish, .reporterReceived, kind: .wishReceived, facts: facts)
    }

    /// Until when a new wish waits.
    private func waiting(_ wish: Wish) -> Facts {
        guard let wait = wish.wait, wait.reason == .quietHours || wait.reason == .scheduled else { return [:] }
        return ["waits_until": .text(rulebook.zone.civil(wait.until).clock)]
    }

    private mutating func observe(_ wish: inout Wish, _ spoken: Spoken) -> Verdict {
        var facts: Facts = ["group": .text(spoken.group?.name ?? "")]
        let names = candidateNames(for: wish)
        if !names.isEmpty { facts["candidates"] = .text(names) }
        let isEmergency = wish.urgency == .emergency
        if isEmergency { facts.merge(emergencyFacts(of: wish)) { own, _ in own } }
        tellDuty(
            .dutyObserved, kind: .digest, about: wish, facts: facts, priority: isEmergency ? .emergency : .whenFree)
        end(&wish, .cancelled, .observed)
        return .observed
    }

    /// Puts a wish before the duty group; a doubt waits longer, and is let go unless somebody takes it up.
    @discardableResult
    mutating func propose(_ wish: inout Wish) -> Verdict {
        let isDoubt = wish.confidence < rulebook.limits.wishConfidence
        let names = candidateNames(for: wish)
        var facts: Facts = names.isEmpty ? [:] : ["candidates": .text(names)]
        if lacksPlace(wish) { facts["missing"] = .text(Ask.Field.building.rawValue) }
        wish.proposal = Proposal(until: awake(after: isDoubt ? .hours(2) : rulebook.limits.proposalPatience, for: wish))
        note("proposed", of: wish.number, facts: ["doubt": .flag(isDoubt)])
        tellDuty(
            isDoubt ? .dutyDoubtful : .dutyProposal, kind: isDoubt ? .digest : .wishEscalated, about: wish,
            facts: facts,
            priority: isDoubt ? .whenFree : priority(of: wish))
        return isDoubt ? .doubtful : .proposed
    }

    private func candidateNames(for wish: Wish) -> String {
        preview(of: wish).flatMap { $0.candidates.eligible.prefix(2).map { name(of: $0.member) } }
            .reduce(into: [String]()) { names, name in if !names.contains(name) { names.append(name) } }
            .prefix(4).joined(separator: "、")
    }

    /// An emergency: the resident hears whom to call before anything else, the duty is told at once, members in
    /// parallel only when it is confirmed and the desk may go out by itself.
    mutating func raise(_ wish: inout Wish) {
        if !wish.isAnnounced { noteAcknowledged(&wish) }
        wish.isAnnounced = true
        wish.proposal = nil
        tellReporters(
            &wish, .reporterEmergency, kind: .wishReceived, facts: emergencyFacts(of: wish), priority: .emergency)
        if !wish.isHeld { move(&wish, to: .open) }
        setAnswerDue(of: &wish)
        escalate(&wish, .emergency)
        if wish.level == .auto, wish.isConfirmedEmergency {
            search(&wish)
        } else {
            searchStaff(&wish)
            wish.wait = Wait(reason: .staffFirst, until: now + rulebook.limits.staffFirst)
        }
        if wish.need.place.building == nil, wish.question == nil, let first = wish.reporters.first {
            ask(&wish, .building, account: first.account)
        }
    }

    /// Puts the one question back: at most one open per group in ten minutes, and none at night but for emergencies.
    mutating func ask(_ wish: inout Wish, _ field: Ask.Field, account: Account) {
        guard let reporter = wish.reporters.first(where: { $0.account == account }) else { return }
        let lane = reporter.destination.flatMap { $0.isGroup ? $0.lane : nil }
        let busyUntil = lane.flatMap { state.head.questionsUntil[$0] }.flatMap { $0 > now ? $0 : nil }
        let isEmergency = wish.urgency == .emergency
        if wish.state == .received { move(&wish, to: .needsAnswer) }
        if !isEmergency, let later = busyUntil ?? morning() {
            wish.question = Question(field: field, account: account, askedAt: now, until: later, isPending: true)
            return
        }
        wish.question = Question(
            field: field, account: account, askedAt: now, until: now + rulebook.limits.questionPatience)
        if let lane { state.head.questionsUntil[lane] = now + rulebook.limits.questionPatience }
        note("asked_back", of: wish.number, facts: ["field": .text(field.rawValue)])
        let template: Template =
            switch field {
            case .building: .reporterAskBuilding
            case .what: .reporterAskWhat
            case .which: .reporterAskWhich
            case .when: .reporterAskWhen
            }
        tellReporters(&wish, template, kind: .wishQuestion, only: account, priority: isEmergency ? .emergency : .prompt)
    }
}
