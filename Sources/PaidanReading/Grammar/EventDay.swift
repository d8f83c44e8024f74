/// Days known only by what happens on them: `军训那十天`, `考完英语那天傍晚`, `送暖前一天`, `我出差这一周`. No calendar tells when they are,
/// but the words are worth keeping.
enum EventDay {
    private static let tails = [
        "那几天", "这几天", "这些天", "那些天", "前一天", "后第二天", "最后一天", "第一天", "那一周", "这一周", "那段时间", "这段时间", "那天", "当天",
    ]
    private static let heads = UnitSet(heads: tails)

    /// The first such day outside the ranges that something else has taken; nil where there is none.
    static func read(_ line: Line, avoiding taken: [Range<Int>]) -> TimePhrase? {
        var clause = 0
        for index in 0..<line.count {
            if line[index].endsClause { clause = index + 1 }
            guard heads.contains(line[index]), let end = tail(line, at: index) else { continue }
            var start = clause
            if let own = line.first(of: ["我家孩子", "我孩子", "孩子", "我女儿", "我儿子", "我老公"], at: start),
                index - start - own.utf16.count >= 2
            {
                start += own.utf16.count
            }
            guard (2...9).contains(index - start), (start..<index).allSatisfy({ line[$0].isHan }),
                !line.holds(["说", "是", "了", "想", "请", "要", "帮"], in: start..<index),
                !taken.contains(where: { $0.overlaps(start..<end) })
            else { continue }
            var phrase = TimePhrase(range: start..<end)
            phrase.day = .event
            return phrase
        }
        return nil
    }

    private static func tail(_ line: Line, at index: Int) -> Int? {
        if let tail = line.first(of: tails, at: index) { return index + tail.utf16.count }
        guard line.has("那", at: index) || line.has("这", at: index), let count = Numeral(line, at: index + 1),
            line.first(of: ["天", "周"], at: count.end) != nil
        else { return nil }
        return count.end + 1
    }
}
