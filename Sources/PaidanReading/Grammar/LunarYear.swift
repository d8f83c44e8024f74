import PaidanCore

/// A year of the Chinese calendar, by a table of its months (the almanac of the Purple Mountain Observatory, as in
/// GB/T 33661-2017); 2023 to 2040.
struct LunarYear {
    /// The year in whose January or February it begins.
    let year: Int
    /// The day number of its first day, the Spring Festival.
    let newYear: Int
    private let code: UInt32

    /// Per year: bits 15 to 4 the length of months 1 to 12 (set: 30 days, else 29), bits 3 to 0 the month after which a leap
    /// month comes (0: none), bit 16 whether that leap month has 30 days.
    private static let codes: [UInt32] = [
        0x05B52, 0x04B60, 0x0A6E6, 0x0A4E0, 0x0D260, 0x0EA65, 0x0D530, 0x05AA0, 0x076A3, 0x096D0, 0x04AFB, 0x04AD0,
        0x0A4D0, 0x1D0B6, 0x0D250, 0x0D520, 0x0DD45, 0x0B5A0,
    ]
    private static let years: [LunarYear] = {
        var years: [LunarYear] = []
        guard var start = CivilDate(year: 2023, month: 1, day: 22)?.dayNumber else { return [] }
        for (index, code) in codes.enumerated() {
            let year = LunarYear(year: 2023 + index, newYear: start, code: code)
            years.append(year)
            start += year.length
        }
        return years
    }()

    /// The year that a day lies in, or one after it; nil beyond the table.
    static func containing(_ day: Int, later: Int = 0) -> LunarYear? {
        guard let index = years.lastIndex(where: { $0.newYear <= day }),
            day < years[index].newYear + years[index].length,
            years.indices.contains(index + later)
        else { return nil }
        return years[index + later]
    }

    /// How many days it has.
    var length: Int { (1...12).reduce(leapMonth == 0 ? 0 : leapLength) { $0 + length(of: $1) } }

    /// The day number of a day of one of its twelve regular months; nil where the month has no such day.
    func day(month: Int, day: Int) -> Int? {
        guard (1...12).contains(month), (1...length(of: month)).contains(day) else { return nil }
        var number = newYear
        for earlier in 1..<max(1, month) { number += length(of: earlier) + (earlier == leapMonth ? leapLength : 0) }
        return number + day - 1
    }

    /// The last day of the year, New Year's Eve.
    var eve: Int { newYear + length - 1 }

    private var leapMonth: Int { Int(code & 0xF) }
    private var leapLength: Int { code & 0x10000 == 0 ? 29 : 30 }
    private func length(of month: Int) -> Int { code & (0x10000 >> UInt32(month)) == 0 ? 29 : 30 }
}
