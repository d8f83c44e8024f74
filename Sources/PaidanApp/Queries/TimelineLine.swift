import FoundationEssentials
import PaidanConfig
import PaidanCore

/// One line of a wish's timeline, with its reasons taken apart.
struct TimelineLine: Hashable, Encodable, Sendable {
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
    /// By what the one asked stood before the next; nil where nobody came next, or none was compared.
    var difference: Difference?
    /// Who would have been asked next, and what set each behind the last who was asked.
    var next: [Next]
    /// How many were looked at; nil where nobody was looked for.
    var considered: Int?
    /// Who of the duty could have been told, in order.
    var chain: [MemberID]
    /// All other facts.
    var facts: Facts
    /// Words, names, telephones and doors; nil where there are none, or none any more.
    var personal: [String: String]?
    /// Whether there were personal data that are purged.
    var isPurged: Bool
    /// Of the community; not part of the line.
    private var zone: Zone

    private enum CodingKeys: String, CodingKey {
        case at, event, who, actor, rule, passedOver, passedOverCounts, difference, next, considered, chain, facts
        case personal, isPurged
    }

    /// By what one stood before or behind another, in the units of the rule; less is better.
    struct Difference: Hashable, Encodable, Sendable {
        var rule: String
        var own: Int?
        var other: Int?
        var than: MemberID?

        /// Takes its facts out of an event's; nil where there is no rule among them.
        init?(taking facts: inout Facts) {
            guard let rule = facts.removeValue(forKey: "rule")?.plain else { return nil }
            self.rule = rule
            than = facts.removeValue(forKey: "than")?.plain.map { MemberID($0) }
            if case .number(let own)? = facts.removeValue(forKey: "own") { self.own = own }
            if case .number(let other)? = facts.removeValue(forKey: "other") { self.other = other }
        }

        init(_ difference: PaidanCore.Difference) {
            rule = difference.rule.rawValue
            than = difference.than
            guard difference.rule != .hash else { return }
            own = difference.own
            other = difference.other
        }
    }

    /// One who would have been asked next.
    struct Next: Hashable, Encodable, Sendable {
        var member: MemberID
        var difference: Difference?

        init?(_ facts: Facts) {
            guard let id = facts["member"]?.plain else { return nil }
            var rest = facts
            member = MemberID(id)
            difference = Difference(taking: &rest)
        }
    }

    init(
        _ entry: TimelineEntry, at instant: Instant, zone: Zone, personal: Facts?, isPurged: Bool,
        discretion: Discretion
    ) {
        self.zone = zone
        at = instant.rfc3339(in: zone)
        event = entry.event
        var rest = entry.facts
        who = rest.removeValue(forKey: "member")?.plain.map { [MemberID($0)] } ?? []
        actor = rest.removeValue(forKey: "actor")?.plain
        difference = Difference(taking: &rest)
        rule = difference?.rule
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
        if case .record(let more)? = rest.removeValue(forKey: "passed_more") {
            for (rule, fact) in more { if case .number(let count) = fact { passedOverCounts[rule] = count } }
        }
        next = []
        if case .list(let list)? = rest.removeValue(forKey: "next") { next = list.compactMap(Next.init) }
        considered = nil
        if case .number(let count)? = rest.removeValue(forKey: "considered") { considered = count }
        chain = rest.removeValue(forKey: "chain")?.plain?.split(separator: " ").map { MemberID(String($0)) } ?? []
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
    private func remarks(in language: Language) -> [String] {
        var rest = facts
        rest["offer"] = nil
        var remarks: [String] = []
        if let from = rest.removeValue(forKey: "from")?.plain, let to = rest.removeValue(forKey: "to")?.plain {
            remarks.append("\(from) → \(to)")
        }
        for (key, fact) in rest.sorted(by: { $0.key < $1.key }) {
            switch (key, fact) {
            case ("slot", .number(let slot)): remarks.append("\(FactWords.key(key, in: language))=\(slot + 1)")
            case ("until", .text(let time)):
                remarks.append("\(FactWords.key(key, in: language))=\(time.dropFirst(5).prefix(11))")
            default:
                guard let text = fact.plain else { continue }
                let words = FactWords.value(text, of: key, in: language)
                remarks.append("\(FactWords.key(key, in: language))=\(words)")
            }
        }
        return remarks
    }

    /// Why this one, and why not the others.
    private func reasons(in language: Language, name: (MemberID) -> String) -> [String] {
        let ranks = RankWords(language: language, zone: zone)
        var lines: [String] = []
        if let difference {
            if let rule = Rule(rawValue: difference.rule) {
                let words = rule.spoken(in: language) + ranks.both(difference, name: name)
                lines.append((language == .english ? "before the next: " : "排在下一位之前：") + words)
            } else {
                let words = FactWords.value(difference.rule, of: "rule", in: language)
                lines.append((language == .english ? "before all others: " : "先问此人：") + words)
            }
        }
        for one in next {
            let rule = one.difference.flatMap { Rule(rawValue: $0.rule) }
            let words = (rule?.reason(in: language) ?? "") + (one.difference.map { ranks.both($0, name: name) } ?? "")
            lines.append((language == .english ? "next: " : "下一位：") + "\(name(one.member)) \(words)")
        }
        lines += PassedOver(passedOver, counts: passedOverCounts).lines(in: language, name: name)
        if let considered {
            lines.append(language == .english ? "looked at: \(considered)" : "一共看了\(considered)人")
        }
        if chain.count > 1 {
            lines.append(
                (language == .english ? "the duty in order: " : "值班顺序：") + chain.map(name).joined(separator: " → "))
        }
        return lines
    }

    /// The line for people, and one more for each reason.
    func lines(in language: Language, name: (MemberID) -> String) -> [String] {
        var parts = [EventWords.words(of: event, in: language)]
        parts += who.map(name)
        if let actor { parts.append(language == .english ? "by \(actor)" : "（\(actor)）") }
        parts += remarks(in: language)
        let head = String(at.prefix(19)).replacing("T", with: " ") + "  "
        let margin = String(repeating: " ", count: 21)
        var lines = [head + parts.joined(separator: " ")]
        lines += reasons(in: language, name: name).map { margin + $0 }
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
