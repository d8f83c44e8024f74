extension Desk {
    /// When a patience with the duty ends: ordinary matters count by day, and nobody is reminded of them in the quiet
    /// hours; what is urgent or an emergency goes on at night.
    func awake(after patience: Instant.Span, for wish: Wish) -> Instant {
        guard wish.urgency == .normal || wish.urgency == .scheduled else { return now + patience }
        let end = (morning() ?? now) + patience
        return morning(at: end) ?? end
    }

    /// When the quiet hours end; nil outside of them.
    func morning() -> Instant? { morning(at: now) }

    /// When the quiet hours around an instant end; nil where it lies outside of them.
    func morning(at instant: Instant) -> Instant? {
        let civil = rulebook.zone.civil(instant)
        guard rulebook.quiet.contain(civil) else { return nil }
        let today = CivilTime(date: civil.date, minuteOfDay: rulebook.quiet.to)
        return rulebook.zone.instant(
            civil < today ? today : CivilTime(date: civil.date.adding(days: 1), minuteOfDay: rulebook.quiet.to))
    }
}
