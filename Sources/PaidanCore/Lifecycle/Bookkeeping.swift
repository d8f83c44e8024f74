/// A month whose figures somebody waits for.
public struct WantedMonth: Hashable, Codable, Sendable {
    /// Which month.
    public var month: CivilMonth
    /// Whether nobody asked and the calendar did: then the office's mailbox gets them too.
    public var isByItself: Bool

    /// A month that is waited for.
    public init(month: CivilMonth, isByItself: Bool) {
        self.month = month
        self.isByItself = isByItself
    }
}

extension Desk {
    /// When the books are next to be told of; nil while nothing is open, no month is to be reported and no rota watched.
    var nextBooks: Instant? {
        guard rulebook.books != nil else { return nil }
        let isAnythingOpen = state.wishes.values.contains { !$0.state.isOver }
        return [isAnythingOpen ? state.head.briefDue : nil, state.head.monthDue, nextGaps].compactMap { $0 }.min()
    }

    /// Gives the duty the list of what is open and asks for the figures of the month that is over, each in its time.
    mutating func keepBooks() {
        let rule = rulebook.books
        tellGaps()
        if let due = state.head.briefDue, due <= now {
            state.head.briefDue = nil
            if rule?.briefAt != nil { brief() }
        }
        if let due = state.head.monthDue, due <= now {
            state.head.monthDue = nil
            let month = CivilMonth(of: rulebook.zone.civil(due).date).previous
            if rule?.monthAt != nil { want(month, byItself: true) }
        }
        if state.head.briefDue == nil { state.head.briefDue = rule?.briefAt.map(next(minute:)) }
        if state.head.monthDue == nil { state.head.monthDue = rule?.monthAt.map(nextFirst(minute:)) }
    }

    /// The next time that a minute of the day comes.
    func next(minute: Int) -> Instant {
        let today = rulebook.zone.civil(now).date
        let candidates = [today, today.adding(days: 1)].map {
            rulebook.zone.instant(CivilTime(date: $0, minuteOfDay: minute))
        }
        return candidates.first { $0 > now } ?? now + .days(1)
    }

    private func nextFirst(minute: Int) -> Instant {
        let month = CivilMonth(of: rulebook.zone.civil(now).date)
        let candidates = [month.first, month.last.adding(days: 1)].map {
            rulebook.zone.instant(CivilTime(date: $0, minuteOfDay: minute))
        }
        return candidates.first { $0 > now } ?? now + .days(28)
    }

    /// What is open, in the duty's groups without doors; on paper, in the office's mailbox, with them.
    private mutating func brief() {
        let open = state.wishes.values.filter { !$0.state.isOver }.sorted { $0.number < $1.number }
        guard !open.isEmpty else { return }
        note("briefed", of: nil, facts: ["open": .number(open.count)])
        let day = rulebook.zone.civil(now).date
        var facts = today()
        facts["day"] = .text("\(day.month)月\(day.day)日")
        tellDuty(.dutyBrief, kind: .digest, facts: facts, priority: .ordinary)
        let whole = open.map { wish in
            var line = self.facts(of: wish, for: .private, accepted: true)
            line["state"] = .text(wish.state.rawValue)
            if wish.isSensitive { line = ["number": .number(wish.number), "state": .text(wish.state.rawValue)] }
            if let holder = wish.holders.first { line["helper"] = .text(name(of: holder)) }
            if let escalation = wish.escalation { line["duty"] = .text(name(of: escalation.member)) }
            return line
        }
        facts["lines"] = .list(whole)
        facts["more"] = nil
        post(.dutyBrief, facts: facts)
    }

    /// Notes that somebody waits for a month's figures; they come back as an input.
    mutating func want(_ month: CivilMonth, byItself: Bool) {
        note("month_wanted", of: nil, facts: ["month": .text(month.description)])
        var wanted = state.head.wantedMonths ?? []
        guard !wanted.contains(where: { $0.month == month }) else { return }
        wanted.append(WantedMonth(month: month, isByItself: byItself))
        state.head.wantedMonths = wanted
    }

    /// A month's figures are there.
    mutating func takeIn(_ figures: MonthFigures) -> (Verdict, WishNumber?) {
        let wanted = state.head.wantedMonths?.first { $0.month == figures.month }
        let rest = state.head.wantedMonths?.filter { $0.month != figures.month } ?? []
        state.head.wantedMonths = rest.isEmpty ? nil : rest
        note("month_told", of: nil, facts: ["month": .text(figures.month.description)])
        var facts: Facts = ["month": .text(figures.month.spoken)]
        if !figures.lines.isEmpty { facts["lines"] = .list(figures.lines.map { ["text": .text($0)] }) }
        tellDuty(.dutyMonth, kind: .digest, facts: facts, priority: .ordinary)
        if wanted?.isByItself == true { post(.dutyMonth, facts: facts) }
        return (.noted, nil)
    }

    /// 月报: the figures of a month, which come a moment later.
    mutating func wantMonth(_ asked: DeskCommand.MonthAsked, by actor: Actor) -> Bool {
        let today = rulebook.zone.civil(now).date
        let present = CivilMonth(of: today)
        var month = present.previous
        if let number = asked.month {
            // 月报 12月 in January means the December that was.
            let year = asked.year ?? (number > present.month ? present.year - 1 : present.year)
            guard let given = CivilMonth(year: year, month: number), given <= present else { return false }
            month = given
        }
        noteCommand("month", of: nil, by: actor, facts: ["month": .text(month.description)])
        want(month, byItself: false)
        return true
    }

    /// Sends to the office's own mailbox.
    private mutating func post(_ template: Template, facts: Facts) {
        guard let mailbox = rulebook.books?.mailbox else { return }
        add(
            .digest, template, to: .group(.duty), at: mailbox, mention: nil, privacy: .private, priority: .ordinary,
            wish: nil, facts: facts)
    }
}
