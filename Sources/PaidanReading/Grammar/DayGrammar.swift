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
        guard let (word, days, part) = TimeWords.shortDays.first(where: { line.has($0.0, at: start) }) else {
            return false
        }
        phrase.day = .relative(days)
        phrase.part = part
        phrase.isPast = days < 0
        let end = start + word.utf16.count
        return phrase.take(
            to: line.has("上", at: end) && part.lowerBound >= 18 || line.has("间", at: end) ? end + 1 : end)
    }

    private static func day(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (word, days) = TimeWords.days.first(where: { line.has($0.0, at: start) }) else { return false }
        phrase.day = .relative(days)
        phrase.isPast = days < 0
        return phrase.take(to: start + word.utf16.count)
    }

    /// `周六`, `下周二`, `每星期二、五`, `周一到周五`, `一三五` after a week word.
    private static func weekday(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        var index = start
        var weeks: Int?
        var repeats = false
        if let (word, value) = [
            ("下下个", 2), ("下下", 2), ("下个", 1), ("下", 1), ("上个", -1), ("上", -1), ("这个", 0), ("这", 0), ("本", 0),
        ]
        .first(where: { line.has($0.0, at: index) }) {
            weeks = value
            index += word.utf16.count
        } else if let word = line.first(of: ["每个", "每逢", "每", "逢"], at: index) {
            repeats = true
            index += word.utf16.count
        }
        guard let word = line.first(of: ["周", "星期", "礼拜"], at: index) else {
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
        index += word.utf16.count
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

    /// `这周`, `下礼拜`, `月底`, `下个月`.
    private static func week(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        let words: [(String, TimePhrase.Day, Bool)] = [
            ("这个礼拜", .week(0), false), ("这礼拜", .week(0), false), ("这个星期", .week(0), false), ("这星期", .week(0), false),
            ("这周", .week(0), false), ("本周", .week(0), false), ("下个星期", .week(1), false), ("下星期", .week(1), false),
            ("下周", .week(1), false),
            ("下礼拜", .week(1), false), ("上周", .week(-1), true), ("上星期", .week(-1), true), ("上礼拜", .week(-1), true),
            ("上个月", .month(-1), true),
            ("去年", .month(-12), true), ("前年", .month(-24), true), ("下个月", .month(1), false), ("下月", .month(1), false),
            ("月底", .monthEnd, false),
            ("这个月", .month(0), false), ("本月", .month(0), false),
        ]
        guard let (word, day, isPast) = words.first(where: { line.has($0.0, at: start) }) else { return false }
        var end = start + word.utf16.count
        if day == .monthEnd || day == .month(1) || day == .month(0), let date = DateGrammar.monthDay(line, at: end) {
            phrase.day = .date(month: nil, day: date.value)
            end = date.range.upperBound
        } else {
            phrase.day = day
        }
        phrase.isPast = isPast
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
        guard let word = line.first(of: ["每天", "每日", "每晚", "每周", "每个月", "每月", "每隔一天", "隔一天"], at: start) else {
            return false
        }
        phrase.day = .daily
        phrase.repeats = true
        if word == "每晚" { phrase.part = 18..<22 }
        let end = start + word.utf16.count
        if word.hasSuffix("月"), let day = DateGrammar.monthDay(line, at: end) {
            return phrase.take(to: day.range.upperBound)
        }
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
