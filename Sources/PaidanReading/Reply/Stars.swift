/// How many stars a judgement gives: `五星`, `打10分`, `差评`, `零分`.
enum Stars {
    /// Stars from 1 to 5; nil where none are given.
    static func read(_ evidence: Evidence) -> Int? {
        let line = evidence.line
        for start in 0..<line.count where !Numeral.isPart(line[start - 1]) && !line[start - 1].isDigit {
            guard let number = Numeral(line, at: start), number.count <= 3 else { continue }
            if line.first(of: ["星", "颗星", "个星"], at: number.end) != nil,
                line.first(of: ["星期", "星级"], at: number.end) == nil
            {
                return (1...5).contains(number.value) ? number.value : number.value == 0 ? 1 : nil
            }
            guard line.has("分", at: number.end), line.first(of: ["分钟", "分之"], at: number.end) == nil else { continue }
            switch number.value {
            case 0: return 1
            case 1...5: return number.value
            case 6...10: return (number.value + 1) / 2
            case 60...100: return max(1, (number.value + 10) / 20)
            default: continue
            }
        }
        if line.holds(["零分", "差评", "负分"]), !line.holds(["零差评"]) { return 1 }
        return line.holds(["满分", "好评", "满星"]) ? 5 : nil
    }
}
