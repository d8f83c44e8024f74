import PaidanCore

/// Which of the times in a message is the time of the service.
enum ServiceTime {
    private static let moved = [
        "改到", "改成", "改为", "改在", "改", "约到", "约在", "约的", "换成", "换到", "推到", "推迟到", "挪到", "定在", "定到", "调到", "延到", "延期到",
        "提前到",
        "移到", "等到",
    ]
    private static let rescheduled = ["改一下时间", "时间改", "改时间", "改个时间", "换个时间", "改期", "时间换", "时间变"]
    private static let comes = [
        "来", "给你", "给您", "上门", "都在", "也在", "在家", "可以", "空档", "到就行", "再补", "再弄", "取", "方便", "都行", "再去", "再连", "再拿", "再装",
        "再修", "过去",
    ]
    private static let narrates = [
        "恢复", "到货", "出的", "有货", "去买", "手术", "从", "的车", "通水", "来电", "来水", "开会", "才能", "截止", "下班", "放学",
    ]

    /// The time at which a wish is to be served; nil where none is named.
    static func ofWish(_ times: [TimePhrase], in line: Line) -> TimePhrase? {
        let title = line.first(of: ["主题", "标题"], at: 0) == nil ? 0 : line.find("\n") ?? 0
        var best: (phrase: TimePhrase, score: Int)?
        for phrase in times where !phrase.isPast {
            var score = phrase.day == .event ? 9 : phrase.weight * 2
            if phrase.delay != nil { score = 3 }
            if phrase.range.upperBound <= title { score -= 3 }
            if phrase.day == nil, line.first(of: ["下班", "放学", "到家", "起床"], at: phrase.range.upperBound) != nil {
                score = 0
            }
            if score > best?.score ?? 0 { best = (phrase, score) }
        }
        return best?.phrase
    }

    /// A time that comes again with its hours, where another part of the message names them: `一三五接送，早上七点`.
    static func whole(_ phrase: TimePhrase, among times: [TimePhrase]) -> TimePhrase {
        guard phrase.repeats, phrase.clock == nil, phrase.part == nil,
            let hours = times.first(where: {
                !$0.isPast && $0.day == nil && $0.delay == nil && ($0.clock != nil || $0.part != nil)
            })
        else { return phrase }
        var whole = phrase
        whole.part = hours.part
        whole.clock = hours.clock
        whole.clockEnd = hours.clockEnd
        whole.isBefore = hours.isBefore
        whole.isAfter = hours.isAfter
        return whole
    }

    /// The time that an update moves the service to; nil where it only tells when something happens.
    static func ofUpdate(_ times: [TimePhrase], in line: Line) -> TimePhrase? {
        let ahead = times.filter { !$0.isPast && ($0.isAhead || $0.clock != nil || $0.part != nil || $0.delay != nil) }
        if let moved = ahead.last(where: { line.ends(with: moved, before: $0.range.lowerBound) }) { return moved }
        let isMoved = line.holds(rescheduled)
        return ahead.last { phrase in
            let end = phrase.range.upperBound
            let near = end..<min(line.count, end + 7)
            return (isMoved || line.holds(comes, in: near)) && !line.holds(narrates, in: end..<min(line.count, end + 5))
                && !line.holds(["预计", "说是", "刚才"], in: max(0, phrase.range.lowerBound - 3)..<phrase.range.lowerBound)
        }
    }
}
