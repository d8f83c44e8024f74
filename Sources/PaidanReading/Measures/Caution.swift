import PaidanCore

/// How a reader would fare if it acted alone on what it is sure of, in a group that mostly talks.
///
/// Shares are weighed as if 95 of 100 messages were chatter, as in real groups; in labelled files they are far fewer.
public struct Caution: Hashable, Sendable {
    /// From which confidence on the reader would act.
    public var threshold: Double
    /// How many of 100 messages of the labelled mix lie above it.
    public var coverage: Double
    /// How often the kind is right above it, in the labelled mix.
    public var right: Double
    /// How often the kind is right above it, in a group with 95 of 100 messages of chatter.
    public var rightInAGroup: Double
    /// Of 1,000 messages of chatter, how many are taken for a wish above it.
    public var chatterAsWish: Double
    /// How many messages of chatter are taken for an emergency above it.
    public var chatterAsEmergency: Int
}

extension Scores {
    /// What would happen at each of some thresholds.
    public func cautions(at thresholds: [Double]) -> [Caution] {
        let chatter = Double(max(1, judged.count { $0.gold == .chatter }))
        let others = Double(max(1, judged.count { $0.gold != .chatter }))
        return thresholds.map { threshold in
            let sure = judged.filter { $0.confidence >= threshold }
            let right = Double(sure.count { $0.gold == $0.got })
            func weighed(_ outcomes: [Judged]) -> Double {
                outcomes.reduce(0) { $0 + ($1.gold == .chatter ? 0.95 / chatter : 0.05 / others) }
            }
            return Caution(
                threshold: threshold, coverage: 100 * Double(sure.count) / Double(max(1, judged.count)),
                right: right / Double(max(1, sure.count)),
                rightInAGroup: weighed(sure.filter { $0.gold == $0.got }) / max(1e-12, weighed(sure)),
                chatterAsWish: 1000 * Double(sure.count { $0.gold == .chatter && $0.got == .wish }) / chatter,
                chatterAsEmergency: sure.count { $0.gold == .chatter && $0.got == .wish && $0.isCalledEmergency })
        }
    }
}
