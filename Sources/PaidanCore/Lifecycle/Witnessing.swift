extension Desk {
    /// What a third person, a neighbour or a grid worker, says of a wish that is said to be done; nil where it is none of
    /// that.
    ///
    /// The wish must be named, or a notice about it answered. Who did it is no witness of it.
    mutating func hearWitness(_ spoken: Spoken) -> (Verdict, WishNumber?)? {
        guard spoken.named.count == 1, let number = spoken.named.first, let wish = state.wishes[number],
            wish.state == .done, mayWitness(spoken, wish)
        else { return nil }
        if spoken.reading.details.notDone {
            contradict(number, spoken)
            return (.judged, number)
        }
        let isFine = spoken.refersTo != nil && BareWord.meanings(of: spoken.message.text).contains(.fine)
        guard [.rate, .complete].contains(spoken.reading.kind) || (isFine && spoken.reading.kind != .wish) else {
            return nil
        }
        change(number) { wish, desk in
            desk.keep(spoken, in: &wish)
            desk.note(
                "witnessed", of: number, facts: spoken.member.map { ["member": .text($0.rawValue)] } ?? [:],
                personal: [
                    "words": .text(spoken.message.text),
                    "witness": .text(spoken.message.sender.account.description),
                ])
            desk.end(&wish, .confirmed, .witnessed)
            desk.tellReporters(&wish, .reporterWitnessed, kind: .wishCompleted)
        }
        return (.judged, number)
    }

    /// Whether somebody is heard about a wish that is another's: people of the community's groups and its roster, but not
    /// those who did it; of what is sensitive the staff alone.
    private func mayWitness(_ spoken: Spoken, _ wish: Wish) -> Bool {
        guard spoken.group != nil || spoken.member != nil else { return false }
        guard let member = spoken.member else { return !wish.isSensitive }
        guard !wish.isSensitive || index[member]?.kind == .staff else { return false }
        return !wish.holders.contains(member) && !wish.formerHolders.contains(member)
    }
}
