/// Who could be asked for a post just now, best first, and why the others could not.
public struct Candidates: Hashable, Sendable {
    /// Those who may be asked, best first, with their ring: as many as were wanted and the next few.
    public var eligible: [Candidate]
    /// Those passed over, with the rule that did it, in the order of the roster.
    public var passedOver: [Passed]
    /// How many others live as near but are nobody that the post is for; in a large community thousands, so they are
    /// counted and not named.
    public var ofOtherKind: Int
    /// The others who may be asked, by the rule that sets them behind the last of those wanted.
    public var beyond: [Rule: Int]

    /// One who may be asked.
    public struct Candidate: Hashable, Sendable {
        /// Who.
        public var member: MemberID
        /// How near.
        public var ring: Ring
        /// By what this one comes before the next; nil for the last.
        public var before: Difference?
        /// By what this one stands behind the last of those wanted; nil for those.
        public var behind: Difference?
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
        var ranked: [(place: Int, rank: Rank)] = []
        var passedOver: [Candidates.Passed] = []
        var ofOtherKind = 0
        // A span lends its members; an array would copy each with all that it refers to.
        let members = index.members.span
        let farthest = rulebook.matchingPolicy.rings ? max(widest, .building) : .community
        for ring in Ring.allCases where ring != .duty && ring <= farthest {
            for place in index.places(in: ring, around: building) {
                switch obstacle(by: index.traits[place], for: demand) ?? obstacle(to: members[place], for: demand) {
                case .kind: ofOtherKind += 1
                case let rule?: passedOver.append(Candidates.Passed(member: members[place].id, rule: rule))
                case nil: ranked.append((place, rank(of: members[place], for: demand, in: ring)))
                }
            }
            if ranked.count >= count, rulebook.matchingPolicy.rings { break }
        }
        ranked.sort { $0.rank < $1.rank }
        return shortened(ranked, to: count, passedOver: passedOver, ofOtherKind: ofOtherKind)
    }

    /// Names those wanted and the next few, each with what sets it apart, and counts the rest.
    private func shortened(
        _ ranked: [(place: Int, rank: Rank)], to count: Int, passedOver: [Candidates.Passed], ofOtherKind: Int
    ) -> Candidates {
        func id(_ turn: Int) -> MemberID { index.members[ranked[turn].place].id }
        func difference(_ turn: Int, _ other: Int) -> Difference? {
            ranked[turn].rank.difference(from: ranked[other].rank, of: id(other))
        }
        let isEnough = ranked.count > count
        let shown = isEnough ? min(ranked.count, count + Candidates.nextNamed) : ranked.count
        let eligible = (0..<shown).map { turn in
            Candidates.Candidate(
                member: id(turn), ring: ranked[turn].rank.ring,
                before: turn + 1 < ranked.count ? difference(turn, turn + 1) : nil,
                behind: turn >= count && count > 0 ? difference(turn, count - 1) : nil)
        }
        var beyond: [Rule: Int] = [:]
        for turn in shown..<ranked.count where count > 0 {
            beyond[ranked[turn].rank.decisive(against: ranked[count - 1].rank) ?? .hash, default: 0] += 1
        }
        return Candidates(eligible: eligible, passedOver: passedOver, ofOtherKind: ofOtherKind, beyond: beyond)
    }

    /// Who would be asked for each post of a wish, without asking anybody: what `explain` and `observe` tell.
    public func preview(of wish: Wish) -> [(slot: Slot, candidates: Candidates)] {
        wish.slots.filter(\.isWanted).map { slot in
            let demand = demand(of: slot, in: wish)
            return (slot, candidates(for: demand, upTo: .community, count: 3))
        }
    }
}
