/// Another time that a member offers: `今天不行,明早可以`, `下班就来`, `两小时后行不行`.
enum Proposal {
    private static let refused = [
        "不行", "没空", "不便", "不方便", "来不了", "去不了", "走不开", "要", "在", "都在", "有事", "出差", "加班", "上班", "不接", "请假", "一趟", "也没",
        "那单",
        "才回来", "店休", "看不清", "老陈", "限号", "我要", "值班", "开会", "回老家", "起不来",
    ]

    /// The time offered; nil where none is.
    static func read(_ evidence: Evidence) -> TimePhrase? {
        let line = evidence.line
        let offered = evidence.times.filter { time in
            let end = time.range.upperBound
            let after = end..<min(line.count, end + 4)
            guard !time.isPast, time.weight > 0 || time.delay != nil,
                !line.holds(["上次", "上回", "他要", "人家要"], in: 0..<time.range.lowerBound)
            else { return false }
            guard time.isAhead || time.clock != nil || time.part != nil || time.delay != nil else { return false }
            return !line.holds(refused, in: after) || line.holds(["行吗", "可以", "行不行", "有空"], in: after)
        }
        return offered.last ?? work(line)
    }

    /// `下班就来`, `下了班过去`: the evening, without a word for it.
    private static func work(_ line: Line) -> TimePhrase? {
        for word in ["下班就", "下班来", "下班去", "下班过", "下班顺路", "收工就", "放学就"] {
            guard let start = line.find(word) else { continue }
            var time = TimePhrase(range: start..<start + 2)
            time.part = word.hasPrefix("放学") ? 16..<18 : 18..<21
            return time
        }
        return nil
    }
}
