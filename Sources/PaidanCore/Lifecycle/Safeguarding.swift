extension Desk {
    /// What keeps unvetted people from going to a new wish alone.
    func safeguard(of wish: Wish) -> Safeguard? {
        let isAtOnce = wish.urgency == .emergency || wish.urgency == .urgent
        let visit = wish.window?.from ?? (isAtOnce ? now : nil)
        let isNight = visit.map { rulebook.quiet.contain(rulebook.zone.civil($0)) } ?? false
        return Safeguard.named(in: wish.words, isNight: isNight)
    }

    /// Whether only vetted people may be asked for a post: nobody else is sent alone to those who need protection.
    func needsVetting(_ wish: Wish) -> Bool {
        if rulebook.categories[wish.category]?.needsVetting ?? false { return true }
        return wish.safeguard != nil && wish.slots.count { $0.state != .released } < 2
    }

    /// Where nobody vetted can come, two people may go together: one more post, once.
    ///
    /// - Returns: whether there is a chance now that was not there before.
    mutating func pairUp(_ wish: inout Wish) -> Bool {
        guard wish.safeguard != nil, wish.isPaired != true, wish.slots.count == 1, let only = wish.slots.first,
            only.isWanted, only.kinds.contains(.member), !(rulebook.categories[wish.category]?.needsVetting ?? false)
        else { return false }
        wish.isPaired = true
        wish.slots.append(
            Slot(index: 1, kinds: only.kinds, organization: only.organization, skills: only.skills))
        wish.slots[1].ring = only.ring
        note("paired", of: wish.number, facts: ["safeguard": .text(wish.safeguard?.rawValue ?? "")])
        return true
    }

    /// What somebody must know who goes with another: that it takes two, and who the other is.
    func pairFacts(of wish: Wish, for member: MemberID) -> Facts {
        guard wish.isPaired == true else { return [:] }
        var facts: Facts = ["pair": true]
        if let other = wish.holders.first(where: { $0 != member }) { facts["partner"] = .text(name(of: other)) }
        return facts
    }

    /// Tells those who hold the other post who goes with them now, or that nobody does any more.
    mutating func tellPartners(of member: MemberID, in wish: Wish) {
        guard wish.isPaired == true else { return }
        for other in wish.holders where other != member {
            let facts: Facts = wish.holders.contains(member) ? ["helper": .text(name(of: member))] : [:]
            tell(other, .memberPartner, kind: .offerReminder, about: wish, facts: facts)
        }
    }
}
