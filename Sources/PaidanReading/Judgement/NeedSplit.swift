import PaidanCore

/// Where a message turns to a second need: `另外…`, `再一个…`, `顺便…`, numbered points.
enum NeedSplit {
    private static let turns = [
        "另外", "再一个", "再就是", "再有", "还有就是", "还有我", "还有那", "还有楼", "顺便", "顺带", "其二", "其三", "另一个", "另,", "还有一", "二是", "三是",
        "还有个", "第二", "第三", "再帮", "再看",
        "还想", "还要",
    ]

    /// The parts of a message that may each hold a need; one part where it does not turn.
    static func parts(_ evidence: Evidence) -> [Range<Int>] {
        let line = evidence.line
        var starts = [0]
        for index in 1..<max(1, line.count) where index - (starts.last ?? 0) >= 5 && line.count - index >= 5 {
            let before = line[index - 1]
            let opens = before.endsClause || before == 0x3A
            if line.first(of: turns, at: index) != nil, opens || line.first(of: ["另外", "再一个", "再就是"], at: index) != nil
            {
                starts.append(index)
            } else if before == 0x3B, evidence.times.isEmpty || line.holds([";"], in: 0..<index) {
                starts.append(index)
            } else if opens, isPoint(line, at: index) {
                starts.append(index)
            }
        }
        return zip(starts, starts.dropFirst() + [line.count]).map { $0..<$1 }
    }

    /// `2、`, `2.`, `②`, `二、` at the start of a clause.
    private static func isPoint(_ line: Line, at index: Int) -> Bool {
        if (0x2461...0x2464).contains(line[index]) { return true }
        guard let number = Numeral(line, at: index), (2...5).contains(number.value), number.digits.count == 1 else {
            return false
        }
        return (line[number.end] == 0x2C || line[number.end] == 0x2E || line[number.end] == 0x29)
            && !line[number.end + 1].isDigit
    }
}
