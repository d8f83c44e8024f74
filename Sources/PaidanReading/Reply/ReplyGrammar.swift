import PaidanCore

/// What replies say beyond yes and no; the words are kept as written, and what they mean beside them.
enum ReplyGrammar {
    private static let partial = [
        "只能", "只会", "只够", "能先", "先帮", "最多", "可以先", "但是不", "但不会", "不能搬", "带不了", "但是要", "不过要", "不过我", "但我", "但只",
        "搬不动", "抬不动", "弄不动", "还缺一个人", "还差一个人", "再来一个", "再来个人", "一个人不行", "一个人弄不", "得有人帮", "要人搭把手", "再高不行",
        "只限", "只有晚上", "只有白天", "只有周", "只有上午", "只有下午", "没大扳手",
    ]
    private static let unfinished = [
        "没办好", "没人来", "还是漏", "还在漏", "又漏", "没修好", "没弄好", "没来人", "没见人", "又坏", "根本没", "没解决", "没好", "没送到", "没收到", "还是没",
        "还是不", "又灭", "又堵", "没到位", "没处理",
        "还是坏", "没有来", "没有人来", "没搞好", "修了等于没修", "一个人影",
    ]

    /// The details of a message of a kind.
    static func read(_ evidence: Evidence, kind: MessageKind, context: ReadingContext) -> ReplyDetails {
        var details = ReplyDetails()
        let line = evidence.line
        let clauses = Clauses(line)
        switch kind {
        case .accept, .update:
            details.eta = Eta.read(evidence, context: context)
            details.setsOut = Arrival.setsOut(line) ? true : nil
            details.arrived = Arrival.isSaid(line)
            details.partial = part(clauses, in: line)
            if kind == .accept { propose(&details, evidence, context) }
            Waiting.read(evidence, clauses: clauses, context: context, into: &details)
            if kind == .update { details.reason = Reason.ofDelay(line, clauses: clauses) }
        case .complete:
            details.partial = part(clauses, in: line)
        case .decline:
            propose(&details, evidence, context)
            details.handOverTo = HandOver.read(line)
            details.partial = part(clauses, in: line)
            details.reason = Reason.ofRefusal(
                evidence, clauses: clauses, proposal: Proposal.read(evidence), handedTo: details.handOverTo)
            Waiting.read(evidence, clauses: clauses, context: context, into: &details)
        case .rate:
            details.stars = Stars.read(evidence)
            details.notDone = line.holds(unfinished)
        case .statusQuery, .wish, .chatter, .cancel:
            details.notDone = line.holds(unfinished)
        }
        if kind != .wish { details.skip = SkipGrammar.read(evidence, in: context) }
        if [.accept, .decline, .chatter, .update].contains(kind),
            let found = AvailabilityGrammar.read(evidence, clauses: clauses, context: context)
        {
            details.availability = line.text(found.range)
            details.change = found.value
        }
        return details
    }

    private static func propose(_ details: inout ReplyDetails, _ evidence: Evidence, _ context: ReadingContext) {
        guard let time = Proposal.read(evidence) else { return }
        details.proposedTime = evidence.line.text(time.range)
        details.proposedWindow = TimeWindow.resolve(time, at: context.at, zone: context.zone)
    }

    /// `只能搬到一楼`, `我一个人搬不动`; not a refusal to hand the job on: `只能转给燃气公司`.
    private static func part(_ clauses: Clauses, in line: Line) -> String? {
        clauses.ranges.first {
            line.holds(partial, in: $0) && !line.holds(["只能转", "只能退", "只有一个师傅", "不过我有", "但我有"], in: $0)
        }
        .map(line.text)
    }
}
