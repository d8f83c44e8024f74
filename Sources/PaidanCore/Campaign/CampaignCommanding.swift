extension Desk {
    /// What the staff do with a campaign; the problem where it cannot be done.
    mutating func perform(_ command: CampaignCommand, on given: WishNumber?, by actor: Actor) -> (Verdict, WishNumber?)
    {
        if case .begin(let plan) = command { return begin(plan, by: actor) }
        let open = openCampaigns
        guard let number = given ?? (open.count == 1 ? open.first : nil) else {
            return problem(open.isEmpty ? "no_campaign" : "which_wish", actor)
        }
        guard let campaign = state.wishes[number]?.campaign else {
            return problem("no_campaign", actor, given: String(number), about: number)
        }
        if case .show = command {
            answer(actor, .deskCampaign, about: state.wishes[number], facts: listing(of: campaign, for: .duty))
            return (.commanded, number)
        }
        guard state.wishes[number]?.state.isOver == false else { return problem("already_over", actor, about: number) }
        switch command {
        case .signUp(let roll):
            let added = change(roll, in: number, as: nil)
            guard added > 0 else { return problem("nothing_to_change", actor, about: number) }
            noteCommand("sign_up", of: number, by: actor, facts: ["lines": .number(added)])
        case .strike(let name):
            let found = campaign.riders.filter { $0.name == name }
            guard let rider = found.first else { return problem("no_such_rider", actor, given: name, about: number) }
            guard found.count == 1 else { return problem("ambiguous_rider", actor, given: name, about: number) }
            noteCommand("strike", of: number, by: actor, facts: ["rider": .number(rider.id)])
            withdraw([rider.id], from: number)
        default:
            noteCommand("arrange", of: number, by: actor)
            change(number) { wish, desk in desk.arrange(&wish, isAsked: true) }
        }
        settle(number)
        if let wish = state.wishes[number], let campaign = wish.campaign {
            answer(actor, .deskCampaign, about: wish, facts: listing(of: campaign, for: .duty))
        }
        return (.commanded, number)
    }

    /// The campaigns that are not over, by number.
    var openCampaigns: [WishNumber] { wishIndex.campaigns.sorted() }

    private mutating func begin(_ plan: CampaignPlan, by actor: Actor) -> (Verdict, WishNumber?) {
        var plan = plan
        plan.departures = plan.departures.filter { $0 > now }.sorted()
        guard let first = plan.departures.first, let last = plan.departures.last else {
            return problem("campaign_when", actor)
        }
        plan.closesAt = plan.closesAt ?? closing(before: first)
        guard let closesAt = plan.closesAt, closesAt > now, closesAt <= first else {
            return problem("campaign_closes", actor)
        }
        if let name = plan.vehicles.compactMap(\.driver).first(where: { index.members(named: $0).count != 1 }) {
            return problem(
                index.members(named: name).isEmpty ? "no_such_member" : "ambiguous_member", actor, given: name)
        }
        state.head.lastNumber = Numbering.next(after: state.head.lastNumber, by: rulebook)
        guard let number = state.head.lastNumber else { return (.chatter, nil) }
        var wish = Wish(
            number: number, need: Need(category: .transport, urgency: .scheduled), words: plan.title, confidence: 1,
            reporter: Reporter(account: Account(namespace: "desk", id: "campaign"), destination: nil, at: now),
            level: .auto, receivedAt: now)
        // The office asks for itself: there is nobody to be told but those who sign up.
        wish.reporters = []
        wish.isAnnounced = true
        wish.window = Window(from: first, to: last + .hours(1))
        wish.when = spoken(plan.departures)
        wish.campaign = Campaign(plan: plan)
        noteCommand("campaign", of: number, by: actor)
        note(
            "opened", of: number,
            facts: [
                "category": .text(wish.category.rawValue), "urgency": .text(wish.urgency.rawValue),
                "level": .text(wish.level.rawValue), "slots": 0, "campaign": true,
                "departures": .number(plan.departures.count),
            ], personal: ["words": .text(plan.title)])
        move(&wish, to: .open)
        search(&wish)
        put(wish)
        announce(wish, plan)
        answer(actor, .deskCampaign, about: wish, facts: listing(of: Campaign(plan: plan), for: .duty))
        return (.commanded, number)
    }

    /// The evening before at six; of what leaves sooner, two hours before, or half of the time that is left.
    private func closing(before first: Instant) -> Instant {
        let day = rulebook.zone.civil(first).date.adding(days: -1)
        let evening = rulebook.zone.instant(CivilTime(date: day, hour: 18))
        if evening > now { return evening }
        let half = Instant(milliseconds: (now.milliseconds + first.milliseconds) / 2)
        return max(half, first - .hours(2))
    }

    /// Tells the residents' groups, where the desk may speak, that people can sign up.
    private mutating func announce(_ wish: Wish, _ plan: CampaignPlan) {
        for group in rulebook.groups where group.audience == .residents && group.level != .observe {
            tellGroup(group.destination, .groupCampaign, about: wish, facts: facts(of: plan))
        }
    }

    /// `11月28日 09:00、10:00`: the day once.
    private func spoken(_ departures: [Instant]) -> String {
        var day: CivilDate?
        return departures.map { departure in
            let civil = rulebook.zone.civil(departure)
            defer { day = civil.date }
            return civil.date == day ? civil.clock : civil.spoken
        }
        .joined(separator: "、")
    }

    /// What is said of a plan everywhere.
    func facts(of plan: CampaignPlan) -> Facts {
        var facts: Facts = [
            "title": .text(plan.title),
            "when": .text(spoken(plan.departures)),
        ]
        if let destination = plan.destination { facts["destination"] = .text(destination) }
        if let meeting = plan.meeting { facts["meeting"] = .text(meeting) }
        if let closesAt = plan.closesAt { facts["closes"] = .text(rulebook.zone.civil(closesAt).spoken) }
        return facts
    }

    /// Says something in a group.
    mutating func tellGroup(_ destination: Destination, _ template: Template, about wish: Wish, facts: Facts) {
        var all: Facts = ["number": .number(wish.number)]
        all.merge(facts) { $1 }
        add(
            .digest, template, to: .group(.residents), at: destination, mention: nil, privacy: .group,
            priority: .ordinary, wish: wish.number, facts: all)
    }
}
