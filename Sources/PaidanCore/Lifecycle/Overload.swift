/// That there is more to do than people for it.
public struct Overload: Hashable, Codable, Sendable {
    /// Since when.
    public var since: Instant
    /// When it is looked at again.
    public var until: Instant
}

extension Desk {
    /// How often it is looked at whether there is more to do than people for it.
    private static let overloadPause = Instant.Span.minutes(10)

    /// Begins to go by the rules for a storm where more than twice as many wishes wait as people are free, or where one
    /// incident is reported by three within ten minutes.
    mutating func watchLoad(reports wish: Wish? = nil) {
        guard state.head.overload == nil else { return }
        let isIncident = (wish?.reporters.count { $0.at + .minutes(10) > now } ?? 0) >= 3
        // In a large community it is looked at no more than once a minute.
        if !isIncident, let last = state.head.overloadCheckedAt, now < last + .minutes(1) { return }
        state.head.overloadCheckedAt = now
        let waiting = wishIndex.wanting.count
        guard isIncident || (waiting >= 5 && !hasFree(atLeast: (waiting + 1) / 2)) else { return }
        state.head.overload = Overload(since: now, until: now + Desk.overloadPause)
        note("overload", of: nil, facts: ["waiting": .number(waiting), "incident": .flag(isIncident)])
        tellDuty(
            .dutyOverload, kind: .deskAlarm, facts: ["begins": true, "count": .number(waiting)], priority: .prompt)
        for number in wishIndex.short.keys.sorted() { change(number) { wish, desk in desk.search(&wish) } }
    }

    /// Goes back to the ordinary rules once there are as many people free as wishes wait.
    mutating func leaveOverload() {
        guard let overload = state.head.overload, overload.until <= now else { return }
        let waiting = wishIndex.wanting.count
        guard waiting == 0 || hasFree(atLeast: waiting) else {
            state.head.overload = Overload(since: overload.since, until: now + Desk.overloadPause)
            return
        }
        state.head.overload = nil
        note("overload_over", of: nil, facts: ["minutes": .number(Int((now - overload.since).minutesRoundedUp))])
        tellDuty(.dutyOverload, kind: .deskAlarm, facts: ["count": .number(waiting)], priority: .ordinary)
    }

    /// How long an offer of a wish waits for its answer. With more to do than people, what can wait does: an hour for
    /// each, or everybody soon has left too many questions open to be asked for what is urgent.
    func expiry(of wish: Wish) -> Instant.Span {
        let usual = pace(of: wish).expiry
        return state.head.overload != nil && wish.urgency > .urgent ? max(usual, .hours(1)) : usual
    }

    /// Whether so many volunteers and organizations are free just now; looks no farther than it must.
    private func hasFree(atLeast count: Int) -> Bool {
        var found = 0
        let civil = rulebook.zone.civil(now)
        for member in index.members where member.kind != .staff {
            guard member.availability.contains(civil, by: rulebook.calendar),
                !member.away.contains(where: { $0.contains(civil.date) }),
                state.members[member.id]?.awayUntil.map({ $0 <= now }) ?? true,
                !isAnythingHeld(by: member.id)
            else { continue }
            found += 1
            if found >= count { return true }
        }
        return false
    }

    private func isAnythingHeld(by id: MemberID) -> Bool {
        wishIndex.wishes(of: id).contains { number in
            state.wishes[number]?.slots.contains { $0.state == .held && $0.holder == id } ?? false
        }
    }

    /// While there is too much to do, two or more missing hands are called for once in the members' groups; who is fit
    /// and free may take a post without having been asked.
    mutating func callForHands(_ wish: inout Wish) {
        let missing = wish.slots.filter { $0.state == .open && $0.kinds.contains(.member) }.count
        guard state.head.overload != nil, wish.calledAt == nil, missing >= 2, wish.level == .auto, wish.danger == nil,
            !wish.isSensitive, wish.wait == nil
        else { return }
        wish.calledAt = now
        note("called_for_hands", of: wish.number, facts: ["lacking": .number(missing)])
        var facts = facts(of: wish, for: .group, accepted: false)
        facts["lacking"] = .number(missing)
        for group in rulebook.groups where group.audience == .work {
            add(
                .offerMade, .workHands, to: .group(.work), at: group.destination, mention: nil, privacy: .group,
                priority: priority(of: wish), wish: wish.number, facts: facts)
        }
    }

    /// A yes to a call for hands takes a post that is still free.
    mutating func answerCall(_ number: WishNumber, _ member: MemberID, _ spoken: Spoken) -> Bool {
        guard let wish = state.wishes[number], wish.calledAt != nil, !wish.state.isOver, wish.state != .done,
            let person = index[member]
        else { return false }
        let place = wish.slots.firstIndex { slot in
            guard slot.isWanted, isReleased(slot, of: wish) else { return false }
            var demand = demand(of: slot, in: wish)
            demand.engaged = wish.engaged
            let rule = obstacle(to: person, for: demand)
            return rule == nil || rule == .nagged || rule == .rest || rule == .hours || rule == .offered
        }
        guard let place else { return false }
        take(number, place, member, spoken)
        return true
    }
}
