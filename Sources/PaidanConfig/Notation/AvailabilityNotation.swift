import PaidanCore

/// The hours of the week as a roster writes them: `周一至周五 18:00-21:00; 周末 09:00-18:00`, `WD 18:00-21:00`, `全天`.
enum AvailabilityNotation {
    /// Reads rules parted by semicolons or line ends, each of days and hours; what is no rule is recorded.
    static func read(_ text: String, at spot: Spot) -> Availability {
        let rules = text.halfWidth.split { ";\n".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        return Availability(hours: rules.flatMap { hours(of: $0, at: spot) })
    }

    private static func hours(of rule: String, at spot: Spot) -> [Availability.Hours] {
        if let after = afterWork(rule) { return after }
        let start = startOfHours(rule)
        guard let days = DayNotation.read(rule[..<start]), let times = HourNotation.read(rule[start...]) else {
            spot.fault(
                "must be days and hours such as \"WD 18:00-21:00; OD 09:00-18:00\" or \"周一至周五 18:00-21:00\"",
                "应当写成“周一至周五 18:00-21:00; 周末 09:00-18:00”这样的日子和钟点", got: rule)
            return []
        }
        return days.flatMap { days in times.map { Availability.Hours(days: days, from: $0.from, to: $0.to) } }
    }

    /// 下班后 names days and hours at once.
    private static func afterWork(_ rule: String) -> [Availability.Hours]? {
        guard ["下班后", "下班以后", "下班之后"].contains(rule) else { return nil }
        return [Availability.Hours(days: .ofClass(.workday), from: 18 * 60, to: 22 * 60)]
    }

    private static func startOfHours(_ rule: String) -> String.Index {
        rule.indices.first { index in
            let rest = rule[index...]
            return rule[index].isASCIIDigit || HourNotation.words.contains { rest.hasPrefix($0.word) }
        } ?? rule.endIndex
    }
}
