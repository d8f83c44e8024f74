extension Desk {
    /// How far ahead a common time is sought where the reporter named none.
    private static let jointHorizon = Instant.Span.days(3)
    /// Between which hours, then.
    private static let jointHours = 8..<20

    /// Where all who are needed come together, sets the first time at which somebody could come for every post, before
    /// anybody is asked; so all are asked for the same time. Where there is none, each is asked for the time that it has.
    mutating func agreeOnTime(_ wish: inout Wish) {
        guard rulebook.categories[wish.category]?.isJoint == true, wish.urgency > .urgent, wish.meetAt == nil,
            wish.slots.count > 1, wish.engaged.isEmpty, let time = commonTime(of: wish)
        else { return }
        wish.meetAt = time
        wish.need.urgency = .scheduled
        let window = Window(from: time, to: time + .hours(1))
        wish.window = window
        wish.when = window.spoken(in: rulebook.zone)
        note("agreed_on_time", of: wish.number, facts: ["at": .number(Int(time.milliseconds))])
    }

    private func commonTime(of wish: Wish) -> Instant? {
        let named = wish.urgency == .scheduled ? wish.window : nil
        let span = named ?? Window(from: now + .hours(1), to: now + Desk.jointHorizon)
        let start = max(span.from, now)
        let hour = Instant.Span.hours(1).milliseconds
        let past = start.milliseconds % hour
        var time = named == nil && past > 0 ? start + Instant.Span(milliseconds: hour - past) : start
        while time < span.to {
            let isDecent = named != nil || Desk.jointHours.contains(rulebook.zone.civil(time).hour)
            if isDecent, couldAllCome(wish, at: time) { return time }
            time = time + .hours(1)
        }
        return nil
    }

    /// Whether there is somebody for each post at a time, everybody once; the post with the fewest chooses first.
    private func couldAllCome(_ wish: Wish, at time: Instant) -> Bool {
        var probe = wish
        probe.meetAt = time
        let wanted = probe.slots.filter(\.isWanted)
        var choices: [[MemberID]] = []
        for slot in wanted {
            let found = candidates(for: demand(of: slot, in: probe), upTo: .community, count: wanted.count).eligible
            guard !found.isEmpty else { return false }
            choices.append(found.map(\.member))
        }
        var taken: Set<MemberID> = []
        return choices.sorted { $0.count < $1.count }.allSatisfy { members in
            guard let member = members.first(where: { !taken.contains($0) }) else { return false }
            taken.insert(member)
            return true
        }
    }

    /// The time of a joint visit was moved: whoever has a post of it is told, whoever was asked for the old one is asked
    /// anew.
    mutating func moveJointVisit(_ wish: inout Wish, to time: Instant, for mover: MemberID) {
        guard wish.meetAt != nil else { return }
        wish.meetAt = time
        wish.changedAt = now
        wish.askedBefore = nil
        for place in wish.slots.indices { withdraw(&wish, at: place, template: .offerCancelled) }
        for holder in wish.holders where holder != mover {
            tell(
                holder, .memberUpdate, kind: .offerReminder, about: wish,
                facts: ["words": .text("时间改到\(wish.when ?? "")")], priority: .prompt)
        }
    }
}
