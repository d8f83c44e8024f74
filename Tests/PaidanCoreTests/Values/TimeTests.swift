import PaidanCore
import Testing

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-11-22T10:00:00+08:00", 1_795_312_800_000),
            ("2026-11-22t02:00:00z", 1_795_312_800_000), ("2026-11-22 02:00:00.5Z", 1_795_312_800_500),
            ("2026-11-22T02:00:00.123456Z", 1_795_312_800_123), ("2026-11-21T20:30:00-05:30", 1_795_312_800_000),
            ("1969-12-31T23:59:59.250Z", -750), ("2016-12-31T23:59:60Z", 1_483_228_799_000),
            ("2024-02-29T00:00:00Z", 1_709_164_800_000),
        ] as [(String, Int64)])
    func rfc3339IsRead(text: String, milliseconds: Int64) {
        #expect(Instant(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T10:00:00", "2026-11-22T10:00Z", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-11-22T24:00:00Z", "2026-11-22T10:60:00Z", "2026-11-22T10:00:61Z", "2026-11-22T10:00:00.Z",
        "2026-11-22T10:00:00+0800", "2026-11-22T10:00:00+24:00", "2026-11-22T10:00:00Zx", "２０26-11-22T10:00:00Z",
        "2026/11/22T10:00:00Z", "+026-11-22T10:00:00Z",
    ])
    func whatIsNoneIsRefused(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(arguments: [
        "1969-12-31T23:59:59.250Z", "2026-11-22T02:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    ])
    func whatIsWrittenIsReadAgain(text: String) {
        #expect(Instant(rfc3339: text)?.description == text)
    }

    @Test func theOffsetOfAZoneIsWritten() {
        #expect(Fixture.morning.rfc3339(in: .shanghai) == "2026-11-22T10:00:00+08:00")
        let west = Zone(name: "w", changes: [.init(from: Instant(milliseconds: 0), offset: -(3 * 3600 + 30 * 60))])
        #expect(Fixture.morning.rfc3339(in: west) == "2026-11-21T22:30:00-03:30")
    }

    @Test func minutesAreRoundedUpForPeople() {
        #expect(Instant.Span.seconds(61).minutesRoundedUp == 2)
        #expect(Instant.Span.minutes(1).minutesRoundedUp == 1)
    }
}

@Suite struct CivilTests {
    @Test(arguments: [
        (1970, 1, 1, 0, 4), (2000, 2, 29, 11_016, 2), (2026, 11, 22, 20_779, 7), (1900, 3, 1, -25_508, 4),
        (2100, 3, 1, 47_541, 1), (1, 1, 1, -719_162, 1), (9999, 12, 31, 2_932_896, 5),
    ])
    func aDayHasANumberAndAWeekday(year: Int, month: Int, day: Int, number: Int, weekday: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
        #expect((date.year, date.month, date.day) == (year, month, day))
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        var date = CivilDate(dayNumber: -150_000)
        for _ in 0..<146_097 {
            if CivilDate(year: date.year, month: date.month, day: date.day) != date {
                Issue.record("\(date)")
            }
            date = date.adding(days: 1)
        }
    }

    @Test(arguments: ["2026-02-29", "2026-00-01", "2026-11-31", "26-11-22", "2026-1-2", "2026-11-22 ", "", "x"])
    func noDay(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func clocks() throws {
        let date = try #require(CivilDate("2026-11-22"))
        let time = CivilTime(date: date, hour: 8, minute: 5, second: 9)
        #expect(time.clock == "08:05" && time.clockWithSeconds == "08:05:09" && time.minuteOfDay == 485)
        #expect(CivilTime(Instant(milliseconds: -1000), offset: 0).clockWithSeconds == "23:59:59")
    }
}

@Suite struct ZoneTests {
    /// Berlin in 2026: +1, from 29 March 01:00Z +2, from 25 October 01:00Z +1.
    private let berlin = Zone(
        name: "Europe/Berlin",
        changes: [
            .init(from: Fixture.at("2025-10-26T01:00:00Z"), offset: 3600),
            .init(from: Fixture.at("2026-03-29T01:00:00Z"), offset: 7200),
            .init(from: Fixture.at("2026-10-25T01:00:00Z"), offset: 3600),
        ])

    @Test(arguments: [
        ("2026-01-15T12:00:00+01:00", "2026-01-15", 12, 0, "winter"),
        ("2026-07-15T12:00:00+02:00", "2026-07-15", 12, 0, "summer"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25", 2, 30, "twice: the earlier one"),
        ("2026-03-29T03:00:00+02:00", "2026-03-29", 2, 30, "in the gap: just after it"),
        ("2020-01-01T00:00:00+01:00", "2020-01-01", 0, 0, "before all changes the first holds"),
    ])
    func theInstantOfALocalTime(at: String, day: String, hour: Int, minute: Int, why: String) throws {
        let civil = CivilTime(date: try #require(CivilDate(day)), hour: hour, minute: minute)
        #expect(berlin.instant(civil) == Fixture.at(at), Comment(rawValue: why))
    }

    @Test func aDayBeginsAtMidnight() throws {
        let day = try #require(CivilDate("2026-11-22"))
        #expect(Zone.shanghai.startOfDay(day) == Fixture.at("2026-11-21T16:00:00Z"))
        #expect(Zone.utc.startOfDay(day) == Fixture.at("2026-11-22T00:00:00Z"))
    }
}

@Suite struct AvailabilityTests {
    /// National Day 2026, and a Saturday that is worked for it.
    private let calendar: PaidanCore.Calendar = {
        var exceptions: [CivilDate: DayClass] = [:]
        if let day = CivilDate("2026-10-01") { exceptions[day] = .publicHoliday }
        if let day = CivilDate("2026-10-10") { exceptions[day] = .workday }
        return Calendar(exceptions: exceptions, years: [2026])
    }()

    @Test(arguments: [
        ("2026-10-01", DayClass.publicHoliday), ("2026-10-10", .workday), ("2026-10-11", .offDay),
        ("2026-10-12", .workday), ("2027-10-02", .publicHoliday),
        ("2027-10-09", .offDay),
    ])
    func whatADayIs(day: String, is dayClass: DayClass) throws {
        #expect(calendar.dayClass(of: try #require(CivilDate(day))) == dayClass)
    }

    @Test(arguments: [
        ("2026-10-09T18:00:00+08:00", true, "a working day, on the minute"),
        ("2026-10-09T21:00:00+08:00", false, "the end is excluded"),
        ("2026-10-09T10:00:00+08:00", false, "at work"),
        ("2026-10-10T10:00:00+08:00", false, "a Saturday that is worked"),
        ("2026-10-10T19:00:00+08:00", true, "its evening"),
        ("2026-10-11T10:00:00+08:00", true, "a Sunday"),
        ("2026-10-01T10:00:00+08:00", true, "off days include public holidays"),
    ])
    func eveningsAndDaysOff(at: String, isFree: Bool, why: String) {
        let time = Zone.shanghai.civil(Fixture.at(at))
        #expect(Fixture.evenings.contains(time, by: calendar) == isFree, Comment(rawValue: why))
    }

    @Test(arguments: [
        ("2026-11-27T23:00:00+08:00", true), ("2026-11-28T05:59:59+08:00", true), ("2026-11-28T06:00:00+08:00", false),
        ("2026-11-28T23:00:00+08:00", false), ("2026-11-27T05:00:00+08:00", false),
    ])
    func aFridayNightEndsOnSaturday(at: String, isFree: Bool) {
        let night = Availability(hours: [.init(days: .weekdays([5]), from: 22 * 60, to: 6 * 60)])
        #expect(night.contains(Zone.shanghai.civil(Fixture.at(at)), by: calendar) == isFree)
    }

    @Test func noHoursMeanNever() {
        #expect(!Availability(hours: []).contains(Zone.shanghai.civil(Fixture.morning), by: calendar))
        #expect(Availability.always.contains(Zone.shanghai.civil(Fixture.morning), by: calendar))
    }

    @Test(arguments: [(22, 29, false), (22, 30, true), (0, 0, true), (6, 29, true), (6, 30, false), (12, 0, false)])
    func theNight(hour: Int, minute: Int, isQuiet: Bool) {
        let time = CivilTime(date: CivilDate(dayNumber: 0), hour: hour, minute: minute)
        #expect(QuietHours().contain(time) == isQuiet)
        #expect(!QuietHours(from: 0, to: 0).contain(time), "never")
    }
}
