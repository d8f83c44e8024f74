import PaidanCore

/// How the signs of danger and the learned weights are joined: recall first.
enum Safety {
    /// From which chance on a wish is called an emergency: missing one costs more than looking once too often.
    static let threshold = 0.25

    /// Whether it is an emergency.
    struct Verdict {
        /// How likely.
        var chance: Double
        /// Whether the signs are so strong that they decide what kind of message it is.
        var overrules: Bool
    }

    /// From the strength of the signs, how likely each kind and each urgency is.
    static func emergency(strength: Double, likely: [MessageKind: Double], urgencies: [Urgency: Double]) -> Verdict {
        let wish = likely[.wish] ?? 0
        let learned = urgencies[.emergency] ?? 0
        // The odds of the weights, moved up by strong signs and down a little where there are none.
        let odds = learned / max(1e-6, 1 - learned) * Double(exponential(Float(min(strength, 4) * 0.5 - 0.5)))
        let chance = odds / (1 + odds)
        let overrules = strength >= 2 && wish > 0.08 && chance > 0.7
        return Verdict(chance: chance, overrules: overrules)
    }

    /// The shares with the wish raised to the top.
    static func raised(_ likely: [MessageKind: Double]) -> [MessageKind: Double] {
        var likely = likely
        let top = likely.values.max() ?? 0
        likely[.wish] = max(likely[.wish] ?? 0, top * 1.05)
        return normalized(likely)
    }

    /// The urgency and how sure it is.
    static func urgency(_ urgencies: [Urgency: Double], evidence: Evidence, emergency: Verdict) -> (Urgency, Double) {
        if emergency.chance >= threshold { return (.emergency, emergency.chance) }
        let rest = urgencies.filter { $0.key != .emergency }
        let sum = max(1e-9, Urgency.allCases.reduce(0) { $0 + (rest[$1] ?? 0) })
        guard let best = rest.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return (.normal, 0) }
        return (best.key, best.value / sum * (1 - emergency.chance))
    }
}
