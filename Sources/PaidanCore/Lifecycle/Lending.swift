/// What a wish gave to the one that carries it on, so that it can be taken back when both are opened apart again.
public struct Lent: Hashable, Codable, Sendable {
    /// What the other wish knew before.
    public var before: Known
    /// What it knew afterwards; where the staff corrected it since, nothing is taken back.
    public var after: Known

    /// What may be lent.
    public struct Known: Hashable, Codable, Sendable {
        /// Where.
        public var place: Place
        /// A telephone number.
        public var contact: String?
        /// Whose need it is.
        public var beneficiary: Beneficiary?

        init(_ wish: Wish) {
            place = wish.need.place
            contact = wish.contact
            beneficiary = wish.beneficiary
        }
    }

    /// What was lent between two moments of a wish.
    init(before: Wish, after: Wish) {
        self.before = Known(before)
        self.after = Known(after)
    }
}

extension Desk {
    /// Takes back what one wish lent to another: address, telephone, beneficiary and words. An alarm stays one: only the
    /// staff say that it is none.
    mutating func takeBack(_ wish: Wish, from other: inout Wish) {
        if let lent = wish.lent {
            if other.contact == lent.after.contact { other.contact = lent.before.contact }
            if other.beneficiary == lent.after.beneficiary { other.beneficiary = lent.before.beneficiary }
        }
        let opening = Note(
            at: wish.receivedAt, by: wish.reporters.first?.account.description ?? "", words: wish.words)
        for note in [opening] + wish.notes {
            if let place = other.notes.firstIndex(of: note) { other.notes.remove(at: place) }
        }
        other.messages?.removeAll { wish.messages?.contains($0) ?? false }
        guard let lent = wish.lent, other.need.place == lent.after.place, lent.before.place != lent.after.place,
            !other.state.isOver, other.state != .done
        else { return }
        other.need.place = lent.before.place
        for holder in other.holders { tell(holder, .memberAccepted, kind: .wishAccepted, about: other) }
        replan(&other)
        if lacksPlace(other), !other.isHeld, other.proposal == nil, let first = other.reporters.first {
            ask(&other, .building, account: first.account)
        }
        search(&other)
    }
}
