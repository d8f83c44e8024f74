/// Dates and feasts: `11月25日`, `20号`, `腊月廿六`, `初三`, `中秋`, `除夕前一天`.
enum DateGrammar {
    /// Reads a date or a feast at the end of a phrase; false, and nothing changed, where there is none.
    static func read(_ line: Line, into phrase: inout TimePhrase) -> Bool {
        let start = phrase.range.upperBound
        return date(line, start, &phrase) || feast(line, start, &phrase)
    }

    /// `11月25日`, `20号`, `腊月二十六`, `初三`.
    static func date(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        if lunarHeads.contains(line[start]), lunar(line, start, &phrase) { return true }
        guard Numeral.canBegin(line[start]) else { return false }
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
                return phrase.take(to: end + 1)
            }
            phrase.day = .date(month: month.value, day: day.value)
            return phrase.take(to: line.first(of: ["号", "日"], at: day.end) != nil ? day.end + 1 : day.end)
        }
        guard let day = monthDay(line, at: start) else { return false }
        phrase.day = .date(month: nil, day: day.value)
        return phrase.take(to: day.range.upperBound)
    }

    /// `20号` where a time of day or nothing that makes it a number of something follows.
    static func monthDay(_ line: Line, at start: Int) -> Found<Int>? {
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

    private static let lunarHeads = UnitSet("腊正冬大年初农廿")

    /// `腊月廿六`, `正月初八`, `年初六`, `初三`, `廿六`, `农历八月十五`, `农历二十六`.
    private static func lunar(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        let months: [(String, Int?)] = [
            ("腊月初", 12), ("正月初", 1), ("冬月初", 11), ("腊月", 12), ("正月", 1), ("冬月", 11), ("大年初", 1), ("年初", 1), ("初", nil),
        ]
        if line.has("农历", at: start), let month = Numeral(line, at: start + 2), (1...12).contains(month.value),
            line.has("月", at: month.end)
        {
            let first = line.has("初", at: month.end + 1) ? month.end + 2 : month.end + 1
            guard let day = Numeral(line, at: first), (1...30).contains(day.value) else { return false }
            phrase.day = .lunar(month: month.value, day: day.value)
            return phrase.take(to: day.end)
        }
        let from = line.has("农历", at: start) ? start + 2 : start
        if line.has("廿", at: from) || from > start, let day = Numeral(line, at: from), (1...30).contains(day.value),
            !line.has("月", at: day.end), line.first(of: ["栋", "幢", "号", "楼", "单", "个", "岁"], at: day.end) == nil
        {
            phrase.day = .lunar(month: nil, day: day.value)
            return phrase.take(to: day.end)
        }
        guard let (word, month) = months.first(where: { line.has($0.0, at: from) }),
            let day = Numeral(line, at: from + word.utf16.count), (1...30).contains(day.value)
        else { return false }
        if word.hasSuffix("初") {
            guard day.isChinese, day.value <= 10 else { return false }
            if month == nil, isSchool(line, from: from, to: day.end) { return false }
        }
        phrase.day = .lunar(month: month, day: day.value)
        return phrase.take(to: day.end)
    }

    /// `初二下册`, `上初三`, `初一的孩子`: a year of school.
    private static func isSchool(_ line: Line, from start: Int, to end: Int) -> Bool {
        let next = line.has("的", at: end) ? end + 1 : end
        return line.ends(with: ["上", "读", "念", "教", "升", "在"], before: start)
            || line.first(
                of: [
                    "中", "下", "上册", "学", "年级", "女", "男", "孩", "娃", "伢", "数", "英", "语", "物", "化", "班", "毕业", "生", "课",
                    "作业",
                    "题",
                ], at: next) != nil
    }

    /// A feast with what belongs to it: `国庆五天`, `除夕前一天`, `中秋当天`, `春节后`.
    private static func feast(_ line: Line, _ start: Int, _ phrase: inout TimePhrase) -> Bool {
        guard let (feast, after) = TimeWords.feasts.match(line, at: start) else { return false }
        var end = after
        if feast.hasSuffix("假"), line.first(of: ["作业", "工", "班", "托", "快", "结束"], at: end) != nil { return false }
        if let count = Numeral(line, at: end), (2...10).contains(count.value), line.has("天", at: count.end) {
            phrase.length = count.value
            end = count.end + 1
        } else if line.has("前一天", at: end) || line.has("前一晚", at: end) {
            phrase.daysBefore = 1
            end += 3
        } else if line.has("后第一天", at: end) {
            phrase.isAfter = true
            end += 4
        } else if let tail = line.first(of: TimeWords.feastTails, at: end) {
            end += tail.utf16.count
            phrase.isBefore = ["之前", "以前", "前", "前夕"].contains(tail)
            phrase.isAfter = ["之后", "以后", "后"].contains(tail)
            if phrase.isBefore,
                let weeks = line.first(of: ["这两周", "那两周", "这一周", "那一周", "这几天", "那几天", "两周", "一周"], at: end)
            {
                end += weeks.utf16.count
            }
        } else if TimeWords.looseFeasts.contains(feast) {
            return false
        }
        if feast == "年前" || feast == "年后" {
            phrase.isBefore = feast == "年前"
            phrase.isAfter = feast == "年后"
        }
        phrase.day = .named(feast)
        return phrase.take(to: end)
    }
}
