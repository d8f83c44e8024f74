/// What members say to the desk about themselves, recognised before the reader: a word that stands alone, or at the start.
public enum MemberWords {
    /// What was said.
    public enum Said: Hashable, Sendable {
        /// 请假, 晚上别找我, 每周一单, 暂停, 恢复: the own time changes.
        case time(AvailabilityChange)
        /// 我的任务: what is in hand.
        case tasks
        /// 绑定 123456: this account is mine.
        case bind(code: String)
        /// 解绑: this account is mine no more.
        case unbind
        /// 退出: wants to leave.
        case leave
        /// 确认退出: leaves.
        case confirmLeaving
        /// 请王强代我, 转给王强: somebody else should go.
        case handOver(to: String)
    }

    private static let alone: [String: Said] = [
        "我的任务": .tasks, "我的单": .tasks, "我的单子": .tasks, "我手上有什么": .tasks,
        "解绑": .unbind, "解除绑定": .unbind,
        "退出": .leave, "我要退出": .leave, "我想退出": .leave, "退出志愿者": .leave, "我退出": .leave,
        "确认退出": .confirmLeaving,
        "暂停": .time(AvailabilityChange(kind: .pause)), "暂停接单": .time(AvailabilityChange(kind: .pause)),
        "恢复": .time(AvailabilityChange(kind: .resume)), "恢复接单": .time(AvailabilityChange(kind: .resume)),
        "撤销": .time(AvailabilityChange(kind: .resume)), "销假": .time(AvailabilityChange(kind: .resume)),
    ]

    /// What a message says; nil where it is none of these. The reading gives the meaning of times.
    public static func said(in text: String, reading: Reading, at now: Instant, zone: Zone) -> Said? {
        let bare = bare(text)
        if let said = alone[bare] { return said }
        if let code = code(in: text) { return .bind(code: code) }
        if let name = stand(in: bare) ?? reading.details.handOverTo { return .handOver(to: name) }
        if let change = limit(in: bare) ?? leave(in: bare, at: now, zone: zone) { return .time(change) }
        guard let change = reading.details.change, let words = reading.details.availability,
            bare.count <= self.bare(words).count + 4
        else { return nil }
        return .time(change)
    }

    /// The code in `绑定 123456`; nil where there is none.
    public static func code(in text: String) -> String? {
        let bare = bare(text)
        guard bare.hasPrefix("绑定") else { return nil }
        let rest = bare.dropFirst(2).drop { ":：码".contains($0) }
        guard rest.count == 6, rest.allSatisfy({ $0.wholeNumberValue != nil && $0.isNumber }) else { return nil }
        return rest.compactMap(\.wholeNumberValue).map(String.init).joined()
    }

    private static func bare(_ text: String) -> String {
        String(text.filter { !$0.isWhitespace && !"。!！~～,，、#＃“”\"".contains($0) })
            .trimmingEnd(of: "。.!！~～")
    }

    /// Who is to stand in: 请王强代我, 王强替我去.
    private static func stand(in bare: String) -> String? {
        guard let at = bare.firstRange(of: "代我") ?? bare.firstRange(of: "替我") else { return nil }
        var name = bare[..<at.lowerBound]
        for lead in ["今晚", "今天", "麻烦", "请", "让", "由"] where name.hasPrefix(lead) {
            name = name.dropFirst(lead.count)
        }
        return (2...5).contains(name.count) ? String(name) : nil
    }

    /// 每周一单, 一天最多两单.
    private static func limit(in bare: String) -> AvailabilityChange? {
        let periods: [(String, AvailabilityChange.Period)] = [
            ("每周", .week), ("一周", .week), ("每星期", .week), ("每天", .day), ("一天", .day), ("每日", .day),
            ("每个月", .month), ("一个月", .month), ("每月", .month),
        ]
        guard let (word, period) = periods.first(where: { bare.hasPrefix($0.0) }) else { return nil }
        var rest = bare.dropFirst(word.count)
        for filler in ["最多", "只", "就", "接", "派我", "给我"] where rest.hasPrefix(filler) {
            rest = rest.dropFirst(filler.count)
        }
        let unit = ["单", "次", "件"].first(where: rest.hasSuffix)
        guard unit != nil, let count = number(rest.dropLast()), (1...31).contains(count) else { return nil }
        return AvailabilityChange(kind: .limit, count: count, period: period)
    }

    /// 请假三天, counted from today.
    private static func leave(in bare: String, at now: Instant, zone: Zone) -> AvailabilityChange? {
        guard let lead = ["请假", "我请假"].first(where: { bare.hasPrefix($0) && bare.hasSuffix("天") }),
            let days = number(bare.dropFirst(lead.count).dropLast()), (1...365).contains(days)
        else { return nil }
        let until = zone.startOfDay(zone.civil(now).date.adding(days: days))
        return AvailabilityChange(kind: .away, window: Window(from: now, to: until))
    }

    private static let numerals: [Character: Int] = [
        "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    ]

    private static func number(_ word: Substring) -> Int? {
        if word.count == 1, let value = word.first.flatMap({ numerals[$0] }) { return value }
        return word.isEmpty ? nil : Int(word)
    }
}

extension String {
    fileprivate func trimmingEnd(of characters: String) -> String {
        var rest = self[...]
        while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
        return String(rest)
    }
}
