/// What the staff do for a member who said it elsewhere, such as on the telephone.
public enum Deed: String, Hashable, Codable, Sendable, CaseIterable {
    /// 接单: takes it.
    case accept
    /// 来不了: refuses it or gives it back.
    case decline
    /// 办好了: it is done.
    case complete
}

extension Desk {
    /// 代 王建国 接单 1024: does it as if the member had said so, recorded with who acted; answers with the problem where
    /// it cannot be done.
    mutating func act(_ deed: Deed, for name: String, on given: WishNumber?, by actor: Actor) -> String? {
        let found = index.members(named: name)
        guard let member = found.first else { return "no_such_member" }
        guard found.count == 1 else { return "ambiguous_member" }
        let engaged = wishIndex.wishes(of: member.id)
        guard let number = given ?? (engaged.count == 1 ? engaged.first : nil) else { return "which_wish" }
        guard let wish = state.wishes[number] else { return "no_such_wish" }
        if case .chat(let spoken) = actor, let staff = spoken.member, wish.parties.contains(staff) { return "party" }
        let problem: String? =
            switch deed {
            case .accept: take(wish, for: member)
            case .decline: engaged.contains(number) ? nil : "not_engaged"
            case .complete: heldSlot(of: member.id, in: number) == nil ? "not_engaged" : nil
            }
        if let problem { return problem }
        noteCommand(
            "act", of: number, by: actor,
            facts: ["member": .text(member.id.rawValue), "deed": .text(deed.rawValue)])
        switch deed {
        case .accept:
            if let place = place(for: member, in: wish) { take(number, place, member.id, nil) }
        case .decline: giveBack(number, member.id, nil, isUnreachable: false)
        case .complete:
            change(number) { wish, desk in
                desk.note("completed", of: number, facts: ["member": .text(member.id.rawValue)])
                desk.finish(&wish, by: member.id)
            }
        }
        guard let after = state.wishes[number] else { return nil }
        answer(actor, .deskActed, about: after, facts: ["helper": .text(member.name), deed.rawValue: true])
        return nil
    }

    /// Why a member must not take a wish; nil where nothing is against it.
    private func take(_ wish: Wish, for member: Member) -> String? {
        if wish.state.isOver || wish.state == .done { return "already_over" }
        if wish.parties.contains(member.id) { return "party" }
        if isKept(member, from: wish) { return "danger" }
        if heldSlot(of: member.id, in: wish.number) != nil { return "holds_already" }
        return place(for: member, in: wish) == nil ? "not_open" : nil
    }

    /// The post that a member was offered, else the first that is wanted and for people like this, else the first wanted.
    private func place(for member: Member, in wish: Wish) -> Int? {
        liveOffer(of: member.id, in: wish.number)?.slot
            ?? wish.slots.firstIndex { $0.isWanted && fits(member, $0) }
    }
}
