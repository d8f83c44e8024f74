import PaidanCore

/// On which days feasts and seasons fall: by date, by the Chinese calendar, by solar term or by the weekday of a month.
enum FeastCalendar {
    private enum Rule {
        case date(month: Int, day: Int, days: Int)
        case lunar(month: Int, day: Int, days: Int)
        /// From New Year's Eve on.
        case eve(days: Int)
        /// Month, and the constant of the term's formula for this century.
        case term(month: Int, constant: Double, days: Int)
        case weekday(month: Int, weekday: Int, nth: Int)
    }

    private static let rules: [String: Rule] = [
        "元旦": .date(month: 1, day: 1, days: 1), "妇女节": .date(month: 3, day: 8, days: 1),
        "五一": .date(month: 5, day: 1, days: 5), "劳动节": .date(month: 5, day: 1, days: 5),
        "六一": .date(month: 6, day: 1, days: 1), "儿童节": .date(month: 6, day: 1, days: 1),
        "高考": .date(month: 6, day: 7, days: 3), "暑假": .date(month: 7, day: 1, days: 62),
        "三伏天": .date(month: 7, day: 15, days: 40), "教师节": .date(month: 9, day: 10, days: 1),
        "国庆节": .date(month: 10, day: 1, days: 7), "国庆": .date(month: 10, day: 1, days: 7),
        "十一长假": .date(month: 10, day: 1, days: 7), "十一假期": .date(month: 10, day: 1, days: 7),
        "十一放假": .date(month: 10, day: 1, days: 7), "双十一": .date(month: 11, day: 11, days: 1),
        "圣诞": .date(month: 12, day: 25, days: 1),
        "除夕": .eve(days: 1), "大年夜": .eve(days: 1), "大年三十": .eve(days: 1), "年三十": .eve(days: 1), "春节": .eve(days: 8),
        "过年": .eve(days: 8), "年前": .eve(days: 1), "年后": .eve(days: 8),
        "年初一": .lunar(month: 1, day: 1, days: 1), "大年初一": .lunar(month: 1, day: 1, days: 1),
        "大年初二": .lunar(month: 1, day: 2, days: 1), "大年初三": .lunar(month: 1, day: 3, days: 1),
        "大年初四": .lunar(month: 1, day: 4, days: 1), "大年初五": .lunar(month: 1, day: 5, days: 1),
        "大年初六": .lunar(month: 1, day: 6, days: 1), "大年初七": .lunar(month: 1, day: 7, days: 1),
        "元宵节": .lunar(month: 1, day: 15, days: 1), "元宵": .lunar(month: 1, day: 15, days: 1),
        "二月二": .lunar(month: 2, day: 2, days: 1), "端午节": .lunar(month: 5, day: 5, days: 1),
        "端午": .lunar(month: 5, day: 5, days: 1), "七夕": .lunar(month: 7, day: 7, days: 1),
        "中元节": .lunar(month: 7, day: 15, days: 1), "中秋节": .lunar(month: 8, day: 15, days: 1),
        "中秋": .lunar(month: 8, day: 15, days: 1), "八月十五": .lunar(month: 8, day: 15, days: 1),
        "重阳节": .lunar(month: 9, day: 9, days: 1), "重阳": .lunar(month: 9, day: 9, days: 1),
        "腊八": .lunar(month: 12, day: 8, days: 1), "小年": .lunar(month: 12, day: 23, days: 2),
        "小寒": .term(month: 1, constant: 5.4055, days: 1), "大寒": .term(month: 1, constant: 20.12, days: 1),
        "立春": .term(month: 2, constant: 3.87, days: 1), "雨水": .term(month: 2, constant: 18.73, days: 1),
        "惊蛰": .term(month: 3, constant: 5.63, days: 1), "春分": .term(month: 3, constant: 20.646, days: 1),
        "清明": .term(month: 4, constant: 4.81, days: 1), "清明节": .term(month: 4, constant: 4.81, days: 1),
        "谷雨": .term(month: 4, constant: 20.1, days: 1), "立夏": .term(month: 5, constant: 5.52, days: 1),
        "小满": .term(month: 5, constant: 21.04, days: 1), "芒种": .term(month: 6, constant: 5.678, days: 1),
        "夏至": .term(month: 6, constant: 21.37, days: 1), "小暑": .term(month: 7, constant: 7.108, days: 1),
        "大暑": .term(month: 7, constant: 22.83, days: 1), "立秋": .term(month: 8, constant: 7.5, days: 1),
        "处暑": .term(month: 8, constant: 23.13, days: 1), "白露": .term(month: 9, constant: 7.646, days: 1),
        "秋分": .term(month: 9, constant: 23.042, days: 1), "寒露": .term(month: 10, constant: 8.318, days: 1),
        "霜降": .term(month: 10, constant: 23.438, days: 1), "立冬": .term(month: 11, constant: 7.438, days: 1),
        "小雪": .term(month: 11, constant: 22.36, days: 1), "大雪": .term(month: 12, constant: 7.18, days: 1),
        "冬至": .term(month: 12, constant: 21.94, days: 1),
        "母亲节": .weekday(month: 5, weekday: 7, nth: 2), "父亲节": .weekday(month: 6, weekday: 7, nth: 3),
    ]

    /// The days of a feast that is going on or comes next; nil where it has no fixed place in the year.
    static func days(of feast: String, from today: CivilDate) -> ClosedRange<Int>? {
        guard let rule = rules[feast] else { return nil }
        for later in 0...1 {
            if let days = days(rule, from: today, later: later), days.upperBound >= today.dayNumber { return days }
        }
        return nil
    }

    /// The next day of the Chinese calendar with such a number, today included. Without a month it is one of the first month
    /// while that is near, else of any.
    static func lunar(month: Int?, day: Int, from today: CivilDate) -> Int? {
        let number = today.dayNumber
        for later in 0...1 {
            guard let year = LunarYear.containing(number, later: later) else { return nil }
            if let month {
                if let found = year.day(month: month, day: day), found >= number { return found }
            } else {
                if let found = year.day(month: 1, day: day), found >= number, found - number <= 60 { return found }
                guard let next = LunarYear.containing(number, later: later + 1)?.day(month: 1, day: day) else {
                    return nil
                }
                if next - number <= 60 { return next }
                for month in 1...12 {
                    if let found = year.day(month: month, day: day), found >= number { return found }
                }
            }
        }
        return nil
    }

    private static func days(_ rule: Rule, from today: CivilDate, later: Int) -> ClosedRange<Int>? {
        let year = today.year + later
        switch rule {
        case .date(let month, let day, let days):
            return CivilDate(year: year, month: month, day: day).map { $0.dayNumber...$0.dayNumber + days - 1 }
        case .term(let month, let constant, let days):
            let short = Double(year % 100)
            let day = Int(short * 0.2422 + constant) - (year % 100 - (month < 3 ? 1 : 0)) / 4
            return CivilDate(year: year, month: month, day: day).map { $0.dayNumber...$0.dayNumber + days - 1 }
        case .weekday(let month, let weekday, let nth):
            guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
            let day = first.dayNumber + (weekday - first.weekday + 7) % 7 + (nth - 1) * 7
            return day...day
        case .lunar(let month, let day, let days):
            return LunarYear.containing(today.dayNumber, later: later)?.day(month: month, day: day)
                .map { $0...$0 + days - 1 }
        case .eve(let days):
            // The days of the Spring Festival lie in two years of the Chinese calendar.
            guard let eve = LunarYear.containing(today.dayNumber - 8, later: later)?.eve else { return nil }
            return eve...eve + days - 1
        }
    }
}
