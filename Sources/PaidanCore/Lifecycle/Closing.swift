extension Desk {
    /// 不派, 不是心愿, 误报: ends it without service.
    mutating func close(
        _ number: WishNumber, as command: String, _ ending: Ending, _ template: Template, by actor: Actor
    ) -> String? {
        guard let wish = state.wishes[number], !wish.state.isOver else { return "already_over" }
        guard WishState.moves[wish.state]?.contains(.cancelled) == true else { return "not_open" }
        change(number) { wish, desk in
            desk.noteCommand(command, of: number, by: actor)
            desk.end(&wish, .cancelled, ending)
            let told: Template =
                command == "false_alarm" && wish.urgency == .emergency ? .reporterFalseAlarm : .reporterCancelled
            if wish.isAnnounced { desk.tellReporters(&wish, told, kind: .wishCompleted) }
            desk.answer(actor, template, about: wish)
        }
        return nil
    }

    /// 不是心愿: ends it. What was only observed has ended already; there the word is about the reading alone.
    mutating func dismiss(_ wish: Wish, by actor: Actor) -> String? {
        guard wish.ending == .observed else {
            return close(wish.number, as: "not_a_wish", .notAWish, .deskNotAWish, by: actor)
        }
        noteCommand("not_a_wish", of: wish.number, by: actor)
        answer(actor, .deskNotAWish, about: wish, facts: ["observed": true])
        return nil
    }

    /// Closes with the office's answer, or as done where somebody had it.
    mutating func close(_ number: WishNumber, words: String?, by actor: Actor) -> String? {
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
            } else if wish.isAnnounced {
                desk.tellReporters(&wish, .reporterClosed, kind: .wishCompleted)
            }
            desk.answer(actor, .deskClosed, about: wish)
        }
        return nil
    }

    /// 重开: opens it again, whatever it ended as.
    mutating func reopen(_ number: WishNumber, by actor: Actor) -> String? {
        guard let wish = state.wishes[number], wish.state.isOver || wish.state == .done else { return "not_open" }
        change(number) { wish, desk in
            desk.noteCommand("reopen", of: number, by: actor)
            desk.reopen(&wish)
            wish.level = .auto
            if wish.isAnnounced {
                desk.tellReporters(
                    &wish, .reporterReopened, kind: .wishEscalated,
                    facts: ["duty": .text(desk.name(of: desk.dutyPerson(after: nil, besides: wish.parties)))])
            }
            desk.search(&wish)
            desk.announce(&wish)
            desk.answer(actor, .deskReopened, about: wish)
        }
        return nil
    }

    /// 已告知: the calls were made.
    mutating func tickOff(_ number: WishNumber, by actor: Actor) -> String? {
        guard let wish = state.wishes[number], !wish.phoneTasks.isEmpty else { return "nothing_to_change" }
        change(number) { wish, desk in
            desk.noteCommand("told", of: number, by: actor, facts: ["calls": .number(wish.phoneTasks.count)])
            wish.phoneTasks = []
            desk.answer(actor, .deskTold, about: wish)
        }
        return nil
    }

    /// 挂: nothing goes out until the next working morning.
    mutating func hold(_ number: WishNumber, words: String?, by actor: Actor) -> String? {
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
            wish.wait = Wait(
                reason: .hold, until: until, member: desk.dutyPerson(after: nil, besides: wish.parties), note: words)
            desk.answer(
                actor, .deskHeld, about: wish, facts: ["until": .text(desk.rulebook.zone.civil(until).spoken)])
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
}
