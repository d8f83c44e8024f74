/// A kind of day.
public enum Scenario: String, Hashable, Codable, Sendable, CaseIterable {
    /// A working day with 30 wishes.
    case quiet
    /// 600 wishes in 14 hours while nobody may leave the house.
    case lockdown
    /// 50 times a quiet day within four hours, four in ten of them in ten buildings.
    case storm
    /// The year 2026 with its holidays and make-up working days, 30 wishes a day.
    case year

    /// How it is called in a heading.
    public var title: String {
        switch self {
        case .quiet: "a quiet day"
        case .lockdown: "a lockdown"
        case .storm: "a storm, fifty times a quiet day"
        case .year: "the year 2026"
        }
    }

    /// How many wishes a day, from which minute of the day, for how many minutes, and on how many days from when.
    var plan: Plan {
        switch self {
        case .quiet: Plan(day: "2026-03-10", days: 1, wishes: 30, from: 7 * 60, minutes: 15 * 60)
        case .lockdown: Plan(day: "2026-03-10", days: 1, wishes: 600, from: 7 * 60, minutes: 14 * 60)
        case .storm: Plan(day: "2026-07-14", days: 1, wishes: 1500, from: 17 * 60 + 30, minutes: 4 * 60, struck: 10)
        case .year: Plan(day: "2026-01-01", days: 365, wishes: 30, from: 7 * 60, minutes: 15 * 60)
        }
    }

    struct Plan {
        var day: String
        var days: Int
        var wishes: Int
        var from: Int
        var minutes: Int
        /// How many buildings are struck hardest; 0 for none.
        var struck = 0
    }
}
