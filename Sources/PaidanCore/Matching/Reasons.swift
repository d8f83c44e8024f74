/// By what one candidate stood before another: the rule, and what it says of both.
public struct Difference: Hashable, Sendable {
    /// The first rule that tells them apart.
    public var rule: Rule
    /// What the rule says of the one; less is better. In the units of `Rank`.
    public var own: Int
    /// What it says of the other.
    public var other: Int
    /// The other one.
    public var than: MemberID
}

extension Candidates {
    /// How many are named for each hard rule, and how many of those who come next; all others are counted.
    public static let named = 8
    /// How many of those who could be asked but were not are named, with what set them behind.
    public static let nextNamed = 4

    /// Those passed over, by rule.
    public var cut: [Rule: [MemberID]] {
        Dictionary(grouping: passedOver, by: \.rule).mapValues { $0.map(\.member) }
    }

    /// How many were looked at.
    public var considered: Int {
        eligible.count + beyond.values.reduce(0, +) + passedOver.count + ofOtherKind
    }

    /// What the timeline keeps of a wave: how many were looked at, who was cut by which rule, who would have been next.
    ///
    /// Names are few and the rest is counted, so that an event stays small in a community of any size; nobody is left
    /// out of the counts.
    ///
    /// - Parameter count: how many of the eligible are asked.
    func facts(taking count: Int) -> Facts {
        var names: Facts = [:]
        var more: Facts = [:]
        for (rule, members) in cut {
            names[rule.rawValue] = .text(members.prefix(Candidates.named).map(\.rawValue).joined(separator: " "))
            if members.count > Candidates.named { more[rule.rawValue] = .number(members.count - Candidates.named) }
        }
        if ofOtherKind > 0 { names[Rule.kind.rawValue] = .number(ofOtherKind) }
        for (rule, others) in beyond { more[rule.rawValue] = .number(others) }
        var facts: Facts = ["considered": .number(considered)]
        if !names.isEmpty { facts["passed_over"] = .record(names) }
        if !more.isEmpty { facts["passed_more"] = .record(more) }
        let next = eligible.dropFirst(count).map { candidate in
            ["member": .text(candidate.member.rawValue)].merging(candidate.behind?.facts ?? [:]) { $1 }
        }
        if !next.isEmpty { facts["next"] = .list(next) }
        return facts
    }

    /// The same in counts alone: what is kept when somebody is looked for again in vain.
    var counts: Facts {
        var counts: Facts = [:]
        for (rule, members) in cut { counts[rule.rawValue] = .number(members.count) }
        if ofOtherKind > 0 { counts[Rule.kind.rawValue] = .number(ofOtherKind) }
        return ["considered": .number(considered), "passed_over": .record(counts)]
    }
}

extension Difference {
    /// As it stands in an event. A lot that was drawn says nothing of anybody.
    var facts: Facts {
        var facts: Facts = ["rule": .text(rule.rawValue), "than": .text(than.rawValue)]
        guard rule != .hash else { return facts }
        facts["own"] = .number(own)
        facts["other"] = .number(other)
        return facts
    }
}
