import PaidanCore

/// How members change their own availability: `这周出差`, `请假 2.10-2.20`, `晚上别找我`, `周末才有空`, `暂停`, `每周一单`.
enum AvailabilityGrammar {
    private static let away = [
        "出差", "请假", "休假", "回老家", "不在武汉", "不在家", "在外地", "住院", "旅游", "今天不便", "回去奔丧", "坐月子", "做手术", "培训", "年假", "这周没",
        "这几天没",
        "最近没", "这几周", "最近一个月", "隔离", "外出",
    ]
    private static let never = [
        "别找我", "别派我", "不要派我", "别给我派", "别算我", "不接单", "勿派", "莫派", "别喊我", "没空", "不方便", "值夜班", "上夜班", "上班",
    ]
    private static let only = ["才有空", "才有时间", "才能", "才行", "只有", "只能", "只接", "有空可以", "可以派"]
    private static let paused = ["暂停", "停派", "先别派", "以后别派", "以后别找", "不干了", "退出", "别再派", "先停一停", "停一段"]
    private static let resumed = ["恢复接单", "可以接单了", "重新接单", "销假", "出差回来", "我回来了", "可以派我了", "又能接单", "休完假"]

    /// The change and the clause that says it; nil where there is none.
    static func read(_ evidence: Evidence, clauses: Clauses, context: ReadingContext) -> Found<AvailabilityChange>? {
        for clause in clauses.ranges {
            guard let change = change(evidence, clause, context) else { continue }
            return Found(value: change, range: widened(clause, evidence, context))
        }
        return nil
    }

    private static func change(_ evidence: Evidence, _ clause: Range<Int>, _ context: ReadingContext)
        -> AvailabilityChange?
    {
        let line = evidence.line
        if line.holds(resumed, in: clause) { return AvailabilityChange(kind: .resume) }
        if let limit = limit(line, clause) { return limit }
        if line.holds(paused, in: clause), !line.holds(["电梯", "供水", "施工", "停用", "供电"], in: clause) {
            return AvailabilityChange(kind: .pause)
        }
        let time = evidence.times.first { clause.overlaps($0.range) && !$0.isPast }
        if line.holds(away, in: clause), isOwn(line, clause) {
            return AvailabilityChange(kind: .away, window: window(evidence, clause, time, context))
        }
        guard let time, let hours = hours(time) else {
            return line.holds(["别派我", "别找我", "别算我", "不接单", "勿派"], in: clause)
                ? AvailabilityChange(kind: .away, window: time.flatMap { whole($0, context) }) : nil
        }
        let after = time.range.upperBound..<max(time.range.upperBound, clause.upperBound)
        let before = min(clause.lowerBound, time.range.lowerBound)..<time.range.lowerBound
        if time.part != nil || isWeekly(time) {
            if line.holds(only, in: after) && !line.holds(["才回", "才到", "才来"], in: after)
                || line.holds(["只有", "只能", "只接"], in: before)
            {
                return line.holds(["空", "时间", "派", "接"], in: clause)
                    ? AvailabilityChange(kind: .only, hours: hours) : nil
            }
            if line.holds(never, in: after), time.day == nil || isWeekly(time) {
                return AvailabilityChange(kind: .never, hours: hours)
            }
        }
        return line.holds(["别派我", "别找我", "别算我", "不接单", "勿派"], in: clause)
            ? AvailabilityChange(kind: .away, window: whole(time, context)) : nil
    }

    /// Somebody else's absence is not the member's own: `户主出差`, `老人住院`.
    private static func isOwn(_ line: Line, _ clause: Range<Int>) -> Bool {
        !line.holds(
            [
                "户主", "住户", "老人", "家属", "女儿", "儿子", "他", "她", "户", "人家", "要住院", "奶奶", "爷爷", "师傅", "业主", "老公", "老婆",
                "孩子", "车主", "的人", "老秦", "厂家", "物业",
            ],
            in: clause)
            || line.holds(["我妈住院", "我爸住院"], in: clause)
    }

