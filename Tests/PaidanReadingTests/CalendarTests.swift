import Foundation
import PaidanCore
import Testing

@testable import PaidanReading

/// The table of the Chinese calendar and the days of feasts, against the calendar of the system's library and known dates.
@Suite struct CalendarTests {
    @Test func everyDayOfTheTableIsTheSameInTheSystemsCalendar() throws {
        var chinese = Foundation.Calendar(identifier: .chinese)
        chinese.timeZone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let first = try #require(CivilDate(year: 2023, month: 1, day: 22)).dayNumber
        let last = try #require(CivilDate(year: 2040, month: 12, day: 31)).dayNumber
        for day in stride(from: first, through: last, by: 1) {
            // Noon in Shanghai.
            let parts = chinese.dateComponents(
                [.month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400 + 4 * 3600))
            guard parts.isLeapMonth != true, let month = parts.month, let number = parts.day else { continue }
            #expect(LunarYear.containing(day)?.day(month: month, day: number) == day, "\(CivilDate(dayNumber: day))")
        }
    }

    static let feasts: [(String, String, String)] = [
        ("春节", "2026-11-22", "2027-02-05"), ("除夕", "2026-11-22", "2027-02-05"), ("除夕", "2026-02-16", "2026-02-16"),
        ("元宵", "2026-11-22", "2027-02-20"), ("端午", "2026-11-22", "2027-06-09"), ("中秋", "2026-11-22", "2027-09-15"),
        ("中秋", "2026-09-01", "2026-09-25"), ("重阳", "2026-10-01", "2026-10-18"), ("清明", "2026-03-01", "2026-04-05"),
        ("清明", "2027-03-01", "2027-04-05"), ("清明", "2028-03-01", "2028-04-04"), ("冬至", "2026-11-22", "2026-12-22"),
        ("立冬", "2026-10-01", "2026-11-07"), ("立秋", "2026-08-01", "2026-08-07"), ("母亲节", "2026-05-01", "2026-05-10"),
        ("父亲节", "2026-06-01", "2026-06-21"),
        ("国庆", "2026-11-22", "2027-10-01"), ("国庆", "2026-10-03", "2026-10-01"), ("腊八", "2026-11-22", "2027-01-15"),
    ]

    @Test(arguments: feasts) func aFeastIsTheOneThatComes(feast: String, today: String, day: String) throws {
        let today = try #require(CivilDate(today))
        let found = try #require(FeastCalendar.days(of: feast, from: today))
        #expect(CivilDate(dayNumber: found.lowerBound).description == day)
    }

    @Test func beyondTheTableNothingIsSaid() throws {
        let late = try #require(CivilDate(year: 2050, month: 1, day: 1))
        #expect(FeastCalendar.days(of: "中秋", from: late) == nil)
        #expect(FeastCalendar.lunar(month: 12, day: 28, from: late) == nil)
    }
}
