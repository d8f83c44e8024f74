import PaidanCore

/// How the signs of danger and the learned weights are joined: recall first.
enum Safety {
    /// From which chance on a wish is called an emergency: missing one costs more than looking once too often.
    static let threshold = 0.2
    /// How likely an emergency is at least that is told in plain words, whatever was learned.
    static let plain = 0.6

    /// Whether it is an emergency.
    struct Verdict {
        /// How likely.
        var chance: Double
        /// Whether the signs are so strong that they decide what kind of message it is.
        var overrules: Bool
    }

    /// Joins what was learned of emergencies, of wishes and of their urgency with the strength of the signs.
    ///
    /// The weights are those of a logistic regression over cross-validated shares, rounded. An emergency is a wish: where it
    /// is likelier than not, it decides what kind of message it is.
    static func emergency(_ evidence: Evidence, likely: [MessageKind: Double], answers: Answers) -> Verdict {
        let odds =
            0.55 * logOdds(answers.emergency) + 0.1 * logOdds(likely[.wish] ?? 0)
            + 0.4 * logOdds(answers.urgencies[.emergency] ?? 0) + 0.1 * min(evidence.alarm, 4) - (likely[.chatter] ?? 0)
            - 0.8
        let chance = max(Double(logistic(Float(odds))), evidence.isPlainAlarm ? plain : 0)
        return Verdict(chance: chance, overrules: chance > 0.4)
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
