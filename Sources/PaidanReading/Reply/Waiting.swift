import PaidanCore

/// What a job waits for, and until when: `缺配件,明天有货`, `要等街道盖章`, `轮椅要下周才有`.
enum Waiting {
    private static let missing = [
        "缺配", "缺零", "缺一", "缺个", "缺货", "缺料", "配件", "零件", "没货", "等料", "要等", "得等", "等街道", "等物业", "等厂家", "等家属", "到货", "料不够",
        "差一盏", "还差一个灯", "才有", "盖章", "有货",
        "没灯泡",
        "等审批", "要换的", "调货", "订货",
    ]
    private static let arrived = ["到货了", "配件到了", "到齐", "等一会", "等一下", "等我", "雨小", "有空", "等下", "缺的不是"]

    /// Puts it into the details of a reply.
    static func read(
        _ evidence: Evidence, clauses: Clauses, context: ReadingContext, into details: inout ReplyDetails
    ) {
        let line = evidence.line
        guard let first = clauses.ranges.first(where: { line.holds(missing, in: $0) && !line.holds(arrived, in: $0) })
        else {
            return
        }
        details.waitingFor = line.text(first)
        let time =
            evidence.times.first {
                !$0.isPast && ($0.isAhead || $0.delay != nil) && $0.range.lowerBound >= first.lowerBound
            }
            ?? evidence.times.first { !$0.isPast && $0.isAhead && first.contains($0.range.lowerBound) }
        details.waitsUntil =
            time.flatMap { TimeWindow.resolve($0, at: context.at, zone: context.zone) }?.from
            ?? days(line, from: first.lowerBound).map { context.at + .days(Int64($0)) }
    }

    /// `要等两天`, `三五天`.
    private static func days(_ line: Line, from start: Int) -> Int? {
        for index in start..<line.count where Numeral.canBegin(line[index]) && !Numeral.canBegin(line[index - 1]) {
            guard let number = Numeral(line, at: index), line.has("天", at: number.end), (1...60).contains(number.value)
            else {
                continue
            }
            return number.value > 20 && number.isChinese ? number.value % 10 : number.value
        }
        return nil
    }
}
