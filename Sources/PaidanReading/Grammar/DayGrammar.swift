/// Days and weeks: `明天`, `今晚`, `下周二`, `每星期二、五`, `这周`, `三天后`, `每天`, and runs of them.
enum DayGrammar {
    /// Reads one more day at the end of a phrase that names none; false, and nothing changed, where there is none.
    static func read(_ line: Line, into phrase: inout TimePhrase) -> Bool {
        let start = phrase.range.upperBound
        return shortDay(line, start, &phrase) || day(line, start, &phrase) || weekday(line, start, &phrase)
            || week(line, start, &phrase) || delay(line, start, &phrase) || DateGrammar.read(line, into: &phrase)
            || daily(line, start, &phrase)
    }

    private static func shortDay(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (word, end) = TimeWords.shortDays.match(line, at: start) else { return false }
        phrase.day = .relative(word.days)
        phrase.part = word.part
        phrase.isPast = word.days < 0
        let isLonger = line.has("上", at: end) && word.part.lowerBound >= 18 || line.has("间", at: end)
        return phrase.take(to: isLonger ? end + 1 : end)
    }

    private static func day(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (days, end) = TimeWords.days.match(line, at: start) else { return false }
        phrase.day = .relative(days)
        phrase.isPast = days < 0
        return phrase.take(to: end)
    }

    private static let weekPrefixes = WordTable<Int>([
        ("下下个", 2), ("下下", 2), ("下个", 1), ("下", 1), ("上个", -1), ("上", -1), ("这个", 0), ("这", 0), ("本", 0),
    ])
    private static let every = WordTable<Bool>([("每个", true), ("每逢", true), ("每隔一", true), ("每", true), ("逢", true)])
    private static let weekWords = WordTable<Bool>([("周", true), ("星期", true), ("礼拜", true)])
    /// The characters with which weeks begin.
    static let heads = weekPrefixes.heads.union([every.heads, weekWords.heads, weeks.heads])
    private static let weekHeads = UnitSet("周星礼下上这本每逢一二双")

    /// `周六`, `下周二`, `每星期二、五`, `周一到周五`, `一三五` after a week word.
    private static func weekday(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        var index = start
        var weeks: Int?
        var repeats = false
        guard weekHeads.contains(line[start]) else { return false }
        if let (value, end) = weekPrefixes.match(line, at: index) {
            weeks = value
            index = end
        } else if let (_, end) = every.match(line, at: index) {
            repeats = true
            if line.ends(with: ["每隔一"], before: end) { phrase.stride = 2 }
            index = end
        }
        // `每逢双周三`: every other week.
        if repeats, line.has("双周", at: index) || line.has("单周", at: index) {
            phrase.stride = 2
            index += 1
        }
        guard let (_, named) = weekWords.match(line, at: index) else {
            if weeks == nil, !repeats, let word = line.first(of: ["一三五", "二四六"], at: index),
                !Numeral.isPart(line[index - 1]),
                line.first(of: ["栋", "幢", "号", "单", "楼", "室", "七", "零"], at: index + word.utf16.count) == nil
            {
                phrase.day = .weekdays(word == "一三五" ? [1, 3, 5] : [2, 4, 6])
                phrase.repeats = true
                return phrase.take(to: index + word.utf16.count)
            }
            guard weeks == nil, line.has("双休日", at: index) else { return false }
            phrase.day = .weekend(weeks: 0)
            phrase.repeats = phrase.repeats || repeats
            return phrase.take(to: index + 3)
        }
        index = named
        if line.has("末", at: index) {
            phrase.day = .weekend(weeks: weeks ?? 0)
        } else {
            guard let first = weekdayNumber(line, at: index),
                !(line.has("岁", at: index + 1) || line.has("个", at: index + 1))
            else { return false }
            phrase.day = .weekday(first, weeks: weeks)
            var all = [first]
            var last = index + 1
            while true {
                let joint = line.first(of: ["到周", "至周", "到", "至", ",周", ",", "和周", "和", ""], at: last) ?? ""
                let next = last + joint.utf16.count
                guard let weekday = weekdayNumber(line, at: next), !line.has("点", at: next + 1),
                    !line.has("单元", at: next + 1),
                    !line[next + 1].isDigit, line.first(of: ["栋", "幢", "号", "个", "位", "次"], at: next + 1) == nil,
                    !(joint == "," && !repeats && line[next + 1].isHan)
                else { break }
                repeats = repeats || joint.isEmpty
                if joint.hasPrefix("到") || joint.hasPrefix("至") {
                    phrase.lastDay = .weekday(weekday, weeks: nil)
                } else {
                    all.append(weekday)
                }
                last = next + 1
            }
            if all.count > 1, weeks == nil { phrase.day = .weekdays(all) }
            index = last - 1
        }
        phrase.isPast = weeks == -1
        phrase.repeats = phrase.repeats || repeats
        return phrase.take(to: index + 1)
    }

