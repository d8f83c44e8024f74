/// Times as people say them: days, weekdays, dates, feasts, parts of the day, clocks, and runs of them.
enum TimeGrammar {
    /// All time phrases of a message, in order, outside the ranges that something else has taken.
    static func read(_ line: Line, avoiding taken: [Range<Int>]) -> [TimePhrase] {
        var phrases: [TimePhrase] = []
        var index = 0
        while index < line.count {
            if let range = taken.first(where: { $0.contains(index) }) {
                index = range.upperBound
                continue
            }
            var phrase = TimePhrase(range: index..<index)
            if TimeWords.heads.contains(line[index]), atom(line, into: &phrase) {
                extend(line, &phrase)
                if !taken.contains(where: { $0.overlaps(phrase.range) }) { phrases.append(phrase) }
                index = phrase.range.upperBound
            } else {
                index += 1
            }
        }
        return joined(phrases, in: line)
    }

    /// `周二上午和周四上午`, `每周一早上周五傍晚`: two times that are said in one breath.
    private static func joined(_ phrases: [TimePhrase], in line: Line) -> [TimePhrase] {
        var joined: [TimePhrase] = []
        for phrase in phrases {
            if let last = joined.last, !last.isPast, !phrase.isPast,
                phrase.range.lowerBound - last.range.upperBound <= 1,
                phrase.range.lowerBound == last.range.upperBound || line.has("和", before: phrase.range.lowerBound)
            {
                var whole = last.weight >= phrase.weight ? last : phrase
                whole.range = last.range.lowerBound..<phrase.range.upperBound
                joined[joined.count - 1] = whole
            } else {
                joined.append(phrase)
            }
        }
        return joined
    }

    private static func extend(_ line: Line, _ phrase: inout TimePhrase) {
        while true {
            let end = phrase.range.upperBound
            let next = line.has("的", at: end) || line[end] == .space ? end + 1 : end
            var longer = phrase
            longer.range = phrase.range.lowerBound..<next
            if atom(line, into: &longer) {
                phrase = longer
                continue
            }
            if phrase.day != nil, phrase.clock == nil, phrase.part == nil,
                let tail = line.first(of: TimeWords.dayTails, at: end)
            {
                phrase.range = phrase.range.lowerBound..<end + tail.utf16.count
                continue
            }
            if phrase.clock != nil, line.has("左右", at: end) {
                phrase.range = phrase.range.lowerBound..<end + 2
                continue
            }
            if let tail = line.first(of: ["以后", "之后", "过后", "后", "起"], at: end), !line.has("后天", at: end),
                phrase.clock != nil || phrase.day != nil
            {
                phrase.isAfter = true
                phrase.range = phrase.range.lowerBound..<end + tail.utf16.count
                continue
            }
            if let tail = line.first(of: ["之前", "以前", "前"], at: end), !line.has("前天", at: end),
                phrase.clock != nil || phrase.day != nil
            {
                phrase.isBefore = true
                phrase.range = phrase.range.lowerBound..<end + tail.utf16.count
                continue
            }
            return
        }
    }

    /// Reads one more word at the end of a phrase; false, and nothing changed, where there is none that fits.
    private static func atom(_ line: Line, into phrase: inout TimePhrase) -> Bool {
        let start = phrase.range.upperBound
        return phrase.day == nil
            && (shortDay(line, start, &phrase) || day(line, start, &phrase) || weekday(line, start, &phrase)
                || week(line, start, &phrase) || date(line, start, &phrase) || feast(line, start, &phrase)
                || daily(line, start, &phrase))
            || moreDays(line, start, &phrase)
            || phrase.clock == nil && clock(line, start, &phrase)
            || phrase.part == nil && phrase.clock == nil && part(line, start, &phrase)
            || phrase.clock != nil && phrase.clockEnd == nil && clockRange(line, start, &phrase)
    }

    private static func take(_ phrase: inout TimePhrase, to end: Int) -> Bool {
        phrase.range = phrase.range.lowerBound..<end
        return true
    }

    private static func shortDay(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (word, days, part) = TimeWords.shortDays.first(where: { line.has($0.0, at: start) }) else {
            return false
        }
        phrase.day = .relative(days)
        phrase.part = part
        phrase.isPast = days < 0
        let end = start + word.utf16.count
        return take(
            &phrase, to: line.has("上", at: end) && part.lowerBound >= 18 || line.has("间", at: end) ? end + 1 : end)
    }

