/// A clock that runs for a wish.
public struct RunningClock: Hashable, Codable, Sendable {
    /// What must have happened.
    public var milestone: Milestone
    /// By when.
    public var until: Instant
}

/// A clock that ran out.
public struct MissedClock: Hashable, Codable, Sendable {
    /// What had not happened.
    public var milestone: Milestone
    /// When it ran out.
    public var at: Instant
    /// In which round: how often the wish had been reopened by then.
    public var round: Int
}

extension Desk {
    /// Starts the clocks that run for a wish as it now is, and stops the others.
    ///
    /// A clock whose time was over before it could start, such as that of a wish on hold, begins anew. What was missed is
    /// told and counted once in a round.
    func wind(_ wish: inout Wish) {
        let old = wish.clocks ?? []
        guard !wish.state.isOver, wish.state != .done, wish.campaign == nil else { return wish.clocks = nil }
        var running: [RunningClock] = []
        for milestone in Milestone.allCases where runs(milestone, for: wish) {
            guard let patience = rulebook.patience(with: milestone, wish.category, wish.urgency) else { continue }
            if var kept = old.first(where: { $0.milestone == milestone }) {
                // Who names a time has until then.
                if milestone == .start, let promised = promised(in: wish) {
                    kept.until = max(kept.until, asleep(promised + .minutes(15), wish, milestone))
                }
                running.append(kept)
                continue
            }
            let base = base(of: milestone, for: wish)
            var until = end(of: patience, for: milestone, of: wish, from: base)
            if until <= now { until = end(of: patience, for: milestone, of: wish, from: now) }
            if until <= now { until = now + .minutes(10) }
            running.append(RunningClock(milestone: milestone, until: until))
        }
        wish.clocks = running.isEmpty ? nil : running
    }

    private func runs(_ milestone: Milestone, for wish: Wish) -> Bool {
        let wasMissed = wish.missedClocks?.contains { $0.milestone == milestone && $0.round == wish.reopened } ?? false
        // What the duty or the reporter's own date keeps waiting is not late.
        guard !wasMissed, wish.wait?.reason.stopsClocks != true else { return false }
        let isOut = wish.state == .open || wish.state == .underWay
        switch milestone {
        // Before the duty's word nothing goes to residents: the proposal has a patience of its own.
        case .acknowledge:
            return !wish.isAnnounced && wish.proposal == nil && wish.sensitivity == nil
                && (wish.question?.isPending ?? true)
        case .accept: return isOut && wish.slots.contains(where: \.isWanted)
        case .start: return wish.state == .underWay && wish.startedAt == nil
        case .finish: return isOut
        }
    }

    private func base(of milestone: Milestone, for wish: Wish) -> Instant {
        let opened = wish.openedAt ?? wish.receivedAt
        switch milestone {
        case .acknowledge: return wish.receivedAt
        case .start: return wish.acceptedAt ?? opened
        case .accept, .finish:
            guard wish.urgency == .scheduled, let window = wish.window else { return opened }
            return max(opened, window.from - .days(7))
        }
    }

    private func end(of patience: Patience, for milestone: Milestone, of wish: Wish, from base: Instant) -> Instant {
        let end = rulebook.end(of: patience, from: base)
        let promised = promised(in: wish)
        guard wish.urgency == .scheduled, let window = wish.window else {
            let patient = milestone == .start ? max(end, promised.map { $0 + .minutes(15) } ?? end) : end
            return asleep(patient, wish, milestone)
        }
        switch milestone {
        case .acknowledge: return asleep(end, wish, milestone)
        case .accept: return max(min(end, window.from - .hours(12)), min(base + .hours(1), window.from))
        case .start: return max(window.from + .minutes(10), promised.map { $0 + .minutes(15) } ?? base)
        case .finish: return max(window.to, base)
        }
    }

    private func promised(in wish: Wish) -> Instant? {
        wish.slots.filter { $0.state == .held }.compactMap(\.promisedAt).max()
    }

    /// Nobody is told at night of what can wait: of an emergency nothing, of what is urgent that somebody is on the way.
    private func asleep(_ end: Instant, _ wish: Wish, _ milestone: Milestone) -> Instant {
        let counts = wish.urgency == .emergency || (wish.urgency == .urgent && milestone < .start)
        return counts ? end : morning(at: end) ?? end
    }

    /// Counts the clocks that ran out, and tells the duty of each; tells whether there were any.
    mutating func missClocks(_ wish: inout Wish) -> Bool {
        let missed = (wish.clocks ?? []).filter { $0.until <= now }
        guard !missed.isEmpty else { return false }
        wish.clocks?.removeAll { $0.until <= now }
        for clock in missed where runs(clock.milestone, for: wish) { miss(clock.milestone, of: &wish) }
        return true
    }

    private mutating func miss(_ milestone: Milestone, of wish: inout Wish) {
        wish.missedClocks =
            (wish.missedClocks ?? []) + [MissedClock(milestone: milestone, at: now, round: wish.reopened)]
        let minutes = Int((now - base(of: milestone, for: wish)).minutesRoundedUp)
        note(
            "clock_missed", of: wish.number,
            facts: ["clock": .text(milestone.rawValue), "minutes": .number(minutes)])
        let person = wish.escalation?.member ?? dutyPerson(after: nil, for: wish)
        var facts: Facts = ["clock": .text(milestone.rawValue), "duty": .text(name(of: person))]
        facts["spent"] = .text(Desk.spoken(minutes: minutes))
        if milestone != .accept, let helper = wish.holders.first { facts["helper"] = .text(name(of: helper)) }
        let missing = wish.slots.count(where: \.isWanted)
        if milestone == .accept, missing > 0 { facts["lacking"] = .number(missing) }
        tellDuty(
            .dutyClock, kind: .wishEscalated, about: wish, facts: facts,
            priority: wish.urgency == .emergency ? .prompt : .ordinary, alsoPerson: person)
    }

    /// The reporter is answered: where that came late it is counted, and nobody needs to be told of it any more.
    mutating func noteAcknowledged(_ wish: inout Wish) {
        guard wish.reopened == 0, wish.sensitivity == nil,
            let patience = rulebook.patience(with: .acknowledge, wish.category, wish.urgency),
            wish.missedClocks?.contains(where: { $0.milestone == .acknowledge }) != true,
            asleep(rulebook.end(of: patience, from: wish.receivedAt), wish, .acknowledge) < now
        else { return }
        wish.missedClocks = (wish.missedClocks ?? []) + [MissedClock(milestone: .acknowledge, at: now, round: 0)]
        note(
            "clock_missed", of: wish.number,
            facts: [
                "clock": .text(Milestone.acknowledge.rawValue),
                "minutes": .number(Int((now - wish.receivedAt).minutesRoundedUp)),
            ])
    }

    /// A length of time as people say it: 15 分钟, 4 小时, 3 天.
    static func spoken(minutes: Int) -> String {
        if minutes < 120 { return "\(minutes) 分钟" }
        return minutes < 2880 ? "\(minutes / 60) 小时" : "\(minutes / 1440) 天"
    }
}

extension Wait.Reason {
    /// Whether a wish that waits for this is not late meanwhile.
    fileprivate var stopsClocks: Bool {
        switch self {
        case .hold, .paused, .scheduled, .otherTime, .campaign: true
        case .quietHours, .staffFirst: false
        }
    }
}
