import PaidanCore

/// In how many minutes somebody will be there: `8分钟到`, `半小时后`, `能,两小时后`, `19:00能到`.
enum Eta {
    /// Minutes, at least 1 and at most a day; nil where none is said.
    static func read(_ evidence: Evidence, context: ReadingContext) -> Int? {
        let line = evidence.line
        for start in 0..<line.count where Numeral.canBegin(line[start]) || line.has("半", at: start) {
            guard let (minutes, end) = span(line, at: start) else { continue }
            if line.first(of: ["前", "了", "的", "一次", "左右一次", "假", "一趟来回"], at: end) != nil
                || line.holds(
                    ["用时", "等了", "花了", "每", "修了", "观察", "全程", "陪聊", "请", "一次", "持续", "路程", "关"],
                    in: max(0, start - 3)..<start)
            {
                continue
            }
            return min(minutes, 1440)
        }
        guard let time = evidence.times.first(where: { $0.clock != nil && !$0.isAhead && !$0.isPast }),
            !line.holds(
                ["她说", "他说", "她", "家属", "改到", "改成", "约到"], in: max(0, time.range.lowerBound - 4)..<time.range.lowerBound
            ),
            line.holds(
                ["到", "来", "去", "过来", "过去", "過去"],
                in: time.range.upperBound..<min(line.count, time.range.upperBound + 4)),
            !line.holds(["才到家", "到家"], in: time.range.upperBound..<min(line.count, time.range.upperBound + 4)),
            let window = TimeWindow.resolve(time, at: context.at, zone: context.zone), window.from > context.at
        else { return nil }
        let minutes = (window.from - context.at).minutesRoundedUp
        return minutes > 720 ? nil : Int(minutes)
    }

    /// A length of time and where it ends: `半小时`, `七八分钟`, `一个半小时`.
    static func span(_ line: Line, at start: Int) -> (minutes: Int, end: Int)? {
        for (word, minutes) in [
            ("半个小时", 30), ("半小时", 30), ("半个钟头", 30), ("半个钟", 30), ("一刻钟", 15), ("三刻钟", 45), ("半天", 240),
        ]
        where line.has(word, at: start) {
            return (minutes, start + word.utf16.count)
        }
        guard !line[start - 1].isDigit, !Numeral.isPart(line[start - 1]), let number = Numeral(line, at: start) else {
            return nil
        }
        var end = number.end
        if line.first(of: ["来", "多", "几"], at: end) != nil { end += 1 }
        var value = number.value
        // `七八分钟` is up to eight.
        if number.isChinese, number.end - start == 2, let last = Numeral.digit(line[start + 1]),
            Numeral.digit(line[start]) == last - 1
        {
            value = last
        }
        if line.has("分钟", at: end) { return value > 0 ? (value, end + 2) : nil }
        if line.has("分", at: end), line.first(of: ["到", "内", "后"], at: end + 1) != nil { return (value, end + 1) }
        for word in ["个半小时", "个半钟头"] where line.has(word, at: end) { return (value * 60 + 30, end + word.utf16.count) }
        for word in ["个小时", "小时", "个钟头", "钟头", "个钟"] where line.has(word, at: end) && value > 0 && value <= 24 {
            return (value * 60, end + word.utf16.count)
        }
        return nil
    }
}
