extension Desk {
    /// A member says that the job is done; nil where nothing can be meant.
    mutating func complete(_ spoken: Spoken, _ member: MemberID, _ held: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        switch target(of: spoken, among: held) {
        case .none: return nil
        case .several(let numbers): return askWhich(spoken, member, numbers)
        case .these(let numbers):
            for number in numbers {
                if let words = part(in: spoken.reading.details), leavesRest(number, member) {
                    change(number) { wish, desk in desk.keep(spoken, in: &wish) }
                    finishPart(number, member, words)
                    continue
                }
                change(number) { wish, desk in
                    desk.keep(spoken, in: &wish)
                    desk.note(
                        "completed", of: number, facts: ["member": .text(member.rawValue)],
                        personal: ["words": .text(spoken.message.text)])
                    desk.finish(&wish, by: member)
                }
            }
            return (.completed, numbers.first)
        }
    }

    /// The job is said to be done: who held a post has filled it, the rest is let go, and the reporters are asked.
    mutating func finish(_ wish: inout Wish, by member: MemberID?) {
        for place in wish.slots.indices {
            if wish.slots[place].state == .held, let holder = wish.slots[place].holder {
                wish.slots[place].move(to: .filled)
                remember(holder) { record, now in record.lastCompleted = now }
                turn.freed.insert(holder)
            } else {
                withdraw(&wish, at: place, template: .offerCancelled)
                if wish.slots[place].state == .open { wish.slots[place].move(to: .released) }
            }
        }
        wish.doneAt = now
        wish.escalation = nil
        wish.wait = nil
        wish.question = nil
        wish.proposal = nil
        wish.answerDue = nil
        wish.counter = nil
        wish.door = nil
        move(&wish, to: .done)
        wish.followUp = FollowUp(kind: .confirmation, at: now + .hours(24), asked: 0)
        if let member { tell(member, .memberDone, kind: .wishCompleted, about: wish) }
        tellReporters(
            &wish, .reporterDone, kind: .wishCompleted, facts: (member ?? wish.holders.first).map(introduction) ?? [:])
        if wish.urgency == .emergency {
            tellDuty(
                .dutyDone, kind: .wishCompleted, about: wish, facts: member.map(introduction) ?? [:],
                priority: .ordinary)
        }
    }
}
