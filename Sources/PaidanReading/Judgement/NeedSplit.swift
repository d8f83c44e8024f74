import PaidanCore

/// Where a message turns to a further need: `另外…`, `再一个…`, `顺便…`, `①…②…`, `一是…二是…`, `带垃圾 换灯泡 两样`.
enum NeedSplit {
    /// A part of a message that may hold a need of its own.
    struct Part {
        /// Where it stands.
        var range: Range<Int>
        /// Whether the message itself says that it is a thing apart, by counting or by a word that means nothing else; otherwise
        /// it may be a detail of the same thing.
        var isApart: Bool
    }

    /// What turns to something else wherever it stands, and what does so at the start of a clause.
    private static let strong = ["另外", "再一个", "再就是", "还有就是", "其二", "其三"]
    private static let opening = [
        "顺便", "顺带", "另一个事", "另一个是", "另一个问题", "另,", "另请", "另希望", "再帮", "再带", "再问", "再拿", "再替", "再搵", "再看", "要是还有", "再有",
        "再加", "还有能不能",
        "还有个事",
        "然后顺便", "一边要",
    ]
    private static let weak = ["还有", "还想", "还要", "第二个", "第二件", "第二,", "第三个", "又要", "平时"]
    private static let pairs = [
        "两样", "两件事", "两个事", "两个问题", "两个事情", "两桩", "三件事", "三样", "三个事", "一起弄", "一起搞", "一趟搞", "一道搞", "一并",
    ]

    /// The parts of a message, in order; one part where it does not turn.
    static func parts(_ evidence: Evidence) -> [Part] {
        let line = evidence.line
        let points = self.points(line)
        if points.count > 1 {
            return zip(points, points.dropFirst() + [line.count]).enumerated().map { index, ends in
                Part(range: (index == 0 ? 0 : ends.0)..<ends.1, isApart: true)
            }
        }
        if line.holds(pairs), !line.holds(["没两样", "没什么两样"]) { return things(evidence) }
        let isLetter = line.holds(["主题", "尊敬的", "您好:", "此致", "的投诉", "的建议", "的请求"])
        var parts = [Part(range: 0..<0, isApart: true)]
        for index in 1..<max(1, line.count) {
            guard let last = parts.last, index - last.range.lowerBound >= 4, line.count - index >= 4,
                let isApart = turns(line, at: index, isLetter: isLetter)
            else { continue }
            parts[parts.count - 1].range = last.range.lowerBound..<index
            parts.append(Part(range: index..<index, isApart: isApart))
        }
        parts[parts.count - 1].range = parts[parts.count - 1].range.lowerBound..<line.count
        return parts
    }

    /// Whether a further need may begin at an offset, and then whether it surely is another.
    private static func turns(_ line: Line, at index: Int, isLetter: Bool) -> Bool? {
        if line.first(of: strong, at: index) != nil { return true }
        let before = line[index - 1]
        if before == 0x3B { return !isLetter }
        guard before.endsClause || before == 0x3A else { return nil }
        if line.first(of: opening, at: index) != nil { return true }
        return line.first(of: weak, at: index) != nil ? false : nil
    }

    /// Where counted points begin; none where fewer than two do.
    private static func points(_ line: Line) -> [Int] {
        var points: [Int] = []
        for index in 0..<line.count where point(line, at: index) { points.append(index) }
        return points.count > 1 ? points : []
    }

    /// `2、`, `2.`, `2)`, `②`, `二、` at the start of a clause; `一是`, `一个是`, `第一个`, `诉求1:` wherever one clause begins.
    private static func point(_ line: Line, at index: Int) -> Bool {
        if (0x2460...0x2468).contains(line[index]) { return true }
        let before = line[index - 1]
        guard before.endsClause || before == 0x3A || index == 0 else { return false }
        if line.first(of: ["一是", "二是", "三是", "一个是", "二来", "诉求1", "诉求2", "诉求3", "其一", "其二"], at: index) != nil {
            return true
        }
        if line.has("第", at: index), let number = Numeral(line, at: index + 1), (1...5).contains(number.value) {
            return line.has("个", at: number.end) || line[number.end] == 0x2C || line.has("件", at: number.end)
        }
        guard let number = Numeral(line, at: index), (1...5).contains(number.value), number.count == 1 else {
            return false
        }
        return
            (line[number.end] == 0x2C && number.end - index == 1 && before != 0x2C || line[number.end] == 0x2E
            || line[number.end] == 0x29) && !Numeral.canBegin(line[number.end + 1])
    }

    /// The clauses of a message that says that they are several things; what only places or counts them is none.
    private static func things(_ evidence: Evidence) -> [Part] {
        let line = evidence.line
        let clauses = Clauses(line).ranges.filter { clause in
            let placed = evidence.mentions.filter { clause.overlaps($0.range) }.reduce(0) { $0 + $1.range.count }
            return clause.count - placed >= 3 && !(line.holds(pairs, in: clause) && clause.count - placed <= 9)
        }
        guard clauses.count > 1 else { return [Part(range: 0..<line.count, isApart: false)] }
        return clauses.map { Part(range: $0, isApart: true) }
    }
}
