extension Desk {
    /// When who has a wish with a time of its own is next reminded of it: the evening before at seven, and an hour ahead.
    func reminder(of wish: Wish) -> Instant? {
        guard wish.urgency == .scheduled, wish.state == .underWay, let start = wish.window?.from else { return nil }
        let evening = rulebook.zone.instant(
            CivilTime(date: rulebook.zone.civil(start).date.adding(days: -1), hour: 19))
        return [evening, start - .hours(1)].filter { $0 > now && $0 > (wish.remindedAt ?? wish.receivedAt) }.min()
    }

    /// Reminds those who have it and those who wait; tells whether it was time.
    mutating func remind(_ wish: inout Wish) -> Bool {
        guard let at = wish.remindAt, at <= now else { return false }
        wish.remindAt = nil
        wish.remindedAt = now
        guard wish.state == .underWay, let start = wish.window?.from, start > now else { return true }
        let facts: Facts = ["until": .text(rulebook.zone.civil(start).spoken)]
        note("reminded_of_time", of: wish.number)
        for holder in wish.holders {
            tell(holder, .memberReminder, kind: .offerReminder, about: wish, facts: facts, priority: .prompt)
        }
        tellReporters(
            &wish, .reporterReminder, kind: .wishAccepted,
            facts: facts.merging(wish.holders.first.map(introduction) ?? [:]) { $1 })
        return true
    }
}
