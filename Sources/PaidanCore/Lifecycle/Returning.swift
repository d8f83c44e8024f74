extension Desk {
    /// A member refuses an offer or gives a post back; nil where nothing can be meant.
    mutating func decline(_ spoken: Spoken, _ member: MemberID, _ engaged: [WishNumber]) -> (
        Verdict, WishNumber?
    )? {
        switch target(of: spoken, among: engaged) {
        case .none: return nil
        case .several(let numbers): return askWhich(spoken, member, numbers)
        case .these(let numbers):
            respectToday(spoken, member)
            takeAside(spoken, member)
            for number in numbers where !putOtherTime(number, member, spoken) { giveBack(number, member, spoken) }
            return (.declined, numbers.first)
        }
    }

    /// Who says 今天不行 is not asked again today.
    private mutating func respectToday(_ spoken: Spoken, _ member: MemberID) {
        guard spoken.message.text.contains("今天") || spoken.message.text.contains("今晚") else { return }
        let tomorrow = rulebook.zone.startOfDay(rulebook.zone.civil(now).date.adding(days: 1))
        remember(member) { record, _ in record.awayUntil = tomorrow }
    }

    /// A member refuses an offer or returns a post: the next one is asked at once.
    mutating func giveBack(
        _ number: WishNumber, _ member: MemberID, _ spoken: Spoken?, isUnreachable: Bool = true
    ) {
        change(number) { wish, desk in
            if desk.refuseHandOver(&wish, by: member) { return desk.keep(spoken, in: &wish) }
            var wasHeld = false
            for place in wish.slots.indices {
                for offer in wish.slots[place].offers.indices
                where wish.slots[place].offers[offer].member == member && wish.slots[place].offers[offer].state == .live
                {
                    wish.slots[place].offers[offer].state = .declined
                }
                if wish.slots[place].state == .held, wish.slots[place].holder == member {
                    wasHeld = true
                    wish.slots[place].vacate()
                    if !wish.formerHolders.contains(member) { wish.formerHolders.append(member) }
                } else {
                    wish.slots[place].openIfUnasked()
                }
            }
            wish.reserves?.removeAll { $0 == member }
            desk.keep(spoken, in: &wish)
            var facts: Facts = ["member": .text(member.rawValue), "returned": .flag(wasHeld)]
            if spoken == nil, isUnreachable { facts["unreachable"] = .flag(true) }
            desk.note("declined", of: number, facts: facts, personal: spoken.map { ["words": .text($0.message.text)] })
            if spoken != nil {
                desk.tell(member, .memberDeclined, kind: .offerWithdrawn, about: wish, priority: .whenFree)
            }
            if wasHeld {
                desk.openIfAbandoned(&wish)
                desk.tellPartners(of: member, in: wish)
                desk.tellReporters(
                    &wish, .reporterReturned, kind: .wishEscalated, facts: desk.introduction(of: member))
                desk.askReserve(&wish)
            }
            desk.search(&wish)
        }
    }

    /// Nobody is on the way any more: there is nothing to ask after, the wish is open again.
    mutating func openIfAbandoned(_ wish: inout Wish) {
        guard wish.state == .underWay, !wish.isHeld else { return }
        wish.followUp = nil
        wish.startedAt = nil
        move(&wish, to: .open)
    }
}
