/// The thirteen statutory days off of mainland China, for years whose plan of make-up days is not there yet.
///
/// By the State Council's order 795 (全国年节及纪念日放假办法, in force since 2025). Days of the lunar calendar after the
/// tables of the Purple Mountain Observatory, 2024 to 2036; other years have the days of the sun's calendar only.
public enum StatutoryDays {
    /// New Year's Day, the day of 端午 and that of 中秋 of each lunar year, as month and day.
    private static let lunar: [Int: [(month: Int, day: Int)]] = [
        2024: [(2, 10), (6, 10), (9, 17)], 2025: [(1, 29), (5, 31), (10, 6)], 2026: [(2, 17), (6, 19), (9, 25)],
        2027: [(2, 6), (6, 9), (9, 15)], 2028: [(1, 26), (5, 28), (10, 3)], 2029: [(2, 13), (6, 16), (9, 22)],
        2030: [(2, 3), (6, 5), (9, 12)], 2031: [(1, 23), (6, 24), (10, 1)], 2032: [(2, 11), (6, 12), (9, 19)],
        2033: [(1, 31), (6, 1), (9, 8)], 2034: [(2, 19), (6, 20), (9, 27)], 2035: [(2, 8), (6, 10), (9, 16)],
        2036: [(1, 28), (5, 30), (10, 4)],
    ]
    private static let sworn = ["初一", "初二", "初三", "初四", "初五", "初六", "初七"]

    /// Whether a day is one of them.
    public static func contains(_ date: CivilDate) -> Bool {
        switch (date.month, date.day) {
        case (1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3): return true
        case (4, let day): return day == clearAndBright(date.year)
        default: break
        }
        let newYear = lunarDay(0, of: date.year)
        if let newYear, (-1...2).contains(date.dayNumber - newYear.dayNumber) { return true }
        return [1, 2].contains { lunarDay($0, of: date.year) == date }
    }

    /// The day of a feast in a year: 除夕, 初一 to 初七, 春节, 元旦, 清明, 端午, 中秋 and others; nil for what is none.
    public static func day(called text: String, in year: Int) -> CivilDate? {
        var name = text
        for prefix in ["大年", "正月", "年"] where name.hasPrefix(prefix) && name != "年三十" {
            name.removeFirst(prefix.count)
        }
        if name.hasSuffix("节") { name.removeLast() }
        if let index = sworn.firstIndex(of: name) { return lunarDay(0, of: year)?.adding(days: index) }
        switch name {
        case "除夕", "三十", "年三十": return lunarDay(0, of: year)?.adding(days: -1)
        case "春", "春节": return lunarDay(0, of: year)
        case "端午": return lunarDay(1, of: year)
        case "中秋": return lunarDay(2, of: year)
        case "清明": return CivilDate(year: year, month: 4, day: clearAndBright(year))
        case "元旦": return CivilDate(year: year, month: 1, day: 1)
        case "劳动", "五一": return CivilDate(year: year, month: 5, day: 1)
        case "国庆", "十一": return CivilDate(year: year, month: 10, day: 1)
        default: return nil
        }
    }

    private static func lunarDay(_ index: Int, of year: Int) -> CivilDate? {
        lunar[year].flatMap { CivilDate(year: year, month: $0[index].month, day: $0[index].day) }
    }

    /// The day of April on which the sun stands at 15°, by the usual formula for 2000 to 2099.
    private static func clearAndBright(_ year: Int) -> Int {
        let past = year % 100
        return (past * 2422 + 48_100) / 10_000 - past / 4
    }
}
