extension Desk {
    /// A yes that came just too late is kept: who said it is asked first when a post is free again.
    ///
    /// - Returns: whether it came soon enough to be kept.
    mutating func keepInReserve(_ member: MemberID, _ number: WishNumber) -> Bool {
        guard let wish = state.wishes[number], wish.state == .underWay, let helper = wish.holders.first,
            wish.slots.flatMap(\.offers).contains(where: { offer in
                offer.member == member && (offer.endedAt.map { now <= $0 + budget.reserve } ?? false)
            })
        else { return false }
        change(number) { wish, desk in
            if wish.reserves?.contains(member) != true { wish.reserves = (wish.reserves ?? []) + [member] }
            desk.note("reserved", of: number, facts: ["member": .text(member.rawValue)])
            desk.tell(
                member, .memberReserve, kind: .offerWithdrawn, about: wish,
                facts: ["helper": .text(desk.name(of: helper))])
        }
        return true
    }

    /// Asks the first in reserve who may still come for a post that is free again.
    mutating func askReserve(_ wish: inout Wish) {
        guard let place = wish.slots.firstIndex(where: { $0.state == .open }) else { return }
        while let next = wish.reserves?.first {
            wish.reserves?.removeFirst()
            if wish.reserves?.isEmpty == true { wish.reserves = nil }
            if askFirst(next, &wish, at: place, because: "RESERVE") { return }
        }
    }

    /// Puts a post to one member before anybody else, where no rule but the earlier question stands against it.
    ///
    /// - Returns: whether the member was asked.
    mutating func askFirst(_ id: MemberID, _ wish: inout Wish, at place: Int, because reason: String) -> Bool {
        guard let member = index[id] else { return false }
        var demand = demand(of: wish.slots[place], in: wish)
        demand.engaged = wish.engaged
        guard isReleased(wish.slots[place], of: wish), obstacle(to: member, for: demand) == nil else { return false }
        let building = wish.need.place.building.flatMap(rulebook.buildings.building(named:))
        let ring = Ring.allCases.first { ring in
            index.places(in: ring, around: building).contains { index.members[$0].id == id }
        }
        let offer = newOffer(for: wish, to: member, in: ring ?? .community)
        wish.slots[place].offers.append(offer)
        wish.slots[place].move(to: .offered)
        remember(id) { record, _ in record.asked += 1 }
        note(
            "offered", of: wish.number,
            facts: [
                "slot": .number(place), "member": .text(id.rawValue), "ring": .text(offer.ring.name),
                "until": .number(Int(offer.expiresAt.milliseconds)), "offer": .text(offer.id.rawValue),
                "rule": .text(reason),
            ])
        tellOffer(offer, of: wish, to: member)
        return true
    }
}
