/// Why not, or why not yet, as the reply says it.
enum Reason {
    /// The refusal itself, apologies and wishes for somebody else: no reason.
    private static let dull = [
        "退单", "退了", "退回", "去不了", "来不了", "接不了", "抱歉", "对不起", "不好意思", "换人", "换个人", "另派", "另找", "转给", "让给", "拒单", "重复单",
        "请派",
        "另请", "退!", "麻烦换", "不接了", "转派", "我先退", "不行", "没空", "唔好意思", "要不得", "整不了", "真抽不开身", "不去", "对不住", "辞了", "那啥",
        "给别人", "赶不过去",
        "本来说好", "另外寻人", "搞不定", "来不及", "叫别个", "另外喊人", "先找别人", "帮不上", "给小", "不中", "让给", "请假", "另请高明", "派错",
    ]
    private static let obstacles = [
        "缺", "配件", "零件", "没货", "堵", "等料", "要等", "得等", "关门", "进不去", "没人开", "没人在", "不在家", "没人应", "来不了", "坏", "封", "打不开",
        "不让进",
        "联系不上", "来不及", "不肯", "不同意", "进不来", "淋湿", "锈死", "拉不完",
    ]

    /// The clause of a refusal that is neither the refusal, a number, an apology, a proposal nor the hand-over; the refusal
    /// itself where it says nothing else.
    static func ofRefusal(_ evidence: Evidence, clauses: Clauses) -> String? {
        let line = evidence.line
        let said = clauses.ranges.filter { clause in
            !evidence.numbers.contains { clause.contains($0.range.lowerBound) && clause.count - $0.range.count < 4 }
                && clause.count >= 2
        }
        for word in ["原因", "理由", "因为"] {
            guard let start = said.first(where: { line.holds([word], in: $0) }),
                let found = line.find(word, in: start)
            else { continue }
            let after = found + word.utf16.count
            let from = line[after] == 0x3A || line.has("是", at: after) ? after + 1 : after
            if start.upperBound - from >= 2 { return line.text(from..<start.upperBound) }
        }
        let telling = said.first { clause in
            guard line.holds(dull, in: clause) else { return true }
            return clause.count > 12 && !line.holds(["转给", "让给", "另请", "换个人"], in: clause)
        }
        return (telling ?? said.first { line.holds(["没空", "不行", "搞不定", "来不及", "请假"], in: $0) }).map(line.text)
    }

    /// The clause that tells what stands in the way.
    static func ofDelay(_ line: Line, clauses: Clauses) -> String? {
        clauses.first(with: obstacles).map(line.text)
    }
}
