import PaidanCore

/// A sign of danger in a message, with what speaks against it.
struct Alarm {
    /// Which danger: `fire`, `gas`, `trapped`, `casualty`, `silent`, `missing`, `selfharm`, `violence`, `flood`, `blocked`, `power`, `device`.
    var sign: String
    /// Where the words stand.
    var range: Range<Int>
    /// How much the words weigh by themselves.
    var weight: Double
}

/// Finds signs of an emergency by the classes `emergency.…` of the lexicon; those that end in `.hint` only add up.
///
/// Recall comes first: a sign counts unless the words themselves take it back.
struct AlarmRules: Sendable {
    private let groups: [Int: (sign: String, weight: Double)]
    private let idioms: Int?
    private let denials: Int?
    private let dampers: [Int: Double]
    private let vulnerable: Int?
    private let plain: Int?

    /// Signs that speak for themselves, and those that need a vulnerable person near them.
    private static let weights: [String: Double] = [
        "fire": 3, "gas": 3, "trapped": 2, "casualty": 2, "silent": 1, "missing": 1, "selfharm": 3, "violence": 2,
        "flood": 2,
        "blocked": 3, "device": 1, "power": 3,
    ]
    /// What words weigh that go with danger but do not make one by themselves.
    private static let hint = 0.7
    /// How much a circumstance takes away.
    private static let damping: [String: Double] = [
        "damp.over": 1.5, "damp.past": 1.5, "damp.rumour": 2, "damp.drill": 3, "damp.joke": 2.5, "damp.ifs": 1,
    ]

    init(classes: [String]) {
        var groups: [Int: (String, Double)] = [:]
        var dampers: [Int: Double] = [:]
        for (index, name) in classes.enumerated() {
            let parts = name.split(separator: ".")
            if parts.first == "emergency", parts.count > 1 {
                let sign = String(parts[1])
                groups[index] = (sign, parts.last == "hint" ? AlarmRules.hint : AlarmRules.weights[sign] ?? 2)
            }
            dampers[index] = AlarmRules.damping[name]
        }
        self.groups = groups
        self.dampers = dampers
        idioms = classes.firstIndex(of: "damp.idiom")
        denials = classes.firstIndex(of: "damp.denied")
        vulnerable = classes.firstIndex(of: "safety.vulnerable")
        plain = classes.firstIndex(of: "alarm.plain")
    }

    /// The signs that nothing takes back, and how strongly they speak together after all dampers.
    func judge(_ hits: [Lexicon.Hit], in line: Line) -> (alarms: [Alarm], strength: Double) {
        let against = hits.filter { $0.of == idioms || $0.of == denials }
        let hasVulnerable = hits.contains { $0.of == vulnerable }
        var alarms: [Alarm] = []
        for hit in hits {
            guard let group = groups[hit.of] else { continue }
            if against.contains(where: { $0.range.overlaps(hit.range) && $0.range.count >= hit.range.count }) {
                continue
            }
            if isDenied(hit.range, in: line) { continue }
            let helped =
                group.weight > AlarmRules.hint && hasVulnerable
                && ["silent", "missing", "device", "trapped"].contains(group.sign)
            alarms.append(Alarm(sign: group.sign, range: hit.range, weight: group.weight + (helped ? 1 : 0)))
        }
        var strength = together(alarms)
        for weight in Dictionary(hits.compactMap { hit in dampers[hit.of].map { (hit.of, $0) } }, uniquingKeysWith: max)
            .values
        {
            strength -= weight
        }
        return (alarms, max(0, strength))
    }

    /// Whether danger is told in so many words that nobody doubts it: no learned weight may talk that away.
    func isPlain(_ hits: [Lexicon.Hit], _ alarms: [Alarm], strength: Double) -> Bool {
        strength >= 2 && hits.contains { hit in hit.of == plain && alarms.contains { $0.range.overlaps(hit.range) } }
    }

    /// The heaviest sign whole, the next half, and so on; overlapping words count once.
    private func together(_ alarms: [Alarm]) -> Double {
        var counted: [Range<Int>] = []
        var sum = 0.0
        for alarm in alarms.sorted(by: { ($0.weight, $1.range.lowerBound) > ($1.weight, $0.range.lowerBound) })
        where counted.count < 4 {
            if counted.contains(where: { $0.overlaps(alarm.range) }) { continue }
            counted.append(alarm.range)
            sum += alarm.weight / Double(counted.count)
        }
        return min(sum, 5)
    }

    /// `没着火`, `不是煤气味`: a no right before the sign, where the sign does not begin with one.
    private func isDenied(_ range: Range<Int>, in line: Line) -> Bool {
        let start = range.lowerBound
        guard line.first(of: ["没", "不", "无", "叫不", "喊不"], at: start) == nil else { return false }
        return ["没有", "没", "不是", "不会", "没见", "未", "并无", "没被", "别", "防", "怕"].contains { line.has($0, before: start) }
            && !line.has("有没有", before: start) && !line.has("是不是", before: start)
    }

    /// The danger into which no volunteer is sent.
    func danger(_ alarms: [Alarm]) -> Danger? {
        let signs = Set(alarms.filter { $0.weight > AlarmRules.hint }.map(\.sign))
        if signs.contains("selfharm") { return .selfHarm }
        if signs.contains("violence") { return .violence }
        if signs.contains("gas") { return .gas }
        return signs.contains("fire") ? .fire : nil
    }
}
