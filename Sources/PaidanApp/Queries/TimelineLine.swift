import FoundationEssentials
import PaidanConfig
import PaidanCore

/// One line of a wish's timeline, with its reasons taken apart.
struct TimelineLine: Hashable, Codable, Sendable {
    /// When, in the community's local time.
    var at: String
    /// What happened.
    var event: String
    /// Who is concerned: ids of the roster.
    var who: [MemberID]
    /// Who gave a command.
    var actor: String?
    /// The rule that put this one before the next.
    var rule: String?
    /// Who was passed over, by rule.
    var passedOver: [String: [MemberID]]
    /// How many more were passed over without being named, by rule.
    var passedOverCounts: [String: Int]
    /// All other facts.
    var facts: Facts
    /// Words, names, telephones and doors; nil where there are none, or none any more.
    var personal: [String: String]?
    /// Whether there were personal data that are purged.
    var isPurged: Bool

    init(
        _ entry: TimelineEntry, at instant: Instant, zone: Zone, personal: Facts?, isPurged: Bool,
        discretion: Discretion
    ) {
        at = instant.rfc3339(in: zone)
        event = entry.event
        var rest = entry.facts
        who = rest.removeValue(forKey: "member")?.plain.map { [MemberID($0)] } ?? []
        actor = rest.removeValue(forKey: "actor")?.plain
        rule = rest.removeValue(forKey: "rule")?.plain
        passedOver = [:]
        passedOverCounts = [:]
        if case .record(let record)? = rest.removeValue(forKey: "passed_over") {
            for (rule, fact) in record {
                switch fact {
                case .text(let ids): passedOver[rule] = ids.split(separator: " ").map { MemberID(String($0)) }
                case .number(let count): passedOverCounts[rule] = count
                default: break
                }
            }
        }
        for key in ["until"] {
            guard case .number(let milliseconds)? = rest[key] else { continue }
            rest[key] = .text(Instant(milliseconds: Int64(milliseconds)).rfc3339(in: zone))
        }
        facts = rest
        self.personal = personal.map { TimelineLine.shown($0, discretion) }
        self.isPurged = isPurged
    }

    /// A row as it is kept.
    init(_ row: TimelineRow, zone: Zone, discretion: Discretion) {
        let personal = row.personal.flatMap { try? JSONDecoder().decode(Facts.self, from: Data($0.utf8)) }
        self.init(
            row.entry, at: row.at, zone: zone, personal: personal,
            isPurged: row.personalDigest != nil && row.personal == nil, discretion: discretion)
    }

    private static func shown(_ personal: Facts, _ discretion: Discretion) -> [String: String] {
        var shown: [String: String] = [:]
        for (key, fact) in personal {
            guard let text = fact.plain else { continue }
            shown[key] =
                switch key {
                case "reporter": Account(text).map(discretion.account) ?? discretion.name(text)
                case "contact": discretion.phone(text)
                default: discretion.words(text)
                }
        }
        return shown
    }

    /// The other facts, as people read them.
    private var remarks: [String] {
        var rest = facts
        rest["offer"] = nil
        var remarks: [String] = []
        if let from = rest.removeValue(forKey: "from")?.plain, let to = rest.removeValue(forKey: "to")?.plain {
            remarks.append("\(from) → \(to)")
        }
        for (key, fact) in rest.sorted(by: { $0.key < $1.key }) {
            switch (key, fact) {
            case ("slot", .number(let slot)): remarks.append("post=\(slot + 1)")
            case ("until", .text(let time)): remarks.append("until=\(time.dropFirst(11).prefix(5))")
            default: if let text = fact.plain { remarks.append("\(key)=\(text)") }
            }
        }
        return remarks
    }

    /// The line for people, and one more for each reason.
    func lines(in language: Language, name: (MemberID) -> String) -> [String] {
        var parts = [EventWords.words(of: event, in: language)]
        parts += who.map(name)
        if let actor { parts.append(language == .english ? "by \(actor)" : "（\(actor)）") }
        parts += remarks
        let head = String(at.prefix(19)).replacing("T", with: " ") + "  "
        let margin = String(repeating: " ", count: 21)
        var lines = [head + parts.joined(separator: " ")]
        if let rule {
            let words = Rule(rawValue: rule)?.spoken(in: language) ?? rule
            lines.append(margin + (language == .english ? "before the next: " : "排在下一位之前：") + words)
        }
        lines += PassedOver(passedOver, counts: passedOverCounts).lines(in: language, name: name).map { margin + $0 }
        for (key, text) in (personal ?? [:]).sorted(by: { $0.key < $1.key }) {
            lines.append(margin + "\(key): \(text)")
        }
        if isPurged { lines.append(margin + (language == .english ? "(words purged)" : "（原话已清除）")) }
        return lines.map(\.oneLine)
    }
}

/// Who was passed over, by the code of the rule that did it.
struct PassedOver {
    private let byRule: [String: [MemberID]]
    private let counts: [String: Int]

    /// - Parameter counts: those of whom only the number is known.
    init(_ byRule: [String: [MemberID]], counts: [String: Int]) {
        self.byRule = byRule
        self.counts = counts
    }

    /// One line for each rule, in the order in which rules are applied.
    func lines(in language: Language, name: (MemberID) -> String) -> [String] {
        let order = Rule.allCases.map(\.rawValue)
        return Set(byRule.keys).union(counts.keys).sorted {
            (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1)
        }
        .map { code in
            let words = Rule(rawValue: code)?.reason(in: language) ?? code
            var names = (byRule[code] ?? []).map(name)
            if let count = counts[code] { names.append(language == .english ? "\(count) others" : "另有 \(count) 人") }
            let who = names.joined(separator: language == .english ? ", " : "、")
            return language == .english ? "passed over, \(words): \(who)" : "没派，\(words)：\(who)"
        }
    }
}

extension Fact {
    /// A text, a number or a flag as text; nil for what has parts.
    var plain: String? {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .list, .record: nil
        }
    }
}
