/// Which rules of matching are in force: all of them, but in an experiment that shows what one of them is worth.
///
/// It is no matter of configuration: a community cannot switch fairness off.
public struct MatchingPolicy: Hashable, Codable, Sendable {
    /// Whether several are asked at once for what is urgent.
    public var width: Bool
    /// Whether the nearest come first.
    public var rings: Bool
    /// Whether those come first who did less for the hours they give.
    public var fairness: Bool
    /// Whether rare skills are saved.
    public var scarcity: Bool

    /// All rules, but those that are switched off.
    public init(width: Bool = true, rings: Bool = true, fairness: Bool = true, scarcity: Bool = true) {
        self.width = width
        self.rings = rings
        self.fairness = fairness
        self.scarcity = scarcity
    }

    /// Every rule in force.
    public static let whole = MatchingPolicy()
}

extension Rulebook {
    /// The rules of matching that are in force.
    var matchingPolicy: MatchingPolicy { matching ?? .whole }
}
