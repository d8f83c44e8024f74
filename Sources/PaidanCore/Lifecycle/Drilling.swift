extension Desk {
    /// How long an announced drill lasts where nobody ends it.
    private static let drill = Instant.Span.hours(1)

    /// By which word a message says that it is practice.
    private static let drillWord = "演练"

    /// Whether a new wish is practice: it says so itself, and the staff have announced a drill or report it. Whatever
    /// happens meanwhile without that word is real.
    func isDrill(_ spoken: Spoken, onBehalf: Bool) -> Bool {
        guard spoken.message.text.contains(Desk.drillWord) else { return false }
        let isStaff = spoken.member.flatMap { index[$0] }?.kind == .staff
        return (state.head.drillUntil.map { now < $0 } ?? false) || (onBehalf && isStaff)
    }

    /// 演练: from now on what says 演练 is practice, for an hour.
    mutating func announceDrill(by actor: Actor) {
        let until = now + Desk.drill
        state.head.drillUntil = until
        noteCommand("drill", of: nil, by: actor, facts: ["until": .number(Int(until.milliseconds))])
        answer(actor, .deskDrill, about: nil, facts: ["until": .text(rulebook.zone.civil(until).clock)])
    }

    /// 演练结束.
    mutating func endDrill(by actor: Actor) {
        state.head.drillUntil = nil
        noteCommand("drill_over", of: nil, by: actor)
        answer(actor, .deskDrillOver, about: nil)
    }

    /// 演练 NUMBER: counts a wish as practice; said again it is real.
    mutating func markDrill(_ number: WishNumber, by actor: Actor) -> String? {
        change(number) { wish, desk in
            wish.isDrill = wish.isDrill == true ? nil : true
            desk.noteCommand("drill", of: number, by: actor, facts: ["drill": .flag(wish.isDrill == true)])
            desk.answer(actor, .deskDrill, about: wish, facts: ["observed": .flag(wish.isDrill != true)])
        }
        return nil
    }
}
