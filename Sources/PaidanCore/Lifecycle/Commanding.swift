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
        case .pause, .resume, .endDrill, .month, .erase, .today, .onDuty, .help:
            return performOnDesk(command, by: actor)
        case .act(let deed, let name):
            return outcome(act(deed, for: name, on: given, by: actor), actor, given: name, about: given)
        case .clearTime(let name): return outcome(clearTime(of: name, by: actor), actor, given: name)
        case .swapDuty(let swap): return outcome(swapDuty(swap, by: actor), actor, given: swap.name)
        case .tryContact(let name): return outcome(tryContact(of: name, by: actor), actor, given: name)
        case .issueCode(let name, let salt, let hash):
            return outcome(issueCode(for: name, salt: salt, hash: hash, by: actor), actor, given: name)
        case .campaign(let command): return perform(command, on: given, by: actor)
        case .skip(let skip):
            guard let number = given else { return problem("which_wish", actor) }
            return outcome(self.skip(skip, of: number, by: actor), actor, given: String(number), about: number)
        case .drill where given == nil:
            return performOnDesk(command, by: actor)
        default:
            guard let number = given ?? onlyWaiting() else { return problem("which_wish", actor) }
            guard let wish = state.wishes[number] else { return problem("no_such_wish", actor, given: String(number)) }
            if case .chat(let spoken) = actor, let member = spoken.member, wish.parties.contains(member) {
                return problem("party", actor, about: number)
            }
            let problem = perform(command, on: wish, by: actor)
            if let problem { return self.problem(problem, actor, about: number) }
            return (.commanded, number)
        }
    }

    private mutating func outcome(
        _ problem: String?, _ actor: Actor, given: String, about number: WishNumber? = nil
    ) -> (Verdict, WishNumber?) {
        guard let problem else { return (.commanded, number) }
        return self.problem(problem, actor, given: given, about: number)
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
        case .refuse: return close(wish.number, as: "not_dispatched", .notDispatched, .deskRefused, by: actor)
        case .notAWish: return dismiss(wish, by: actor)
        case .falseAlarm: return close(wish.number, as: "false_alarm", .notAWish, .deskNotAWish, by: actor)
        case .amend(let amendment): return amend(wish.number, amendment, by: actor)
        case .close(let words): return close(wish.number, words: words, by: actor)
        case .reopen: return reopen(wish.number, by: actor)
        case .told: return tickOff(wish.number, by: actor)
        case .hold(let words): return hold(wish.number, words: words, by: actor)
        case .merge(let other): return merge(wish.number, into: other, by: actor)
        case .drill: return markDrill(wish.number, by: actor)
        case .pause, .resume, .endDrill, .month, .erase, .today, .onDuty, .help, .act, .clearTime, .swapDuty,
            .issueCode, .tryContact, .skip, .campaign:
            return nil
        }
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

    mutating func problem(
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
