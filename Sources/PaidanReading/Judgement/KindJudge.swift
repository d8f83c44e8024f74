import PaidanCore

/// What a message wants: the learned weights, whole messages that have one meaning, and the odds of the context.
struct KindJudge: Sendable {
    /// Whole messages of the guide: a bare 收到 takes the job, a bare 好的 is only heard, a bare
    /// 到了 tells how the job goes on.
    private static let heard: Set<String> = [
        "好", "好的", "好嘞", "好滴", "好呀", "好哒", "好的呀", "嗯", "嗯嗯", "哦", "哦哦", "OK", "[OK]", "1", "+1", "行", "妥", "嗯呐", "可以",
        "知道了", "明白",
        "[强]", "[抱拳]", "[玫瑰]", "[赞]", "👍", "🌹", "谢谢", "谢谢大家", "辛苦了", "大家辛苦了", "6", "666", "👌", "好滴好滴", "好的好的", "1️⃣",
    ]
    private static let taken: Set<String> = [
        "收到", "收到收到", "我去", "我来", "我接", "接", "接单", "接了", "这就来", "这就去", "马上来", "马上到", "马上去", "算我一个", "交给我", "派我", "👌我去",
        "我可以", "我行",
    ]

    private static let narrated: Set<String> = [
        "到了", "我到了", "已到", "到楼下了", "我到楼下了", "到门口了", "到现场了", "在路上", "在路上了", "在楼下了", "出发了", "上楼了",
    ]

    /// How likely each kind is; the shares add up to one.
    func judge(_ evidence: Evidence, answers: Answers, in context: ReadingContext) -> [MessageKind: Double] {
        if evidence.isOnlyMedia { return [.chatter: 0.45, .wish: 0.3, .update: 0.25] }
        if let whole = whole(evidence) { return whole }
        var odds = answers.kinds
        for kind in odds.keys { odds[kind, default: 0] *= factor(kind, in: context) }
        return normalized(odds)
    }

    /// Messages that say one thing as a whole, punctuation and repeated signs aside.
    private func whole(_ evidence: Evidence) -> [MessageKind: Double]? {
        let line = evidence.line
        let numbers = evidence.numbers.map(\.range)
        let words = String(
            decoding: line.plain.indices.filter { index in
                let unit = line.plain[index]
                return !unit.endsClause && unit != 0x7E && !numbers.contains { $0.contains(index) } && unit != 0x23
            }.map { line.plain[$0] }, as: UTF16.self)
        if KindJudge.taken.contains(words) { return [.accept: 0.96, .chatter: 0.04] }
        if KindJudge.narrated.contains(words) { return [.update: 0.95, .accept: 0.03, .complete: 0.02] }
        if KindJudge.heard.contains(words), numbers.isEmpty { return [.chatter: 0.96, .accept: 0.04] }
        if words.isEmpty, !numbers.isEmpty { return [.update: 0.4, .accept: 0.3, .statusQuery: 0.3] }
        let isPlace = evidence.mentions.count == 1 && evidence.mentions[0].range.count >= line.count - 3
        return isPlace ? [.update: 0.7, .wish: 0.2, .chatter: 0.1] : nil
    }

    /// How the context changes the odds.
    private func factor(_ kind: MessageKind, in context: ReadingContext) -> Double {
        var factor = 1.0
        if !context.offers.isEmpty {
            factor *= [.accept: 5, .decline: 5, .complete: 3, .update: 1.5, .wish: 0.35, .chatter: 0.6][kind] ?? 1
        }
        if context.replyTo != nil {
            factor *=
                [
                    .accept: 2.5, .decline: 2.5, .complete: 2.5, .update: 2, .cancel: 2, .statusQuery: 1.5, .rate: 1.5,
                    .wish: 0.5, .chatter: 0.5,
                ][kind] ?? 1
        }
        switch context.audience {
        case .work: factor *= [.accept: 2.5, .decline: 2.5, .complete: 2.5, .wish: 0.7][kind] ?? 1
        case .duty: factor *= [.complete: 1.5, .update: 1.5, .chatter: 0.8][kind] ?? 1
        // Residents talk among themselves far more than the labelled messages do.
        case .residents: factor *= [.wish: 0.8, .accept: 0.8, .decline: 0.8][kind] ?? 1
        case nil: factor *= [.wish: 0.8][kind] ?? 1
        }
        return factor
    }
}

/// The shares made to add up to one; summed in a fixed order, so that the same odds always give the same shares.
func normalized(_ odds: [MessageKind: Double]) -> [MessageKind: Double] {
    let sum = MessageKind.allCases.reduce(0) { $0 + (odds[$1] ?? 0) }
    return odds.mapValues { $0 / sum }
}
