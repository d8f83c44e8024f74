extension Desk {
    /// Stops dispatching; emergencies go out all the same.
    mutating func pause() {
        guard state.head.pausedSince == nil else { return }
        state.head.pausedSince = now
        planPauseReminder()
    }

    /// Goes on dispatching, and answers with what waited.
    mutating func resume() -> Facts {
        let facts = pauseFacts()
        let waiting = held()
        state.head.pausedSince = nil
        state.head.pauseReminderAt = nil
        for number in waiting {
            change(number) { wish, desk in
                wish.wait = nil
                desk.search(&wish)
            }
        }
        return facts
    }

    /// Reminds the duty of a pause that lasts, and of what waits meanwhile.
    mutating func remindOfPause() {
        guard let at = state.head.pauseReminderAt, at <= now else { return }
        planPauseReminder()
        note("pause_reminded", of: nil, facts: ["waiting": .number(held().count)])
        tellDuty(.dutyPaused, kind: .deskAlarm, facts: pauseFacts(), priority: .ordinary)
    }

    /// After an hour, then with the pause's own length, at most four hours; nobody is woken for it.
    private mutating func planPauseReminder() {
        guard let since = state.head.pausedSince else { return }
        let next = now + min(max(now - since, .hours(1)), .hours(4))
        state.head.pauseReminderAt = morning(at: next) ?? next
    }

    /// The wishes that wait for the pause's end, oldest first.
    private func held() -> [WishNumber] {
        state.wishes.values.filter { $0.wait?.reason == .paused }.map(\.number).sorted()
    }

    /// Since when, and what waits: the first ten by number, and how many more.
    private func pauseFacts() -> Facts {
        let waiting = held()
        var facts: Facts = [:]
        if let since = state.head.pausedSince { facts["minutes"] = .number(Int((now - since).minutesRoundedUp)) }
        guard !waiting.isEmpty else { return facts }
        facts["count"] = .number(waiting.count)
        facts["numbers"] = .text(waiting.prefix(10).map(String.init).joined(separator: "、"))
        if waiting.count > 10 { facts["more"] = .number(waiting.count - 10) }
        return facts
    }
}
