extension Desk {
    /// Who has a job must wait for something, such as a part: the job stays there, the clock moves, the resident hears
    /// what it waits for and until when.
    mutating func delay(_ wish: inout Wish, _ member: MemberID, _ details: ReplyDetails) {
        guard let reason = details.waitingFor,
            let place = wish.slots.firstIndex(where: { $0.holder == member && $0.state == .held })
        else { return }
        let until = details.waitsUntil.flatMap { $0 > now ? $0 : nil }
        wish.slots[place].promisedAt = until ?? now + .days(1)
        var facts = introduction(of: member)
        facts["words"] = .text(redacted(reason))
        if let until { facts["until"] = .text(rulebook.zone.civil(until).spoken) }
        note(
            "delayed", of: wish.number,
            facts: [
                "member": .text(member.rawValue),
                "until": .number(Int((wish.slots[place].promisedAt ?? now).milliseconds)),
            ], personal: ["words": .text(reason)])
        tellReporters(&wish, .reporterDelayed, kind: .wishAccepted, facts: facts)
    }
}
