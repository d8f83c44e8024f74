extension Desk {
    /// Answers what a reporter says about an own wish; nil where it is none of that.
    mutating func hearReporter(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        let account = spoken.message.sender.account
        let mine = wishIndex.wishes(of: account).sorted()
        guard !mine.isEmpty else { return nil }
        let open = mine.filter { state.wishes[$0]?.state.isOver == false }
        if let result = hearOtherTime(spoken, open) { return result }
        if let result = hearClarification(spoken, account, open) { return result }
        if let result = hearAnswer(spoken, account, open) { return result }
        if let result = hearSkip(spoken, mine) { return result }
        if let result = hearAtDoor(spoken, account, open) { return result }
        if let result = hearConfirmation(spoken, mine) {
            // A judgement may be a complaint as well: the one counts, the other is confided.
            return isOpenComplaint(spoken) ? self.open(spoken, onBehalf: nil) : result
        }
        switch spoken.reading.kind {
        // A complaint is no word for those of whom it complains: it goes its own way.
        case .update where sensitivity(of: spoken.message.text) != nil: return self.open(spoken, onBehalf: nil)
        case .cancel, .statusQuery:
            if isOpenComplaint(spoken) { return self.open(spoken, onBehalf: nil) }
            return spoken.reading.kind == .cancel
                ? withdraw(spoken, account, open) : tellState(spoken, account, mine)
        case .update: return addWords(spoken, account, open)
        default: return nil
        }
    }

    /// The answer to a question put back: any message that has what was missing, unless it plainly asks for something
    /// else.
    private mutating func hearAnswer(
        _ spoken: Spoken, _ account: Account, _ open: [WishNumber]
    ) -> (Verdict, WishNumber?)? {
        let asked = open.filter { state.wishes[$0]?.question?.account == account }
        guard let number = asked.first, let wish = state.wishes[number] else { return nil }
        guard spoken.reading.need.place.building != nil, !isOtherWish(spoken, than: wish) else { return nil }
        // Several wishes of one message lack the same address: it is given once.
        for number in asked { complete(number, with: spoken, account) }
        return (.updated, number)
    }

    /// A member's answer to the question after an own wish: an address that says nothing of a job.
    mutating func hearOwnAnswer(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        let details = spoken.reading.details
        guard spoken.member != nil, !details.arrived, details.eta == nil,
            ![.accept, .decline, .complete].contains(spoken.reading.kind)
        else { return nil }
        let account = spoken.message.sender.account
        let open = wishIndex.wishes(of: account).filter { state.wishes[$0]?.state.isOver == false }.sorted()
        guard spoken.named.isEmpty || spoken.named.contains(where: open.contains) else { return nil }
        return hearAnswer(spoken, account, open)
    }

    private mutating func complete(_ number: WishNumber, with spoken: Spoken, _ account: Account) {
        let place = spoken.reading.need.place
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            wish.need.place = place.completed(by: wish.need.place)
            wish.contact = wish.contact ?? spoken.reading.contact
            if let lane = wish.reporters.first(where: { $0.account == account })?.destination?.lane {
                desk.state.head.questionsUntil[lane] = nil
            }
            wish.question = nil
            desk.rememberPlace(of: spoken, wish.need.place)
            desk.note(
                "answered_back", of: number, facts: ["building": .text(place.building ?? "")],
                personal: ["words": .text(spoken.message.text)])
            for holder in wish.holders { desk.tell(holder, .memberAccepted, kind: .wishAccepted, about: wish) }
            desk.goOn(&wish)
        }
    }

    private func isOtherWish(_ spoken: Spoken, than wish: Wish) -> Bool {
        guard spoken.reading.kind == .wish,
            spoken.reading.confidence(in: "kind") >= rulebook.limits.wishConfidence,
            let category = spoken.reading.need.category
        else { return false }
        return category != wish.category && category != .other
    }

    /// Goes on with a wish of which something that was missing is now known.
    mutating func goOn(_ wish: inout Wish) {
        if wish.escalation?.reason == .noAnswer { wish.escalation = nil }
        switch wish.state {
        case .needsAnswer, .received:
            if wish.proposal == nil { advance(&wish) }
        default:
            let nearest = nearestRing(for: wish)
            for place in wish.slots.indices where wish.slots[place].isWanted { wish.slots[place].ring = nearest }
            search(&wish)
        }
    }

    /// A word on a wish that is said to be done: confirmed, judged, or contradicted.
    private mutating func hearConfirmation(_ spoken: Spoken, _ mine: [WishNumber]) -> (Verdict, WishNumber?)? {
        let details = spoken.reading.details
        // Another's wish is named: that is a witness's word.
        guard spoken.named.isEmpty || spoken.named.contains(where: mine.contains) else { return nil }
        let done = mine.filter { state.wishes[$0]?.state == .done }
        if details.notDone {
            let claimed = mine.filter {
                [.done, .underWay, .open, .confirmed, .answered].contains(state.wishes[$0]?.state)
            }
            let latest = done.last ?? claimed.last
            guard let number = spoken.named.first(where: claimed.contains) ?? latest else { return nil }
            if let result = hearNoShow(number, spoken) { return result }
            contradict(number, spoken)
            return (.judged, number)
        }
        let isWord =
            [.rate, .complete].contains(spoken.reading.kind)
            || (spoken.reading.kind != .wish && BareWord.meanings(of: spoken.message.text).contains(.fine))
        guard isWord else { return nil }
        guard
            let number = spoken.named.first(where: mine.contains) ?? done.last
                ?? (spoken.reading.kind == .rate ? mine.last : nil),
            let state = state.wishes[number]?.state, state == .done || state == .confirmed || state == .underWay
        else { return nil }
        if state == .underWay, spoken.reading.kind == .rate { return nil }
        // Who did it does not confirm it, not even who reported it as well.
        if let member = spoken.member, self.state.wishes[number]?.holders.contains(member) == true { return nil }
        judge(number, spoken)
        return (.judged, number)
    }

    private mutating func judge(_ number: WishNumber, _ spoken: Spoken) {
        let details = spoken.reading.details
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            let satisfied = details.stars.map { $0 >= 3 } ?? !spoken.message.text.contains("不满意")
            wish.rating = Rating(
                stars: details.stars, satisfied: satisfied, words: spoken.message.text, at: desk.now)
            if satisfied, let helper = wish.holders.first {
                desk.remember(spoken.message.sender.account) { $0.trusted = helper }
            }
            desk.note(
                "judged", of: number, facts: ["satisfied": .flag(satisfied)],
                personal: ["words": .text(spoken.message.text)])
            guard wish.state != .confirmed else { return }
            if wish.state == .underWay { desk.finish(&wish, by: nil) }
            desk.end(&wish, .confirmed, .confirmed)
            desk.tellReporters(
                &wish, .reporterConfirmed, kind: .wishCompleted, facts: ["satisfied": .flag(satisfied)],
                priority: .whenFree)
        }
    }

    /// Not done, or nobody came: it opens again on another path, and the duty hears at once.
    mutating func contradict(_ number: WishNumber, _ spoken: Spoken) {
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            desk.note("contradicted", of: number, personal: ["words": .text(spoken.message.text)])
            if wish.state == .done || wish.state.isOver { desk.reopen(&wish) }
            let person = wish.escalation?.member ?? desk.dutyPerson(after: nil, besides: wish.parties)
            desk.escalate(&wish, .notDone)
            desk.tellReporters(
                &wish, .reporterReopened, kind: .wishEscalated, facts: ["duty": .text(desk.name(of: person))])
            desk.search(&wish)
        }
    }

    /// Opens a wish again: who did it before is not asked again.
    mutating func reopen(_ wish: inout Wish) {
        for holder in wish.holders where !wish.formerHolders.contains(holder) { wish.formerHolders.append(holder) }
        let reached = wish.slots.filter { $0.holder != nil }.map(\.ring).max()
        guard move(&wish, to: .open) else { return }
        wish.reopened += 1
        wish.chasedAt = nil
        wish.isPaired = nil
        wish.partlyBy = nil
        wish.startedAt = nil
        wish.followUp = nil
        wish.doneAt = nil
        part(&wish)
        wish.mergedInto = nil
        wish.untold = nil
        wish.askedBefore = nil
        wish.reserves = nil
        wish.calledAt = nil
        wish.slots = slots(for: wish)
        // Its cars were called off: they are arranged anew.
        wish.campaign?.callBack()
        // Another path: not only another person, but also a wider circle than the one that did not help.
        guard let wider = reached?.wider, wider != .duty else { return }
        for place in wish.slots.indices { wish.slots[place].ring = max(wish.slots[place].ring, wider) }
    }

    private mutating func withdraw(
        _ spoken: Spoken, _ account: Account, _ open: [WishNumber]
    ) -> (Verdict, WishNumber?)? {
        // A passenger's car goes on without that passenger.
        switch target(of: spoken, among: open.filter { state.wishes[$0]?.ride == nil }) {
        case .none: return nil
        case .several(let numbers): return askWhich(spoken, account, numbers)
        case .these(let numbers):
            for number in numbers {
                change(number) { wish, desk in
                    desk.keep(spoken, in: &wish)
                    desk.note("withdrawn_by_reporter", of: number, personal: ["words": .text(spoken.message.text)])
                    if wish.reporters.count > 1 {
                        // Others still wait for it: only this one leaves.
                        desk.leave(&wish, account)
                    } else {
                        desk.end(&wish, .cancelled, .withdrawn)
                        desk.tellReporters(&wish, .reporterCancelled, kind: .wishCompleted)
                    }
                }
            }
            return (.cancelled, numbers.first)
        }
    }

    private mutating func askWhich(
        _ spoken: Spoken, _ account: Account, _ numbers: [WishNumber]
    ) -> (Verdict, WishNumber?) {
        if let first = numbers.first {
            change(first) { wish, desk in
                desk.tellReporters(
                    &wish, .reporterAskWhich, kind: .wishQuestion, only: account,
                    facts: ["numbers": .text(numbers.map(String.init).joined(separator: "、"))])
            }
        }
        return (.unclear, nil)
    }

    /// Whatever a reporter says while a helper stands before the door goes to that helper.
    private mutating func hearAtDoor(_ spoken: Spoken, _ account: Account, _ open: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        let before = open.filter { state.wishes[$0]?.door != nil }
        guard !before.isEmpty, [.update, .chatter, .accept, .decline, .complete].contains(spoken.reading.kind),
            !spoken.reading.details.notDone, spoken.member == nil
        else { return nil }
        return addWords(spoken, account, before)
    }

    /// More about a wish: kept, and passed on to who has it.
    private mutating func addWords(
        _ spoken: Spoken, _ account: Account, _ open: [WishNumber]
    ) -> (Verdict, WishNumber?)? {
        guard let number = spoken.named.first(where: open.contains) ?? open.last else { return nil }
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            let place = spoken.reading.need.place
            let moves = place.building != nil && place.building != wish.need.place.building
            if place.building != nil { wish.need.place = moves ? place : place.completed(by: wish.need.place) }
            wish.contact = spoken.reading.contact ?? wish.contact
            desk.note(
                "added", of: number, facts: ["moves": .flag(moves)], personal: ["words": .text(spoken.message.text)])
            desk.endLadder(&wish)
            for holder in wish.holders {
                desk.tell(
                    holder, .memberUpdate, kind: .offerReminder, about: wish,
                    facts: ["words": .text(spoken.message.text)])
            }
            if wish.isAnnounced {
                desk.tellReporters(&wish, .reporterNoted, kind: .wishReceived, only: account, priority: .whenFree)
            }
            if moves {
                desk.replan(&wish)
                desk.goOn(&wish)
            }
        }
        return (.updated, number)
    }
}
