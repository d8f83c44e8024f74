extension Desk {
    /// Asks the duty to tell a reporter by telephone; one call at a time per person, with the latest news. It is
    /// reminded of until it is ticked off, also after the wish has ended.
    ///
    /// The facts are those of the text that could not go: who comes and when, or the office's `answer`.
    mutating func askToTell(_ wish: inout Wish, _ account: Account, _ template: Template, facts: Facts = [:]) {
        guard isOwed(template, about: wish) else { return }
        let person = dutyPerson(after: nil, besides: wish.parties)
        let carried: Set<String> = [
            "helper", "helper_kind", "role", "eta", "call", "numbers", "words", "time", "until",
        ]
        var told = facts.filter { carried.contains($0.key) }
        if template == .reporterAnswered { told["answer"] = told.removeValue(forKey: "words") }
        wish.phoneTasks.removeAll { $0.account == account }
        let task = PhoneTask(
            template: template.rawValue, account: account, member: person, until: awake(after: .hours(1), for: wish),
            facts: told)
        wish.phoneTasks.append(task)
        note(
            "tell_by_phone", of: wish.number,
            facts: ["template": .text(template.rawValue), "member": .text(person.rawValue)])
        tellCall(task, of: wish)
    }

    /// Whether somebody is to be called for a text: not for a mere acknowledgement of the person's own word.
    private func isOwed(_ template: Template, about wish: Wish) -> Bool {
        let silent: Set<Template> = [
            .reporterReceived, .reporterSeries, .reporterConfided, .reporterMerged, .reporterNoted, .reporterStatus,
            .reporterConfirmed,
        ]
        return !silent.contains(template) && wish.ending != .withdrawn
    }

    private mutating func tellCall(_ task: PhoneTask, of wish: Wish) {
        var facts = task.facts ?? [:]
        facts["message"] = .text(task.template)
        facts["duty"] = .text(name(of: task.member))
        if wish.beneficiary == nil, let name = wish.reporters.first(where: { $0.account == task.account })?.name {
            facts["reporter"] = .text(name)
        }
        tellDuty(
            .dutyTell, kind: .deskAlarm, about: wish, facts: facts, priority: .prompt, alsoPerson: task.member)
    }

    /// Reminds of the calls that nobody ticked off, each time the next on duty; tells whether there were any.
    ///
    /// When the wish has been over for as long as the desk remembers it, the call is given up, and the wish says so.
    mutating func remindOfCalls(_ wish: inout Wish) -> Bool {
        let due = wish.phoneTasks.indices.filter { wish.phoneTasks[$0].until <= now }
        guard !due.isEmpty else { return false }
        if let ended = wish.endedAt, ended + rulebook.limits.reopenPatience <= now {
            giveUpCalls(&wish)
            return true
        }
        for place in due {
            wish.phoneTasks[place].reminders += 1
            let patience = min(.hours(Int64(1 << min(wish.phoneTasks[place].reminders, 5))), Instant.Span.days(1))
            wish.phoneTasks[place].until = awake(after: patience, for: wish)
            wish.phoneTasks[place].member = dutyPerson(
                after: wish.phoneTasks[place].member, besides: wish.parties)
            tellCall(wish.phoneTasks[place], of: wish)
        }
        return true
    }

    private mutating func giveUpCalls(_ wish: inout Wish) {
        wish.untold = wish.phoneTasks.map(\.account)
        wish.phoneTasks = []
        note("untold", of: wish.number, facts: ["calls": .number(wish.untold?.count ?? 0)])
        tellDuty(.dutyUntold, kind: .deskAlarm, about: wish, priority: .ordinary)
    }
}
