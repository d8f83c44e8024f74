internal import PaidanCore

/// The figures of one or several runs of a scenario.
public struct Figures: Hashable, Codable, Sendable {
    /// Minutes from the first report of an emergency until all its posts are held: half, and nine in ten; nil where they
    /// never were.
    public var emergencyP50: Double?
    public var emergencyP90: Double?
    /// Which part of the emergencies had all their people within ten minutes.
    public var emergencyInTime: Double
    /// The same minutes for what is urgent, nine in ten.
    public var urgentP90: Double?
    /// Which part of all had all their people in due time.
    public var onTime: Double
    /// Which part of the posts that were taken went to somebody of the same building or grid.
    public var local: Double
    /// Which part of the posts that were taken fell to the duty.
    public var duty: Double
    /// How many offers an incident took.
    public var offers: Double
    /// Jain's index of the load of 28 days by the hours given, over members who give hours; 1 is even.
    public var jain: Double
    /// The largest number that one member accepted in 28 days, and the middle one.
    public var maxLoad: Int
    public var medianLoad: Int
    /// How many incidents there were.
    public var incidents: Int
    /// How many inputs were answered, and how many offers broke a hard rule.
    public var decisions: Int
    public var violations: Int
    /// Reports or wishes that were lost, and posts given twice.
    public var lost: Int
    public var doubleFilled: Int
    /// Microseconds a decision took; nil where nobody held a clock.
    public var decisionP50: Double?
    public var decisionP99: Double?

    /// The figures of runs taken together.
    public init(_ runs: [Simulation]) {
        let lines = runs.flatMap(\.ledger.lines)
        let emergencies = lines.filter { $0.incident.need.urgency == .emergency }
        let minutes = emergencies.map(\.minutes).sorted()
        emergencyP50 = minutes.quantile(0.5).unlessEndless
        emergencyP90 = minutes.quantile(0.9).unlessEndless
        emergencyInTime = emergencies.share(\.isOnTime)
        urgentP90 =
            lines.filter { $0.incident.need.urgency == .urgent }.map(\.minutes).sorted().quantile(0.9)
            .unlessEndless
        onTime = lines.share(\.isOnTime)
        let places = lines.flatMap(\.places)
        local = places.share { $0.ring <= .grid }
        duty = places.share(\.isDuty)
        offers = Double(lines.reduce(0) { $0 + $1.offers }) / Double(max(lines.count, 1))
        let loads = runs.map { Load($0) }
        jain = loads.map(\.jain).reduce(0, +) / Double(max(loads.count, 1))
        maxLoad = loads.map(\.max).max() ?? 0
        medianLoad = loads.map(\.median).max() ?? 0
        incidents = lines.count
        decisions = runs.reduce(0) { $0 + $1.ledger.decisions }
        violations = runs.reduce(0) { $0 + $1.referee.violationCount }
        lost = runs.reduce(0) { $0 + $1.ledger.lost }
        doubleFilled = runs.reduce(0) { $0 + $1.ledger.doubleFilled }
        let latencies = runs.flatMap(\.ledger.latencies).map { Double($0) / 1000 }.sorted()
        decisionP50 = latencies.isEmpty ? nil : latencies.quantile(0.5)
        decisionP99 = latencies.isEmpty ? nil : latencies.quantile(0.99)
    }
}

/// How evenly the work of the first 28 days fell.
private struct Load {
    let jain: Double
    let max: Int
    let median: Int

    init(_ run: Simulation) {
        let end = (run.incidents.first?.at ?? Instant(milliseconds: 0)) + .days(28)
        let members = run.world.rulebook.members.filter { $0.kind == .member && !$0.availability.hours.isEmpty }
        let counts = members.map { member in (run.ledger.accepted[member.id] ?? []).count { $0 < end } }
        let ratios = zip(members, counts).map { Double($1) / Load.hours(of: $0.availability) }
        let sum = ratios.reduce(0, +)
        let squares = ratios.reduce(0) { $0 + $1 * $1 }
        jain = squares == 0 ? 1 : sum * sum / (Double(ratios.count) * squares)
        max = counts.max() ?? 0
        median = counts.isEmpty ? 0 : counts.sorted()[counts.count / 2]
    }

    /// The hours that somebody gives in an ordinary week.
    private static func hours(of availability: Availability) -> Double {
        let minutes = availability.hours.reduce(0) { sum, hours in
            let days =
                switch hours.days {
                case .weekdays(let days): days.count
                case .ofClass(.workday): 5
                case .ofClass(.offDay): 2
                case .ofClass(.publicHoliday): 0
                }
            return sum + days * (hours.to - hours.from)
        }
        return Swift.max(Double(minutes) / 60, 1)
    }
}

extension Ledger.Line {
    /// Minutes until all posts were held; endless where they never were.
    var minutes: Double {
        fullAt.map { Double(($0 - incident.at).milliseconds) / 60_000 } ?? .infinity
    }

    /// Whether all posts were held in due time.
    var isOnTime: Bool { fullAt.map { $0 <= incident.dueBy } ?? false }
}

extension Double {
    /// The value; nil for one without end, which JSON cannot say.
    fileprivate var unlessEndless: Double? { isFinite ? self : nil }
}

extension [Double] {
    /// The value below which a part of a sorted list lies (nearest rank); 0 for none.
    func quantile(_ part: Double) -> Double {
        isEmpty ? 0 : self[Swift.min(Swift.max(Int((part * Double(count)).rounded(.up)) - 1, 0), count - 1)]
    }
}

extension Collection {
    /// Which part of it holds; 1 of nothing.
    func share(_ holds: (Element) -> Bool) -> Double {
        isEmpty ? 1 : Double(count { holds($0) }) / Double(count)
    }
}
