internal import PaidanCore

/// What the staff on duty do: they are people too, and few.
extension Simulation {
    private static let templates: Set<String> = [
        Template.dutyEscalated.rawValue, Template.dutyReminder.rawValue, Template.dutyEmergency.rawValue,
    ]

    /// The duty group reads that somebody must act, and somebody will.
    mutating func hearDuty(_ notice: Notice, _ wish: WishNumber, at: Instant) {
        guard Simulation.templates.contains(notice.template) else { return }
        let isEmergency = desk.state.wishes[wish]?.urgency == .emergency
        plan(wish, after: isEmergency ? .seconds(40) : .minutes(5), at: at)
    }

    private mutating func plan(_ wish: WishNumber, after span: Instant.Span, at: Instant) {
        guard looks.insert(wish).inserted else { return }
        foresee(.look(wish: wish), at: at + span)
    }

    mutating func look(at number: WishNumber, now: Instant) {
        looks.remove(number)
        guard let wish = desk.state.wishes[number], !wish.state.isOver, wish.escalation != nil else { return }
        if wish.urgency == .emergency, !wish.isConfirmedEmergency {
            command(.dispatch(to: nil), on: number, at: now)
            return plan(number, after: .minutes(2), at: now)
        }
        if releaseAbsent(wish, at: now) { return plan(number, after: .minutes(2), at: now) }
        guard wish.slots.contains(where: \.isWanted) else { return }
        if wish.need.place.building == nil, let incident = ledger.incident(of: number) {
            command(.amend(.init(place: incidents[incident].need.place)), on: number, at: now)
        }
        let age = now - wish.receivedAt
        let patience = patience(with: wish)
        guard age >= patience else {
            return plan(number, after: Instant.Span(milliseconds: patience.milliseconds - age.milliseconds), at: now)
        }
        guard let free = freeStaff(at: now) else { return plan(number, after: .minutes(5), at: now) }
        take(wish, by: free, at: now)
    }

    /// How long the duty lets the search go on before going itself.
    private func patience(with wish: Wish) -> Instant.Span {
        switch wish.urgency {
        case .emergency: .minutes(3)
        case .urgent: .minutes(20)
        case .normal: .hours(12)
        case .scheduled: max(.hours(12), (wish.window?.from ?? wish.receivedAt) - .hours(2) - wish.receivedAt)
        }
    }

    private func freeStaff(at now: Instant) -> MemberID? {
        desk.rulebook.onDuty(at: now).map(\.member).first {
            ledger.member($0)?.kind == .staff && (busy[$0] ?? now) <= now
        }
    }

    private mutating func take(_ wish: Wish, by id: MemberID, at now: Instant) {
        let decision = say(
            "接单", by: World.account(of: id), in: World.duty,
            as: Reading(kind: .accept, orderNumbers: ["\(wish.number)"], confidence: ["kind": 0.97]), at: now)
        guard decision.verdict == .accepted else { return }
        setOut(id, to: wish.number, at: now)
        if desk.state.wishes[wish.number]?.slots.contains(where: \.isWanted) == true {
            plan(wish.number, after: .minutes(2), at: now)
        }
    }

    /// Who never came is telephoned: gives it back, or is replaced.
    private mutating func releaseAbsent(_ wish: Wish, at now: Instant) -> Bool {
        let missing = wish.slots.filter { $0.state == .held }.compactMap(\.holder)
            .filter { absent.contains(Absence(wish: wish.number, member: $0)) }
        guard let id = missing.first, let member = ledger.member(id),
            let number = ledger.incident(of: wish.number)
        else { return false }
        if Luck(world.seed, incidents[number], member).isReachable {
            giveBack(wish.number, by: id, at: now)
        } else if let free = freeStaff(at: now) {
            command(.dispatch(to: free.rawValue), on: wish.number, at: now)
        }
        absent.remove(Absence(wish: wish.number, member: id))
        return true
    }

    private mutating func command(_ command: DeskCommand, on wish: WishNumber, at: Instant) {
        hand(.staff(StaffAction(actor: "duty", wish: wish, command: command)), at: at)
    }
}
