extension Desk {
    /// A reporter does without some times of a service that comes again, or without all that are to come; nil where the
    /// words are about no such service.
    mutating func hearSkip(_ spoken: Spoken, _ mine: [WishNumber]) -> (Verdict, WishNumber?)? {
        let kinds: [MessageKind] = [.cancel, .update, .chatter, .decline, .complete]
        guard kinds.contains(spoken.reading.kind), !spoken.reading.details.notDone else { return nil }
        var carriers = mine.filter { state.wishes[$0]?.series?.next != nil }
        guard !carriers.isEmpty else { return nil }
        guard let skip = spoken.reading.details.skip else { return skipNext(spoken, mine, carriers) }
        if !spoken.named.isEmpty {
            let series = spoken.named.map { state.wishes[$0]?.series?.first ?? $0 }
            carriers = carriers.filter { state.wishes[$0]?.series.map { series.contains($0.first) } ?? false }
        }
        carriers = carriers.filter { concerns(skip, $0) }
        guard let carrier = carriers.first else { return nil }
        guard carriers.count == 1 else {
            change(carrier) { wish, desk in
                desk.tellReporters(
                    &wish, .reporterAskWhich, kind: .wishQuestion, only: spoken.message.sender.account,
                    facts: ["numbers": .text(carriers.map(String.init).joined(separator: "、"))])
            }
            return (.unclear, nil)
        }
        change(carrier) { wish, desk in desk.keep(spoken, in: &wish) }
        self.skip(skip, from: carrier)
        return (.cancelled, carrier)
    }

    /// `不用来了`, of a service that comes again: this time; the others stay.
    private mutating func skipNext(
        _ spoken: Spoken, _ mine: [WishNumber], _ carriers: [WishNumber]
    ) -> (Verdict, WishNumber?)? {
        let open = mine.filter { state.wishes[$0]?.state.isOver == false }
        guard spoken.reading.kind == .cancel, spoken.named.isEmpty, carriers.count == 1, let carrier = carriers.first,
            let first = state.wishes[carrier]?.series?.first,
            open.allSatisfy({ state.wishes[$0]?.series?.first == first }),
            let from = open.compactMap({ state.wishes[$0]?.window?.from }).min()
        else { return nil }
        change(carrier) { wish, desk in desk.keep(spoken, in: &wish) }
        skip(Skip(windows: [Window(from: from, to: from + .minutes(1))]), from: carrier)
        return (.cancelled, carrier)
    }

    /// The staff say it in the duty group, of a wish they name or answer; nil where they say something else.
    mutating func hearStaffSkip(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard spoken.group?.audience == .duty, let skip = spoken.reading.details.skip, let number = spoken.named.first,
            state.wishes[number]?.series != nil || carrier(of: number) != nil
        else { return nil }
        return perform(.skip(skip), on: number, by: .chat(spoken))
    }

    /// The command of the staff; the problem where it cannot be done.
    mutating func skip(_ skip: Skip, of number: WishNumber, by actor: Actor) -> String? {
        guard let carrier = carrier(of: number), concerns(skip, carrier), let wish = state.wishes[carrier] else {
            return "no_series"
        }
        noteCommand("skip", of: carrier, by: actor)
        let days = self.skip(skip, from: carrier)
        answer(actor, .deskSkipped, about: wish, facts: days)
        return nil
    }

    /// The wish from which the next time of a series follows, by any number of it.
    private func carrier(of number: WishNumber) -> WishNumber? {
        let first = state.wishes[number]?.series?.first ?? number
        return state.wishes.values.first { $0.series?.first == first && $0.series?.next != nil }?.number
    }

    /// The open times of a series that have not begun, and that are not wanted.
    private func unwanted(_ skip: Skip, _ carrier: WishNumber) -> [WishNumber] {
        guard let first = state.wishes[carrier]?.series?.first,
            let account = state.wishes[carrier]?.reporters.first?.account
        else { return [] }
        return wishIndex.wishes(of: account).sorted().filter { number in
            guard let wish = state.wishes[number], wish.series?.first == first, !wish.state.isOver, wish.state != .done,
                let from = wish.window?.from, from > now
            else { return false }
            guard skip.isForGood else { return skip.windows.contains { $0.contains(from) } }
            return skip.weekdays.isEmpty || skip.weekdays.contains(rulebook.zone.civil(from).date.weekday)
        }
    }

    /// Whether a series has any of the times that are not wanted.
    private func concerns(_ skip: Skip, _ carrier: WishNumber) -> Bool {
        guard let series = state.wishes[carrier]?.series else { return false }
        if skip.isForGood {
            return skip.weekdays.isEmpty || series.recurrence.without(weekdays: skip.weekdays) != series.recurrence
        }
        if !unwanted(skip, carrier).isEmpty { return true }
        return skip.windows.contains { window in
            series.recurrence.next(after: max(now, window.from - .seconds(1)), in: rulebook.zone).map {
                window.contains($0.from)
            } ?? false
        }
    }

    /// Takes times out of a series: those opened are ended, those to come are not opened; the reporters hear it once.
    @discardableResult
    private mutating func skip(_ skip: Skip, from carrier: WishNumber) -> Facts {
        let gone = unwanted(skip, carrier)
        let days = gone.compactMap { state.wishes[$0]?.when }
        for number in gone {
            change(number) { wish, desk in
                desk.note("skipped", of: number, facts: ["series": .number(wish.series?.first ?? number)])
                desk.end(&wish, .cancelled, .withdrawn)
            }
        }
        var facts: Facts = days.isEmpty ? [:] : ["days": .text(days.joined(separator: "、"))]
        change(carrier) { wish, desk in
            guard var series = wish.series else { return }
            let rest =
                skip.isForGood && !skip.weekdays.isEmpty ? series.recurrence.without(weekdays: skip.weekdays) : nil
            if skip.isForGood, rest == nil { series.isLast = false }
            if let rest { series.recurrence = rest }
            series.skipped += skip.windows
            wish.series = series
            let next = series.isLast ? desk.firstTime(of: series) : nil
            if let next { facts["next"] = .text(next.spoken(in: desk.rulebook.zone)) }
            desk.note(
                next == nil ? "series_ended" : "series_changed", of: carrier,
                facts: ["series": .number(series.first), "times": .number(gone.count)])
            desk.tellReporters(
                &wish, next == nil ? .reporterSeriesEnded : .reporterSkipped, kind: .wishCompleted, facts: facts)
        }
        return facts
    }

    /// When somebody comes next: the first open time that is left, else the first to be opened.
    private func firstTime(of series: Series) -> Window? { series.time(after: now, in: rulebook.zone) }
}
