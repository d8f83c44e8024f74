import Foundation
import PaidanCore
import Testing

/// The days off that hold without a plan of the year.
@Suite struct StatutoryDaysTests {
    /// The system's lunar calendar is another source for the same days.
    @Test(arguments: 2024...2036) func lunarDaysAgreeWithTheSystemsCalendar(year: Int) throws {
        var chinese = Foundation.Calendar(identifier: .chinese)
        chinese.timeZone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let start = try #require(CivilDate(year: year, month: 1, day: 1))
        let end = try #require(CivilDate(year: year, month: 12, day: 31))
        for day in start.dayNumber...end.dayNumber {
            let date = CivilDate(dayNumber: day)
            let noon = Date(timeIntervalSince1970: Double(day) * 86_400 + 4 * 3600)
            let parts = chinese.dateComponents([.month, .day, .isLeapMonth], from: noon)
            guard parts.isLeapMonth != true else { continue }
            switch (parts.month, parts.day) {
            case (1, 1): #expect(StatutoryDays.day(called: "初一", in: year) == date)
            case (5, 5): #expect(StatutoryDays.day(called: "端午节", in: year) == date)
            case (8, 15): #expect(StatutoryDays.day(called: "中秋", in: year) == date)
            default: break
            }
        }
    }

    @Test(arguments: [2025, 2026, 2027, 2033]) func thereAreThirteenOfThem(year: Int) throws {
        let start = try #require(CivilDate(year: year, month: 1, day: 1))
        #expect((0..<365).map(start.adding(days:)).count(where: StatutoryDays.contains) == 13)
    }

    @Test func aYearWithoutAPlanHasThemAndAnyYearHasAnAnswer() throws {
        let calendar = Calendar(exceptions: [:], years: [2026])
        func kind(_ day: String) throws -> DayClass { calendar.dayClass(of: try #require(CivilDate(day))) }
        #expect(try kind("2027-01-01") == .publicHoliday)
        #expect(try kind("2027-02-05") == .publicHoliday)
        #expect(try kind("2027-02-04") == .workday)
        // A year that has its plan follows the plan alone.
        #expect(try kind("2026-01-01") == .workday)
        for year in [1990, 2023, 2037, 2099] { #expect(try kind("\(year)-10-01") == .publicHoliday) }
    }
}
