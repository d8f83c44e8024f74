extension Desk {
    /// The open wish that a need is about already: the same place and kind within the window.
    func incident(of need: Need, reporter: Reporter) -> WishNumber? {
        guard let building = need.place.building, let category = need.category else { return nil }
        return wishIndex.wishes(in: building).sorted().first { number in
            guard let wish = state.wishes[number], wish.category == category, wish.state != .done else { return false }
            return wish.receivedAt + rulebook.limits.mergeWindow > now
                && isSamePlace(wish.need.place, need.place, category)
        }
    }

    /// Whether two addresses in a building can be one incident: a flat's own trouble is not its neighbour's, but the
    /// stair's lamp and the smoke are everybody's.
    private func isSamePlace(_ left: Place, _ right: Place, _ category: Category) -> Bool {
        if let one = left.unit, let other = right.unit, one != other { return false }
        let isShared = [.facility, .safety, .environment, .parking].contains(category)
        if let one = left.room, let other = right.room, one != other { return isShared }
        return true
    }

    /// Joins a report to an open wish: every reporter is kept informed, and a later address completes the first.
    mutating func join(_ number: WishNumber, reporter: Reporter, need: Need, _ spoken: Spoken) -> (Verdict, WishNumber?)
    {
        var verdict = Verdict.merged
        change(number) { wish, desk in
            wish.notes.append(
                Note(at: desk.now, by: reporter.account.description, words: spoken.message.text))
            wish.need.place = wish.need.place.completed(by: need.place)
            wish.contact = wish.contact ?? spoken.reading.contact
            if wish.reporters.contains(where: { $0.account == reporter.account }) {
                verdict = .updated
                desk.note("added", of: number, personal: ["words": .text(spoken.message.text)])
            } else {
                wish.reporters.append(reporter)
                desk.note(
                    "merged", of: number, facts: ["reporters": .number(wish.reporters.count)],
                    personal: ["words": .text(spoken.message.text), "reporter": .text(reporter.account.description)])
                if wish.isAnnounced {
                    desk.tellReporters(&wish, .reporterMerged, kind: .wishReceived, only: reporter.account)
                }
            }
            if need.urgency == .emergency, wish.urgency != .emergency {
                wish.need.urgency = .emergency
                wish.danger = wish.danger ?? spoken.reading.danger
                desk.note("raised", of: number, facts: ["urgency": .text(Urgency.emergency.rawValue)])
                desk.replan(&wish)
                if wish.level != .observe { desk.raise(&wish) }
            }
        }
        return (verdict, number)
    }

    /// Plans the posts anew where nobody holds one yet.
    mutating func replan(_ wish: inout Wish) {
        guard !wish.slots.contains(where: { $0.state == .held }) else { return }
        for place in wish.slots.indices { withdraw(&wish, at: place, template: .memberReleased) }
        wish.slots = slots(for: wish)
        if wish.urgency == .emergency {
            for place in wish.slots.indices { wish.slots[place].ring = .grid }
        }
    }
}
