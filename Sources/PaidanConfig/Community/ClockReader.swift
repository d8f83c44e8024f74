import PaidanCore

/// Reads by when a class of wishes must have come how far.
enum ClockReader {
    private static let milestones = Milestone.allCases.map(\.rawValue)

    /// The clocks of all classes: those given, laid over the standard ones milestone by milestone.
    static func clocks(_ entry: Entry) -> [Urgency: Clocks] {
        var clocks = Clocks.standard
        for (name, key, value) in entry.pairs() ?? [] {
            guard let urgency = Urgency(rawValue: name) else {
                let hint = Spelling.hint(name, among: Urgency.allCases.map(\.rawValue))
                key.fault("is no class of urgency\(hint.english)", "没有这个紧急程度\(hint.chinese)", got: name)
                continue
            }
            guard let fields = Fields(value, known: milestones), let base = clocks[urgency] else { continue }
            clocks[urgency] = Clocks(
                acknowledge: patience(fields, .acknowledge, base), accept: patience(fields, .accept, base),
                start: patience(fields, .start, base), finish: patience(fields, .finish, base))
        }
        return clocks
    }

    private static func patience(_ fields: Fields, _ milestone: Milestone, _ base: Clocks) -> Patience? {
        guard let entry = fields[milestone.rawValue] else { return base[milestone] }
        if entry.scalar?.trimmed == "never" { return nil }
        return patience(entry) ?? base[milestone]
    }

    /// `15m` by day and night; `4wh` and `1wd` count office hours and working days alone.
    private static func patience(_ entry: Entry) -> Patience? {
        let text = entry.scalar?.trimmed.lowercased() ?? ""
        for (unit, isDays) in [("wh", false), ("wd", true), ("个工作小时", false), ("个工作日", true)] {
            guard text.hasSuffix(unit) else { continue }
            guard let count = Int(text.dropLast(unit.count)), (1...60).contains(count) else { break }
            return isDays ? .workingDays(count) : .workingHours(.hours(Int64(count)))
        }
        if text.contains("w") || text.contains("工作") {
            entry.spot.fault(
                "must be a number of working hours or days from 1 to 60, such as 4wh or 1wd",
                "应当是 1 到 60 个工作小时或工作日，如 4wh、1wd", got: entry.shown)
            return nil
        }
        return entry.span(in: .seconds(0)...(.days(60))).map(Patience.span)
    }

    /// The hours of the office, as a roster writes hours.
    static func hours(_ entry: Entry) -> Availability? {
        entry.text().map { AvailabilityNotation.read($0, at: entry.spot) }
    }
}
