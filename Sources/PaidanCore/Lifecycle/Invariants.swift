/// What must hold of a desk after every input. `paidan verify` and the whole test suite check it.
public enum Invariant: String, Hashable, Sendable, CaseIterable {
    /// An open wish has a deadline ahead, and so have a pause and a call that is owed.
    case deadlineAhead = "I1_DEADLINE_AHEAD"
    /// An open wish has a live offer, a question asked, an assignment, a wait with its reason, or a named duty person.
    case neverForgotten = "I2_NEVER_FORGOTTEN"
    /// The state of a post agrees with its offers and its holder.
    case slotAgrees = "I3_SLOT_AGREES"
    /// Nobody has two live offers or two posts of one wish.
    case onceEach = "I4_ONCE_EACH"
    /// A wish that is over asks nobody, waits for nothing and has an ending.
    case overIsOver = "I5_OVER_IS_OVER"
    /// A wish stands under its own number, and numbers were given once.
    case ownNumber = "I6_OWN_NUMBER"
    /// No volunteer is asked into danger.
    case noVolunteerIntoDanger = "I7_NO_VOLUNTEER_INTO_DANGER"
    /// A wish is under way exactly when a post of it is held.
    case stateAgrees = "I8_STATE_AGREES"
    /// Whoever is asked, holds or is responsible stands on the roster.
    case onTheRoster = "I9_ON_THE_ROSTER"
    /// Nothing lies after the desk's now that has happened already.
    case timeNeverGoesBack = "I10_TIME"
    /// Of a service that comes again one wish carries it on, and each of its times is one wish.
    case seriesOnce = "I11_SERIES_ONCE"
    /// No car of a campaign has more passengers than seats, and nobody rides in one that does not go.
    case seats = "I12_SEATS"

    /// An invariant that does not hold, and where.
    public struct Violation: Hashable, Sendable, CustomStringConvertible {
        /// Which.
        public var invariant: Invariant
        /// Of which wish; nil for the desk.
        public var wish: WishNumber?
        /// What was seen.
        public var detail: String

        public var description: String {
            "\(invariant.rawValue)\(wish.map { " wish \($0)" } ?? ""): \(detail)"
        }
    }
}

extension Desk {
    /// The invariants that do not hold; empty for a desk that is well.
    public func violations() -> [Invariant.Violation] {
        var found = violations(of: state.wishes.keys.sorted())
        found += violationsOfSeries()
        found += violationsOfCampaigns()
        let reminder = state.head.pauseReminderAt
        if (state.head.pausedSince != nil) != (reminder != nil) || reminder.map({ $0 <= now }) ?? false {
            found.append(
                Invariant.Violation(
                    invariant: .deadlineAhead, wish: nil,
                    detail: "a pause is reminded of \(reminder.map { "at \($0)" } ?? "never"), now \(now)"))
        }
        return found
    }

    /// The invariants that do not hold of certain wishes.
    public func violations(of numbers: [WishNumber]) -> [Invariant.Violation] {
        var found: [Invariant.Violation] = []
        for number in numbers {
            guard let wish = state.wishes[number] else { continue }
            func report(_ invariant: Invariant, _ detail: String) {
                found.append(Invariant.Violation(invariant: invariant, wish: number, detail: detail))
            }
            if wish.number != number || number > (state.head.lastNumber ?? 0) {
                report(.ownNumber, "stands under \(number) with number \(wish.number)")
            }
            if wish.state.isOver { checkOver(wish, report) } else { checkOpen(wish, report) }
            checkCalls(wish, report)
            for slot in wish.slots { check(slot, of: wish, report) }
            checkOnceEach(wish, report)
            checkDanger(wish, report)
            if let next = wish.series?.next, next <= now { report(.deadlineAhead, "the next time was due \(next)") }
            let instants = [wish.receivedAt, wish.acceptedAt, wish.doneAt, wish.endedAt].compactMap { $0 }
            if let late = instants.max(), late > now { report(.timeNeverGoesBack, "happened after now") }
        }
        return found
    }

    private func checkOpen(_ wish: Wish, _ report: (Invariant, String) -> Void) {
        if wish.due.map({ $0.at <= now }) ?? true {
            report(.deadlineAhead, "due \(wish.due.map { "\($0.at) \($0.cause.rawValue)" } ?? "never"), now \(now)")
        }
        let isHeld = wish.isHeld
        let isLooked =
            !wish.liveOffers.isEmpty || wish.question != nil || isHeld || wish.wait != nil
            || wish.escalation != nil || wish.proposal != nil || (wish.state == .done && wish.followUp != nil)
        if !isLooked {
            report(
                .neverForgotten,
                "nobody has it in state \(wish.state.rawValue), slots \(wish.slots.map(\.state.rawValue)), \(wish.level.rawValue)"
            )
        }
        if (wish.state == .underWay) != isHeld { report(.stateAgrees, "\(wish.state.rawValue), held \(isHeld)") }
        if wish.ending != nil { report(.overIsOver, "an ending in state \(wish.state.rawValue)") }
        for member in wish.engaged where index[member] == nil { report(.onTheRoster, "\(member) is unknown") }
        if let person = wish.escalation?.member, index[person] == nil { report(.onTheRoster, "\(person) is unknown") }
    }

    /// Also when the wish is over: whoever is owed a call is not forgotten.
    private func checkCalls(_ wish: Wish, _ report: (Invariant, String) -> Void) {
        for task in wish.phoneTasks {
            if task.until <= now { report(.deadlineAhead, "a call was due \(task.until), now \(now)") }
            if index[task.member] == nil { report(.onTheRoster, "\(task.member) is unknown") }
        }
    }

    private func checkOver(_ wish: Wish, _ report: (Invariant, String) -> Void) {
        let waits =
            !wish.liveOffers.isEmpty || wish.question != nil || wish.proposal != nil || wish.wait != nil
            || wish.escalation != nil || wish.followUp != nil || wish.retryAt != nil || wish.answerDue != nil
            || wish.counter != nil || wish.door != nil || wish.handOver != nil
            || wish.slots.contains { $0.state == .held }
        if waits || wish.ending == nil || wish.endedAt == nil {
            report(.overIsOver, "\(wish.state.rawValue) still waits, or has no ending")
        }
    }

    private func check(_ slot: Slot, of wish: Wish, _ report: (Invariant, String) -> Void) {
        let hasLive = !slot.liveOffers.isEmpty
        let agrees =
            switch slot.state {
            case .open, .released: !hasLive && slot.holder == nil
            case .offered: hasLive && slot.holder == nil
            case .held, .filled: !hasLive && slot.holder != nil
            }
        if !agrees {
            report(
                .slotAgrees,
                "slot \(slot.index) is \(slot.state.rawValue), live \(hasLive), holder \(slot.holder?.rawValue ?? "none")"
            )
        }
    }

    private func checkOnceEach(_ wish: Wish, _ report: (Invariant, String) -> Void) {
        let asked = wish.liveOffers.map(\.member)
        let held = wish.slots.filter { $0.state == .held }.compactMap(\.holder)
        if Set(asked + held).count != asked.count + held.count { report(.onceEach, "somebody twice") }
    }

    private func checkDanger(_ wish: Wish, _ report: (Invariant, String) -> Void) {
        guard wish.danger != nil, !wish.state.isOver else { return }
        for member in wish.engaged {
            guard isKept(member, from: wish) else { continue }
            report(.noVolunteerIntoDanger, "\(member) in \(wish.danger?.rawValue ?? "")")
        }
    }
}