    /// `每周一单`, `一天最多两单`, `每月接三单`; `周一单休` is none.
    private static func limit(_ line: Line, _ clause: Range<Int>) -> AvailabilityChange? {
        for (words, period) in [
            (["每周", "一周", "每个星期", "一个星期", "每星期", "一个礼拜"], AvailabilityChange.Period.week),
            (["每天", "一天", "每日"], .day), (["每月", "一个月", "每个月"], .month),
        ] {
            for word in words {
                guard let start = line.find(word, in: clause) else { continue }
                var index = start + word.utf16.count
                if let filler = line.first(
                    of: ["最多只接", "最多接", "最多", "只能接", "只接", "我就接", "就接", "能接", "接", "顶多"], at: index)
                {
                    index += filler.utf16.count
                }
                guard let count = Numeral(line, at: index), (1...20).contains(count.value),
                    line.has("单", at: count.end) || line.has("个单", at: count.end) || line.has("趟", at: count.end)
                else { continue }
                return AvailabilityChange(kind: .limit, count: count.value, period: period)
            }
        }
        return nil
    }

    private static func isWeekly(_ time: TimePhrase) -> Bool {
        switch time.day {
        case .weekday(_, nil), .weekdays, .weekend, .daily: true
        default: false
        }
    }

    /// The hours of the week that a phrase without a date means.
    private static func hours(_ time: TimePhrase) -> Availability.Hours? {
        let days: [Int]
        switch (time.day, time.lastDay) {
        case (nil, _), (.daily, _): days = [1, 2, 3, 4, 5, 6, 7]
        case (.weekday(let first, _), .weekday(let last, _)) where last > first: days = Array(first...last)
        case (.weekday(let day, _), _): days = [day]
        case (.weekdays(let all), _): days = all
        case (.weekend, _): days = [6, 7]
        default: return nil
        }
        guard let part = time.part else { return Availability.Hours(days: .weekdays(days), from: 0, to: 1440) }
        return Availability.Hours(days: .weekdays(days), from: part.lowerBound * 60, to: part.upperBound * 60)
    }

    private static func window(
        _ evidence: Evidence, _ clause: Range<Int>, _ time: TimePhrase?, _ context: ReadingContext
    ) -> Window? {
        if let dotted = DottedDates.read(evidence.line, around: clause, context: context) { return dotted.value }
        let near = time ?? evidence.times.first { !$0.isPast && $0.range.lowerBound >= clause.lowerBound }
        guard let near, let whole = whole(near, context) else { return nil }
        // `请假到月底` begins now.
        let isLimit = evidence.line.ends(with: ["到", "至"], before: near.range.lowerBound)
        return isLimit ? Window(from: context.at, to: whole.to) : whole
    }

    /// Whole days, unless a part of a day is said.
    private static func whole(_ time: TimePhrase, _ context: ReadingContext) -> Window? {
        guard time.clock == nil, time.part == nil, !time.isBefore, !time.isAfter,
            let days = DayResolution.days(of: time, today: context.zone.civil(context.at).date)
        else { return TimeWindow.resolve(time, at: context.at, zone: context.zone) }
        let from = context.zone.startOfDay(CivilDate(dayNumber: days.lowerBound))
        return Window(
            from: max(from, context.at), to: context.zone.startOfDay(CivilDate(dayNumber: days.upperBound + 1)))
    }

    /// `请假 2.10-2.20`, `每周二、四晚上才有空`: dates and times may reach beyond their clause.
    private static func widened(_ clause: Range<Int>, _ evidence: Evidence, _ context: ReadingContext) -> Range<Int> {
        var range = clause
        for time in evidence.times where time.range.overlaps(clause) {
            range = min(range.lowerBound, time.range.lowerBound)..<max(range.upperBound, time.range.upperBound)
        }
        if let dates = DottedDates.read(evidence.line, around: clause, context: context) {
            range = min(range.lowerBound, dates.range.lowerBound)..<max(range.upperBound, dates.range.upperBound)
        }
        return range
    }
}