    private static func weekdayNumber(_ line: Line, at index: Int) -> Int? {
        if line.has("日", at: index) || line.has("天", at: index) { return 7 }
        guard let value = Numeral.digit(line[index]) ?? (line[index].isDigit ? Int(line[index]) - 48 : nil),
            (1...6).contains(value)
        else { return nil }
        return value
    }

    private static let weeks = WordTable<TimePhrase.Day>([
        ("这个礼拜", .week(0)), ("这礼拜", .week(0)), ("这个星期", .week(0)), ("这星期", .week(0)),
        ("这周", .week(0)), ("本周", .week(0)), ("下个星期", .week(1)), ("下星期", .week(1)),
        ("下周", .week(1)),
        ("下礼拜", .week(1)), ("上周", .week(-1)), ("上星期", .week(-1)), ("上礼拜", .week(-1)),
        ("上个月", .month(-1)),
        ("去年", .month(-12)), ("前年", .month(-24)), ("下个月", .month(1)), ("下月", .month(1)),
        ("月底", .monthEnd),
        ("这个月", .month(0)), ("本月", .month(0)),
    ])

    private static func isPast(_ day: TimePhrase.Day) -> Bool {
        switch day {
        case .week(let weeks): weeks < 0
        case .month(let months): months < 0
        default: false
        }
    }

    /// `这周`, `下礼拜`, `月底`, `下个月`.
    private static func week(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (day, after) = weeks.match(line, at: start) else { return false }
        var end = after
        if day == .monthEnd || day == .month(1) || day == .month(0), let date = DateGrammar.monthDay(line, at: end) {
            phrase.day = .date(month: nil, day: date.value)
            end = date.range.upperBound
        } else if day == .month(0), line.has("廿", at: end), let date = Numeral(line, at: end) {
            phrase.day = .date(month: nil, day: date.value)
            end = date.end
        } else {
            phrase.day = day
        }
        phrase.isPast = isPast(day)
        return phrase.take(to: end)
    }

    /// `三天后`, `两天以后`, `一周后`: so many days from today.
    private static func delay(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard !line[start - 1].isDigit, !Numeral.isPart(line[start - 1]),
            !line.ends(with: ["第", "住", "了"], before: start),
            let number = Numeral(line, at: start), (1...60).contains(number.value),
            let unit = line.first(of: ["天", "个星期", "个礼拜", "星期", "周"], at: number.end),
            let tail = line.first(of: ["以后", "之后", "过后", "后"], at: number.end + unit.utf16.count)
        else { return false }
        phrase.day = .relative(unit == "天" ? number.value : number.value * 7)
        return phrase.take(to: number.end + unit.utf16.count + tail.utf16.count)
    }

    private static func daily(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard line.has("每", at: start) || line.has("隔", at: start),
            let word = line.first(of: ["每天", "每日", "每晚", "每周", "每个月", "每月", "每隔一天", "隔一天"], at: start)
        else {
            return false
        }
        phrase.day = .daily
        phrase.repeats = true
        if word == "每晚" { phrase.part = 18..<22 }
        if word.contains("隔") { phrase.stride = 2 }
        let end = start + word.utf16.count
        if word.hasSuffix("月"), let day = DateGrammar.monthDay(line, at: end) {
            phrase.day = .date(month: nil, day: day.value)
            return phrase.take(to: day.range.upperBound)
        }
        if word.hasSuffix("周") || word.hasSuffix("月") { phrase.stride = 0 }
        return phrase.take(to: end)
    }

    /// `5号到12号`, `6月7号到9号`, `初一到初七`, `9月1号起每天`.
    static func moreDays(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard phrase.day != nil, phrase.clock == nil, phrase.part == nil else { return false }
        if let joint = line.first(of: ["到", "至", "-", "~"], at: start) {
            var other = TimePhrase(range: start + joint.utf16.count..<start + joint.utf16.count)
            let next = other.range.upperBound
            guard weekday(line, next, &other) || DateGrammar.date(line, next, &other) || day(line, next, &other) else {
                return false
            }
            phrase.lastDay = other.day
            return phrase.take(to: other.range.upperBound)
        }
        guard !phrase.repeats, let word = line.first(of: ["起每天", "每天"], at: start) else { return false }
        phrase.repeats = true
        return phrase.take(to: start + word.utf16.count)
    }
}
