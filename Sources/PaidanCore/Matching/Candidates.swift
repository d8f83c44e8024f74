/// Who could be asked for a post just now, best first, and why the others could not.
public struct Candidates: Hashable, Sendable {
    /// Those who may be asked, best first, with their ring.
    public var eligible: [Candidate]
    /// Those passed over, with the rule that did it, in the order of the roster.
    public var passedOver: [Passed]

    /// One who may be asked.
    public struct Candidate: Hashable, Sendable {
        /// Who.
        public var member: MemberID
        /// How near.
        public var ring: Ring
        /// The rule by which this one comes before the next; nil for the last.
        public var before: Rule?
    }

    /// One who was passed over.
    public struct Passed: Hashable, Sendable {
        /// Who.
        public var member: MemberID
        /// Why.
        public var rule: Rule
    }
}

extension Desk {
    /// Who could be asked for a post, looking no farther than a ring; rings are searched from near to far and only as
    /// far as needed to find `count` people.
    func candidates(for demand: Demand, upTo widest: Ring, count: Int) -> Candidates {
        let building = demand.wish.need.place.building.flatMap(rulebook.buildings.building(named:))
        var ranked: [(member: Member, rank: Rank)] = []
        var passedOver: [Candidates.Passed] = []
        for ring in Ring.allCases where ring != .duty && ring <= max(widest, .building) {
            for place in index.places(in: ring, around: building) {
                let member = index[place]
                if let rule = obstacle(to: member, for: demand) {
                    passedOver.append(Candidates.Passed(member: member.id, rule: rule))
                } else {
                    ranked.append((member, rank(of: member, for: demand, in: ring)))
                }
            }
            if ranked.count >= count { break }
        }
        ranked.sort { $0.rank < $1.rank }
        let eligible = ranked.indices.map { place in
            Candidates.Candidate(
                member: ranked[place].member.id, ring: ranked[place].rank.ring,
                before: place + 1 < ranked.count ? ranked[place].rank.decisive(against: ranked[place + 1].rank) : nil)
        }
        return Candidates(eligible: eligible, passedOver: passedOver)
    }

    /// Who would be asked for each post of a wish, without asking anybody: what `explain` and `observe` tell.
    public func preview(of wish: Wish) -> [(slot: Slot, candidates: Candidates)] {
        wish.slots.filter(\.isWanted).map { slot in
            let demand = demand(of: slot, in: wish)
            return (slot, candidates(for: demand, upTo: .community, count: 3))
        }
    }
}
