internal import PaidanCore

/// What those do who are asked.
extension Simulation {
    /// Between the desk's decision and the telephone in somebody's pocket.
    private static let delivery = Instant.Span.seconds(2)

    /// Somebody reads what the desk told.
    mutating func deliver(_ notice: Notice, at: Instant) {
        switch (notice.to, notice.kind) {
        case (.member(let member), .offerMade): consider(notice, member, at: at)
        case (.member, .offerWithdrawn):
            if let wish = notice.wish, let offer = notice.offer, notice.template != Template.offerExpired.rawValue {
                calledBack.insert(OfferKey(wish: wish, offer: offer))
            }
        case (.reporter, .wishQuestion):
            if let wish = notice.wish { hearQuestion(wish, at: at) }
        case (.group(.duty), _):
            if let wish = notice.wish { hearDuty(notice, wish, at: at) }
        default: break
        }
    }

    private mutating func consider(_ notice: Notice, _ id: MemberID, at: Instant) {
        guard let wish = notice.wish, let offer = notice.offer, let number = ledger.incident(of: wish),
            let member = ledger.member(id)
        else { return }
        let luck = Luck(world.seed, incidents[number], member)
        let recent = (unanswered[id] ?? []).filter { $0 + .days(1) > at }
        unanswered[id] = recent
        let willingness = Temper.willingness(
            world.willingness[id] ?? 0.5, incidents[number].need.urgency ?? .normal, unanswered: recent.count)
        let isYes = luck.yes < willingness
        guard isYes || luck.saysNo else { return unanswered[id, default: []].append(at) }
        foresee(
            .answer(wish: wish, offer: offer, member: id, isYes: isYes), at: at + Simulation.delivery + luck.delay)
    }

    mutating func answer(_ wish: WishNumber, _ offer: OfferID, by id: MemberID, isYes: Bool, at: Instant) {
        guard !calledBack.contains(OfferKey(wish: wish, offer: offer)) else { return }
        let reading = Reading(kind: isYes ? .accept : .decline, confidence: ["kind": 0.97])
        let decision = say(
            isYes ? "接单" : "来不了", by: World.account(of: id), in: nil, as: reading, about: wish, offer: offer, at: at)
        guard isYes, decision.verdict == .accepted else { return }
        setOut(id, to: wish, at: at)
    }

    /// Somebody took it: comes and does it, gives it back, or is never seen.
    mutating func setOut(_ id: MemberID, to wish: WishNumber, at: Instant) {
        guard let number = ledger.incident(of: wish), let member = ledger.member(id) else { return }
        let luck = Luck(world.seed, incidents[number], member)
        if member.kind == .staff { busy[id] = at + luck.job }
        if let after = luck.givesBack {
            foresee(.giveBack(wish: wish, member: id), at: at + after)
        } else if luck.noShow {
            absent.insert(Absence(wish: wish, member: id))
            let patience: Instant.Span = incidents[number].need.urgency == .emergency ? .minutes(15) : .minutes(50)
            foresee(.complaint(wish: wish, incident: number), at: at + patience)
        } else {
            let start = incidents[number].window.map { max($0.from, at) } ?? at
            foresee(.complete(wish: wish, member: id), at: start + luck.job)
        }
    }

    mutating func giveBack(_ wish: WishNumber, by id: MemberID, at: Instant) {
        guard holds(id, wish) else { return }
        say(
            "来不了了", by: World.account(of: id), in: nil, as: Reading(kind: .decline, confidence: ["kind": 0.97]),
            about: wish, at: at)
    }

    mutating func complete(_ wish: WishNumber, by id: MemberID, at: Instant) {
        guard holds(id, wish) else { return }
        say(
            "办好了", by: World.account(of: id), in: nil, as: Reading(kind: .complete, confidence: ["kind": 0.97]),
            about: wish, at: at)
        guard let number = ledger.incident(of: wish) else { return }
        var dice = Dice(world.seed, "thanks \(number)")
        guard dice.happens(0.6) else { return }
        foresee(.thanks(wish: wish, incident: number), at: at + dice.span(median: .minutes(20), spread: 0.8))
    }

    func holds(_ id: MemberID, _ wish: WishNumber) -> Bool {
        desk.state.wishes[wish]?.slots.contains { $0.state == .held && $0.holder == id } ?? false
    }
}
