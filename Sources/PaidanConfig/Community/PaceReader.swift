import PaidanCore

/// Reads how fast each class of wishes must go, when the night is, and the limits.
enum PaceReader {
    /// The paces of all classes: the standard ones, overlaid with the community's own.
    static func paces(_ entry: Entry?) -> [Urgency: Pace] {
        var paces = Pace.standard
        for (name, key, value) in entry.flatMap({ $0.pairs() }) ?? [] {
            guard let urgency = Urgency(rawValue: name), let standard = Pace.standard[urgency] else {
                let hint = Spelling.hint(name, among: Urgency.allCases.map(\.rawValue))
                key.fault("is no class of urgency\(hint.english)", "没有这个紧急程度\(hint.chinese)", got: name)
                continue
            }
            paces[urgency] = pace(value, standard: standard)
        }
        return paces
    }

    private static func pace(_ entry: Entry, standard: Pace) -> Pace {
        let known = ["width", "expiry", "follow_up", "duty_reminder", "ignores_quiet"]
        guard let fields = Fields(entry, known: known) else { return standard }
        return Pace(
            width: fields.value("width", default: standard.width) { $0.int(in: 1...20) },
            expiry: fields.value("expiry", default: standard.expiry) { $0.span(in: .seconds(10)...(.days(3))) },
            followUp: fields.value("follow_up", default: standard.followUp) { $0.span(in: .minutes(1)...(.days(30))) },
            dutyReminder: fields.value("duty_reminder", default: standard.dutyReminder) {
                $0.span(in: .seconds(30)...(.days(7)))
            },
            ignoresQuiet: fields.value("ignores_quiet", default: standard.ignoresQuiet) { $0.bool() })
    }

    /// The quiet hours: `22:30-06:30`, or `never`.
    static func quiet(_ entry: Entry) -> QuietHours? {
        if entry.scalar?.trimmed == "never" { return QuietHours(from: 0, to: 0) }
        guard let hours = entry.scalar.flatMap({ HourNotation.read($0) }), hours.count == 1, let night = hours.first,
            night.to - night.from < 1440
        else {
            entry.spot.fault(
                "must be hours such as 22:30-06:30, or never", "应当写成 22:30-06:30，不设则写 never", got: entry.shown)
            return nil
        }
        return QuietHours(from: night.from, to: night.to % 1440)
    }
}

/// Reads the limits and thresholds of a community.
enum LimitReader {
    private static let keys = [
        "wish_confidence", "doubt_confidence", "emergency_confidence", "merge_window", "question_patience",
        "proposal_patience", "staff_first", "unanswered_per_day", "confirm_patience", "reopen_patience",
        "remember_address", "direct_level", "first_number", "unanswered_per_week", "jobs_per_day", "jobs_per_week",
        "storm_at_once", "storm_per_day", "travel", "rest_after_job", "reserve_patience",
    ]

    static func read(_ entry: Entry) -> Limits {
        var limits = Limits()
        guard let fields = Fields(entry, known: keys) else { return limits }
        func share(_ key: String, _ path: WritableKeyPath<Limits, Double>) {
            limits[keyPath: path] = fields.value(key, default: limits[keyPath: path]) { $0.number(in: 0...1) }
        }
        func span(_ key: String, _ path: WritableKeyPath<Limits, Instant.Span>, _ bounds: ClosedRange<Instant.Span>) {
            limits[keyPath: path] = fields.value(key, default: limits[keyPath: path]) { $0.span(in: bounds) }
        }
        share("wish_confidence", \.wishConfidence)
        share("doubt_confidence", \.doubtConfidence)
        share("emergency_confidence", \.emergencyConfidence)
        span("merge_window", \.mergeWindow, .seconds(0)...(.days(1)))
        span("question_patience", \.questionPatience, .minutes(1)...(.days(1)))
        span("proposal_patience", \.proposalPatience, .minutes(1)...(.days(1)))
        span("staff_first", \.staffFirst, .seconds(0)...(.minutes(10)))
        span("confirm_patience", \.confirmPatience, .hours(1)...(.days(60)))
        span("reopen_patience", \.reopenPatience, .hours(1)...(.days(60)))
        span("remember_address", \.rememberAddress, .days(0)...(.days(3650)))
        limits.unansweredPerDay = fields.value("unanswered_per_day", default: limits.unansweredPerDay) {
            $0.int(in: 1...50)
        }
        limits.budget = budget(fields)
        limits.directLevel = fields.value("direct_level", default: limits.directLevel) {
            $0.word(among: Vocabularies.levels)
        }
        limits.firstNumber = fields.value("first_number", default: limits.firstNumber) { $0.int(in: 1000...999_999) }
        if limits.doubtConfidence > limits.wishConfidence {
            fields.key("doubt_confidence").fault(
                "must not be above wish_confidence", "不能高于 wish_confidence", got: fields["doubt_confidence"]?.shown)
        }
        return limits
    }

    /// How much is asked of one volunteer; nil where nothing is said of it.
    private static func budget(_ fields: Fields) -> Budget? {
        var budget = Budget()
        func count(_ key: String, _ path: WritableKeyPath<Budget, Int>) {
            budget[keyPath: path] = fields.value(key, default: budget[keyPath: path]) { $0.int(in: 1...100) }
        }
        func span(_ key: String, _ path: WritableKeyPath<Budget, Instant.Span>, _ most: Instant.Span) {
            budget[keyPath: path] = fields.value(key, default: budget[keyPath: path]) {
                $0.span(in: .seconds(0)...most)
            }
        }
        count("unanswered_per_week", \.unansweredPerWeek)
        count("jobs_per_day", \.jobsPerDay)
        count("jobs_per_week", \.jobsPerWeek)
        count("storm_at_once", \.stormAtOnce)
        count("storm_per_day", \.stormPerDay)
        span("travel", \.travel, .hours(2))
        span("rest_after_job", \.rest, .hours(12))
        span("reserve_patience", \.reserve, .minutes(10))
        return budget == Budget() ? nil : budget
    }
}
