extension Desk {
    /// The four digits by which a resident knows that who stands at the door was sent by the desk; nil where no door is
    /// opened to anybody, or where one of the two cannot be told alone.
    ///
    /// The same for as long as one member has the wish, and another for anybody else. It follows from the wish and is
    /// kept nowhere but in the two private words, which a purge takes away. It proves who was sent, no more: nobody in a
    /// group sees it, and nobody who was not there knows the millisecond at which the wish came.
    func doorCode(of id: MemberID, in wish: Wish) -> String? {
        guard isHomeVisit(wish), let member = index[id], member.contacts.contains(where: { $0.privacy == .private }),
            let destination = wish.reporters.first?.destination, !destination.isGroup
        else { return nil }
        let seed =
            "\(state.head.community)/\(wish.number)/\(wish.reopened)/\(wish.receivedAt.milliseconds)/\(id)"
        return String(1000 + keyedHash(seed) % 9000)
    }

    /// Whether somebody is let into a home: not for what stands outside, and nobody asks for digits in an emergency.
    private func isHomeVisit(_ wish: Wish) -> Bool {
        wish.urgency != .emergency && !CategoryRule.outOfDoors.contains(wish.category)
    }

    /// Who comes, and the digits that are asked for at the door.
    func arrival(of id: MemberID, in wish: Wish) -> Facts {
        var facts = introduction(of: id)
        if let code = doorCode(of: id, in: wish) { facts["code"] = .text(code) }
        return facts
    }
}