    private static func day(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (word, days) = TimeWords.days.first(where: { line.has($0.0, at: start) }) else { return false }
        phrase.day = .relative(days)
        phrase.isPast = days < 0
        return take(&phrase, to: start + word.utf16.count)
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
                phrase.day = .daily
                phrase.repeats = true
                return take(&phrase, to: index + word.utf16.count)
            }
            guard weeks == nil, line.has("双休日", at: index) else { return false }
            phrase.day = .weekend(weeks: 0)
            phrase.repeats = phrase.repeats || repeats
            return take(&phrase, to: index + 3)
        }
        index += word.utf16.count
        if line.has("末", at: index) {
            phrase.day = .weekend(weeks: weeks ?? 0)
        } else {
            guard let first = weekdayNumber(line, at: index),
                !(line.has("岁", at: index + 1) || line.has("个", at: index + 1))
            else { return false }
            phrase.day = .weekday(first, weeks: weeks)
            var last = index + 1
            while true {
                let joint = line.first(of: ["到周", "至周", "到", "至", ",周", ",", "和周", "和", ""], at: last) ?? ""
                let next = last + joint.utf16.count
                guard weekdayNumber(line, at: next) != nil, !line.has("点", at: next + 1), !line.has("单元", at: next + 1),
                    !line[next + 1].isDigit, line.first(of: ["栋", "幢", "号", "个", "位", "次"], at: next + 1) == nil,
                    !(joint == "," && !repeats && line[next + 1].isHan)
                else { break }
                repeats = repeats || joint.isEmpty
                last = next + 1
            }
            index = last - 1
        }
        phrase.isPast = weeks == -1
        phrase.repeats = phrase.repeats || repeats
        return take(&phrase, to: index + 1)
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
            ("月底", .month(0), false),
            ("这个月", .month(0), false), ("本月", .month(0), false),
        ]
        guard let (word, day, isPast) = words.first(where: { line.has($0.0, at: start) }) else { return false }
        var end = start + word.utf16.count
        if case .month = day, let date = monthDay(line, at: end) {
            phrase.day = .date(month: nil, day: date.value)
            end = date.range.upperBound
        } else {
            phrase.day = day
        }
        phrase.isPast = isPast
        return take(&phrase, to: end)
    }

    /// `11月25日`, `20号`, `腊月二十六`, `初三`.
    private static func date(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        if let lunar = line.first(of: ["腊月初", "正月初", "冬月初", "腊月", "正月", "冬月", "农历", "年初", "初"], at: start),
            let day = Numeral(line, at: start + lunar.utf16.count), day.value <= 30
        {
            guard lunar != "初" || day.isChinese && day.value <= 10 && !line.has("中", at: day.end) else { return false }
            phrase.day = .named(line.folded(start..<day.end))
            return take(&phrase, to: day.end)
        }
        guard !line[start - 1].isDigit, !Numeral.isPart(line[start - 1]), line[start - 1] != 0x2E,
            line[start - 1] != .hyphen
        else { return false }
        if let month = Numeral(line, at: start), (1...12).contains(month.value),
            line.has("月", at: month.end) || line.has("月份", at: month.end)
        {
            let end = month.end + (line.has("月份", at: month.end) ? 2 : 1)
            guard let day = Numeral(line, at: end), (1...31).contains(day.value) else {
                guard line.first(of: ["月底", "月初", "月中"], at: end - 1) != nil else { return false }
                phrase.day = .date(
                    month: month.value, day: line.has("底", at: end) ? 28 : line.has("中", at: end) ? 15 : 1)
                return take(&phrase, to: end + 1)
            }
            phrase.day = .date(month: month.value, day: day.value)
            return take(&phrase, to: line.first(of: ["号", "日"], at: day.end) != nil ? day.end + 1 : day.end)
        }
        guard let day = monthDay(line, at: start) else { return false }
        phrase.day = .date(month: nil, day: day.value)
        return take(&phrase, to: day.range.upperBound)
    }

    /// `20号` where a time of day or nothing that makes it a number of something follows.
    private static func monthDay(_ line: Line, at start: Int) -> Found<Int>? {
        guard let day = Numeral(line, at: start), (1...31).contains(day.value),
            let sign = line.first(of: ["号", "日"], at: day.end)
        else { return nil }
        let end = day.end + 1
        guard
            sign == "日"
                || line.first(
                    of: [
                        "楼", "单", "门", "院", "广场", "窗", "柱", "线", "车", "岗", "桌", "码头", "字", "家", "管家", "亭", "单元", "店",
                        "铺", "机", "厅",
                        "房", "床", "球", "电", "楼栋", "那副", "泵", "井", "坑", "桩", "库", "位", "的橡", "梯", "老", "仓", "键", "阀",
                    ], at: end) == nil,
            !line[end].isDigit, sign == "号" || line.first(of: ["报", "间", "常", "子", "本", "志", "益"], at: end) == nil
        else { return nil }
        return Found(value: day.value, range: start..<end)
    }

    private static func feast(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let feast = TimeWords.feasts.first(where: { line.has($0, at: start) }) else { return false }
        var end = start + feast.utf16.count
        let tail = line.first(of: TimeWords.feastTails, at: end)
        if TimeWords.looseFeasts.contains(feast), tail == nil { return false }
        if let tail { end += tail.utf16.count }
        phrase.day = .named(feast)
        return take(&phrase, to: end)
    }

    private static func daily(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let word = line.first(of: ["每天", "每日", "每晚", "每周", "每个月", "每月", "每隔一天", "隔一天"], at: start) else {
            return false
        }
        phrase.day = .daily
        phrase.repeats = true
        if word == "每晚" { phrase.part = 18..<22 }
        let end = start + word.utf16.count
        if word.hasSuffix("月"), let day = monthDay(line, at: end) { return take(&phrase, to: day.range.upperBound) }
        return take(&phrase, to: end)
    }

    /// `5号到12号`, `6月7号到9号`, `初一到初七`, `9月1号起每天`.
    private static func moreDays(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard phrase.day != nil, phrase.clock == nil, phrase.part == nil else { return false }
        if let joint = line.first(of: ["到", "至", "-", "~"], at: start) {
            var other = TimePhrase(range: start + joint.utf16.count..<start + joint.utf16.count)
            let next = other.range.upperBound
            guard weekday(line, next, &other) || date(line, next, &other) || day(line, next, &other) else {
                return false
            }
            return take(&phrase, to: other.range.upperBound)
        }
        guard !phrase.repeats, let word = line.first(of: ["起每天", "每天"], at: start) else { return false }
        phrase.repeats = true
        return take(&phrase, to: start + word.utf16.count)
    }

    private static func part(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (word, part) = TimeWords.parts.first(where: { line.has($0.0, at: start) }) else { return false }
        // A single character only makes sense right after a day or before a clock.
        if word.utf16.count == 1 {
            guard phrase.day != nil || Numeral(line, at: start + 1).map({ line.has("点", at: $0.end) }) == true,
                !line.has("点", at: start + 1),
                line.first(of: ["饭", "会", "期", "了", "些"], at: start + 1) == nil
            else { return false }
        }
        phrase.part = part
        return take(&phrase, to: start + word.utf16.count)
    }

    /// `九点`, `9点半`, `8点20`, `18:30`.
    private static func clock(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let found = clock(line, at: start) else { return false }
        phrase.clock = found.value
        return take(&phrase, to: found.range.upperBound)
    }

    private static func clock(_ line: Line, at start: Int) -> Found<Int>? {
        guard !line[start - 1].isDigit, line[start - 1] != 0x2E, line[start - 1] != 0x3A,
            let hour = Numeral(line, at: start), hour.value <= 24, hour.digits.count <= 2
        else { return nil }
        if line[hour.end] == 0x3A, line[hour.end + 1].isDigit, line[hour.end + 2].isDigit, !line[hour.end + 3].isDigit,
            let minute = Numeral(line, at: hour.end + 1), minute.value < 60
        {
            return Found(value: hour.value * 60 + minute.value, range: start..<minute.end)
        }
        guard line.has("点", at: hour.end), line.first(of: ["点儿", "点五", "点几", "点东西", "点击"], at: hour.end) == nil else {
            return nil
        }
        var end = hour.end + 1
        if hour.isChinese, hour.value == 1,
            line.first(of: ["点", "都", "也", "不", "没", "水", "药", "儿", "小", "菜", "事", "吃"], at: end) != nil
        {
            return nil
        }
        var minutes = 0
        if line.has("半", at: end) {
            minutes = 30
            end += 1
        } else if let word = line.first(of: ["一刻", "三刻"], at: end) {
            minutes = word == "一刻" ? 15 : 45
            end += 2
        } else if let minute = Numeral(line, at: end), minute.digits.count == 2, minute.value < 60 {
            minutes = minute.value
            end = minute.end
            if line.has("分", at: end) { end += 1 }
        } else if line.has("钟", at: end) || line.has("整", at: end) {
            end += 1
        }
        return Found(value: hour.value * 60 + minutes, range: start..<end)
    }

    private static func clockRange(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let joint = line.first(of: ["到", "至", "-", "~"], at: start) else { return false }
        var next = start + joint.utf16.count
        for (word, _) in TimeWords.parts where word.utf16.count == 2 && line.has(word, at: next) {
            next += 2
            break
        }
        guard let found = clock(line, at: next) else { return false }
        phrase.clockEnd = found.value
        return take(&phrase, to: found.range.upperBound)
    }
}
