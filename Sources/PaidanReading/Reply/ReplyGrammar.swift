import PaidanCore

/// What replies say beyond yes and no, each kept in the words of the reply.
enum ReplyGrammar {
    /// The details of a message of a kind.
    static func read(_ evidence: Evidence, kind: MessageKind, context: ReadingContext) -> ReplyDetails {
        var details = ReplyDetails()
        let line = evidence.line
        let clauses = clauses(line)
        switch kind {
        case .accept, .update, .complete:
            details.eta = Eta.read(evidence, context: context)
            details.arrived = hasArrived(line)
            details.partial = clause(clauses, in: line, with: partial)
            if kind == .accept { details.proposedTime = proposedTime(evidence) }
            if kind == .update { details.reason = clause(clauses, in: line, with: obstacles) }
        case .decline:
            details.proposedTime = proposedTime(evidence)
            details.handOverTo = handOver(line)
            details.partial = clause(clauses, in: line, with: partial)
            details.reason = reason(evidence, clauses: clauses)
        case .rate:
            details.stars = Stars.read(evidence)
            details.notDone = line.holds(unfinished)
        case .statusQuery, .wish, .chatter, .cancel:
            details.notDone = line.holds(unfinished)
        }
        if [.accept, .decline, .chatter, .update].contains(kind) {
            details.availability = clause(clauses, in: line, with: availability)
        }
        return details
    }

    private static let partial = [
        "只能", "只会", "只够", "只有", "能先", "先帮", "最多", "可以先", "但是不", "但不会", "不能搬", "带不了", "但是要", "不过要", "不过我", "但我",
    ]
    private static let obstacles = [
        "缺", "配件", "零件", "没货", "堵", "等料", "要等", "得等", "关门", "进不去", "没人开", "没人在", "不在家", "没人应", "来不了", "坏", "封",
    ]
    private static let availability = [
        "出差", "别找我", "别派我", "请假", "今天不便", "这周都", "这几周", "这周没", "这几天", "最近", "以后别", "暂停", "休假", "回老家", "不在武汉", "住院",
        "周末才", "下周才", "晚上才有空", "白天上班",
        "上夜班", "不接单", "停派", "值夜班",
    ]
    private static let unfinished = [
        "没办好", "没人来", "还是漏", "还在漏", "又漏", "没修好", "没弄好", "没来人", "没见人", "又坏", "根本没", "没解决", "没好", "没送到", "没收到", "还是没",
        "还是不", "又灭", "又堵", "没到位", "没处理",
        "还是坏", "没有来", "没有人来", "没搞好", "修了等于没修", "一个人影",
    ]

    static func clauses(_ line: Line) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        var start = 0
        for index in 0...line.count where index == line.count || line[index].endsClause {
            if index > start { clauses.append(start..<index) }
            start = index + 1
        }
        return clauses
    }

    private static func clause(_ clauses: [Range<Int>], in line: Line, with words: [String]) -> String? {
        clauses.first { line.holds(words, in: $0) }.map(line.text)
    }

    private static func hasArrived(_ line: Line) -> Bool {
        for word in ["到了", "到楼下", "到门口", "已到", "已经到", "到达", "到现场", "到位了", "在楼下了", "在门口了", "到单元门"] {
            guard let start = line.find(word) else { continue }
            let end = start + word.utf16.count
            if line.first(of: ["没", "吗", "么", "再", "的话", "就", "给"], at: end) != nil
                || line.holds(
                    ["快", "没", "还", "等", "分钟", "送", "配件", "货", "120", "收", "找"], in: max(0, start - 3)..<start)
            {
                continue
            }
            return true
        }
        return false
    }

    /// A time that is not the one refused: `今天不行明早可以`.
    private static func proposedTime(_ evidence: Evidence) -> String? {
        let line = evidence.line
        let offered = evidence.times.filter { time in
            let end = time.range.upperBound
            let refused = line.holds(
                ["不行", "没空", "不便", "不方便", "来不了", "去不了", "走不开", "要", "在", "都", "有事", "出差", "加班", "上班"],
                in: end..<min(line.count, end + 4))
            return !time.isPast && time.weight > 0 && !refused
                && (time.isAhead || time.clock != nil || time.part != nil)
        }
        return offered.last.map { line.text($0.range) }
    }

    /// `转给老周`, `让小汤去`, `换小汤`, `交物业`.
    private static func handOver(_ line: Line) -> String? {
        for word in ["转给", "交给", "让给", "派给", "退给", "转交", "请转", "转派给", "转派", "换成", "转", "让", "换", "请", "找", "叫"] {
            guard let found = line.find(word) else { continue }
            let start = found + word.utf16.count
            var end = start
            while line[end].isHan, end - start < 8,
                line.first(
                    of: ["去", "来", "吧", "接", "处", "上", "看", "的", "了", "一", "和", "办", "做", "修", "跟", "负责"], at: end)
                    == nil
            { end += 1 }
            let name = line.folded(start..<end)
            if end - start >= 2,
                !["我", "你", "别", "人", "其他", "另", "先", "退", "派", "住户", "老人", "大家", "谁"].contains(where: name.hasPrefix),
                !["人", "我"].contains(name)
            {
                return line.text(start..<end)
            }
        }
        return nil
    }

    /// The clauses of a refusal that are neither the refusal, a number, an apology, a proposal nor the hand-over.
    private static func reason(_ evidence: Evidence, clauses: [Range<Int>]) -> String? {
        let line = evidence.line
        let dull = [
            "退单", "退了", "退回", "去不了", "来不了", "接不了", "抱歉", "对不起", "不好意思", "换人", "另派", "另找", "转给", "让给", "拒单", "重复单", "请派",
            "另请", "退!", "麻烦换",
        ]
        let kept = clauses.filter { clause in
            let isNumber = evidence.numbers.contains {
                clause.contains($0.range.lowerBound) && clause.count - $0.range.count < 4
            }
            return !isNumber && clause.count >= 2 && !(line.holds(dull, in: clause) && clause.count <= 9)
        }
        guard let first = kept.first else { return nil }
        return line.text(first)
    }
}
