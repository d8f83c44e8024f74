internal import PaidanCore

/// The public holidays and make-up working days of 2026, by the State Council's notice of November 2025.
enum HolidayTable {
    private static let holidays = [
        ("2026-01-01", 3), ("2026-02-15", 9), ("2026-04-04", 3), ("2026-05-01", 5), ("2026-06-19", 3),
        ("2026-09-25", 3), ("2026-10-01", 7),
    ]
    private static let workedWeekends = [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ]

    static let calendar: Calendar = {
        var exceptions: [CivilDate: DayClass] = [:]
        for (first, count) in holidays {
            guard let first = CivilDate(first) else { continue }
            for day in 0..<count { exceptions[first.adding(days: day)] = .publicHoliday }
        }
        for day in workedWeekends.compactMap({ CivilDate($0) }) { exceptions[day] = .workday }
        return Calendar(exceptions: exceptions, years: [2026])
    }()
}
