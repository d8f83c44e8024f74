import PaidanCore

/// Lists that many rows of a roster have in common, kept once: a roster of thousands has a few dozen different ones.
struct SharedTraits {
    private var skills: [[Skill]: [Skill]] = [:]
    private var coverages: [Member.Coverage: Member.Coverage] = [:]
    private var availabilities: [Availability: Availability] = [:]

    /// The same member, with the lists of an earlier one where they are equal.
    mutating func sharing(_ member: Member) -> Member {
        var member = member
        member.skills = SharedTraits.first(member.skills, in: &skills)
        member.coverage = SharedTraits.first(member.coverage, in: &coverages)
        member.availability = SharedTraits.first(member.availability, in: &availabilities)
        return member
    }

    private static func first<Trait: Hashable>(_ trait: Trait, in known: inout [Trait: Trait]) -> Trait {
        if let first = known[trait] { return first }
        known[trait] = trait
        return trait
    }
}
