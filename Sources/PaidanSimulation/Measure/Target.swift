/// What a figure ought to be on a kind of day.
public struct Target: Sendable {
    /// How the figure is called.
    public var name: String
    /// Its value.
    public var value: @Sendable (Figures) -> Double
    /// Its bound on a kind of day; nil where none is set.
    public var bound: @Sendable (Scenario) -> Double?
    /// Whether it must not fall below the bound, rather than not exceed it.
    public var isFloor: Bool
    /// How many digits it is told with.
    public var digits: Int

    /// Whether a value keeps a bound.
    public func keeps(_ value: Double, _ bound: Double) -> Bool { isFloor ? value >= bound : value <= bound }

    /// The table, in its order.
    public static let all: [Target] = [
        .ceiling("emergency accepted in full, p50, minutes", 2, { $0.emergencyP50 ?? .infinity }, 1.2, 1.5, 1.6),
        .ceiling("emergency accepted in full, p90, minutes", 2, { $0.emergencyP90 ?? .infinity }, 2.0, 3.5, 4.0),
        .floor("emergency accepted within 10 minutes", 4, { $0.emergencyInTime }, 1, 0.995, 0.998),
        .ceiling("urgent accepted in full, p90, minutes", 1, { $0.urgentP90 ?? .infinity }, 6, 15, 15),
        .floor("accepted on time", 4, { $0.onTime }, nil, nil, nil),
        .floor("posts taken in the building or grid", 3, { $0.local }, nil, nil, nil),
        .ceiling("posts taken by the duty", 3, { $0.duty }, 0.05, 0.12, 0.10),
        .ceiling("offers an incident", 2, { $0.offers }, 2.2, 2.5, 3.0),
        Target(
            name: "Jain's index of load by hours", value: { $0.jain },
            bound: { $0 == .year ? 0.8 : $0 == .storm ? 0.85 : nil }, isFloor: true, digits: 3),
        .ceiling("largest load", 0, { Double($0.maxLoad) }, nil, nil, nil),
        .ceiling("hard rules broken", 0, { Double($0.violations) }, 0, 0, 0),
        .ceiling("wishes lost", 0, { Double($0.lost) }, 0, 0, 0),
        .ceiling("posts filled twice", 0, { Double($0.doubleFilled) }, 0, 0, 0),
    ]

    private static func ceiling(
        _ name: String, _ digits: Int, _ value: @escaping @Sendable (Figures) -> Double, _ quiet: Double?,
        _ lockdown: Double?, _ storm: Double?
    ) -> Target {
        Target(name: name, value: value, bound: pick(quiet, lockdown, storm), isFloor: false, digits: digits)
    }

    private static func floor(
        _ name: String, _ digits: Int, _ value: @escaping @Sendable (Figures) -> Double, _ quiet: Double?,
        _ lockdown: Double?, _ storm: Double?
    ) -> Target {
        Target(name: name, value: value, bound: pick(quiet, lockdown, storm), isFloor: true, digits: digits)
    }

    private static func pick(_ quiet: Double?, _ lockdown: Double?, _ storm: Double?)
        -> @Sendable (Scenario) -> Double?
    {
        { scenario in
            switch scenario {
            case .quiet, .year: quiet
            case .lockdown: lockdown
            case .storm: storm
            }
        }
    }
}
