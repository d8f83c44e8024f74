import PaidanConfig
import PaidanCore
import PaidanReading

/// An explanation for people.
struct ExplanationText {
    let explanation: Explanation
    let told: [Told]
    let rulebook: Rulebook
    /// The names of codes by list, as the community's texts have them.
    let names: [String: [String: String]]
    let language: Language
    let discretion: Discretion

    /// The lines.
    var lines: [String] {
        let verdict = explanation.decision.verdict
        let wish = explanation.decision.wish.map { " · \(explanation.community)/\($0)" } ?? ""
        var lines = [
            said("where", "何处") + ": \(rulebook.name) · "
                + (explanation.group.map { "\($0.name) (\($0.id), \($0.level.rawValue))" } ?? said("private", "私聊"))
                + " · " + explanation.at.rfc3339(in: rulebook.zone),
            said("understood", "听懂") + ": " + understood,
            said("verdict", "处理") + ": \(verdict.rawValue) — \(verdict.words[language])\(wish)",
        ]
        for prospect in explanation.wishes { lines += [""] + self.lines(of: prospect) }
        if !steps.isEmpty { lines += ["", said("what happens", "经过") + ":"] + steps }
        lines += ["", told.isEmpty ? said("nobody is told anything", "不通知任何人") : said("who is told what", "通知") + ":"]
        for one in told {
            lines.append("  → \(one.to) [\(one.destination)] \(one.kind), \(one.priority)".oneLine)
            lines += one.text.split(separator: "\n").map { "      " + String($0).oneLine }
        }
        return lines
    }

    /// What the desk would write down; who was passed over for a new wish stands with its posts already.
    private var steps: [String] {
        explanation.decision.entries.flatMap { entry in
            let line = TimelineLine(
                entry, at: explanation.at, zone: rulebook.zone, personal: nil, isPurged: false, discretion: discretion)
            let lines = line.lines(in: language, name: name).map { "  " + $0.dropFirst(11) }
            return explanation.wishes.contains { $0.wish.number == entry.wish } ? Array(lines.prefix(1)) : lines
        }
    }

    private func name(_ id: MemberID) -> String { MemberNames(rulebook.members, discretion).name(id) }

    private func said(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

    private func name(_ code: String?, in list: String) -> String? {
        code.map { language == .english ? $0 : names[list]?[$0] ?? $0 }
    }

    private var understood: String {
        let reading = explanation.reading
        let sure = "\(Int((reading.confidence(in: "kind") * 100).rounded()))%"
        var parts = ["\(reading.kind.rawValue) (\(sure))"]
        for need in [reading.need] + reading.more {
            let place = need.place.spoken
            let some = [
                name(need.category?.rawValue, in: "category"), place, name(need.urgency?.rawValue, in: "urgency"),
            ]
            parts.append(some.compactMap(\.self).joined(separator: " "))
        }
        if let danger = reading.danger { parts.append(said("danger: ", "危险：") + danger.rawValue) }
        if let when = reading.when { parts.append(said("when: ", "时间：") + when) }
        if !reading.orderNumbers.isEmpty { parts.append("#" + reading.orderNumbers.joined(separator: " #")) }
        if let ask = reading.ask { parts.append(said("would ask: ", "要问：") + ask.text) }
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func lines(of prospect: Explanation.Prospect) -> [String] {
        let wish = prospect.wish
        var head = "\(explanation.community)/\(wish.number): \(name(wish.state.rawValue, in: "state") ?? "")"
        if let wait = wish.wait {
            head +=
                said("; waits until ", "；等到 ") + rulebook.zone.civil(wait.until).clock + " ("
                + FactWords.value(wait.reason.rawValue, of: "reason", in: language) + ")"
        }
        if let escalation = wish.escalation {
            head +=
                said("; the duty has it: ", "；值班在管：")
                + "\(self.name(escalation.member)) ("
                + FactWords.value(escalation.reason.rawValue, of: "reason", in: language) + ")"
        }
        var lines = [head]
        if prospect.posts.isEmpty { lines.append("  " + said("no post to fill: the office answers", "不用派人，由社区答复")) }
        for post in prospect.posts { lines += self.lines(of: post) }
        return lines
    }

    private func lines(of post: Explanation.Post) -> [String] {
        let kinds = post.slot.kinds.compactMap { name($0.rawValue, in: "kind") }.joined(separator: "/")
        var lines = [
            "  " + said("post", "岗位") + " \(post.slot.index + 1): "
                + ([kinds, post.slot.organization].compactMap(\.self) + post.slot.skills).joined(separator: " · ")
        ]
        if post.ranked.isEmpty { lines.append("    " + said("nobody can come", "无人可派")) }
        for (turn, candidate) in post.ranked.enumerated() {
            var line =
                "    \(turn + 1). \(self.name(candidate.member)), \(name(candidate.ring.name, in: "ring") ?? "")"
            if let until = post.asked[candidate.member] {
                line += said(", asked now until ", "，现在就问，等到 ") + rulebook.zone.civil(until).clock
            }
            if let before = candidate.before {
                line += said("; before the next: ", "；排在下一位之前：") + before.rule.spoken(in: language)
                line += RankWords(language: language, zone: rulebook.zone).both(.init(before), name: self.name)
            }
            lines.append(line)
        }
        lines += PassedOver(post.named, counts: post.counts).lines(in: language, name: self.name).map { "    " + $0 }
        return lines + ["    " + said("looked at: \(post.considered)", "一共看了\(post.considered)人")]
    }
}

/// An explanation for programs: one object.
enum ExplanationJSON {
    private struct Page: Encodable {
        var community: CommunityID
        var at: String
        var group: GroupID?
        var verdict: Verdict
        var wish: WishNumber?
        var wishes: [Opened]
        var steps: [TimelineLine]
        var told: [Told]
    }

    private struct Opened: Encodable {
        var wish: WishNumber
        var state: WishState
        var posts: [Post]
    }

    private struct Post: Encodable {
        var kinds: [Member.Kind]
        var organization: String?
        var skills: [Skill]
        var candidates: [Candidate]
        var passedOver: [String: [MemberID]]
        /// How many more were passed over without being named, by rule.
        var passedOverCounts: [String: Int]
        /// How many were looked at.
        var considered: Int
    }

    private struct Candidate: Encodable {
        var member: MemberID
        var ring: String
        var rule: String?
        /// By what this one stands before the next.
        var difference: TimelineLine.Difference?
        var askedUntil: String?
    }

    /// The explanation as one line; `reading` is what `paidan read` prints.
    static func line(_ explanation: Explanation, told: [Told], zone: Zone) throws(CommandFailure) -> String {
        let page = Page(
            community: explanation.community, at: explanation.at.rfc3339(in: zone), group: explanation.group?.id,
            verdict: explanation.decision.verdict, wish: explanation.decision.wish,
            wishes: explanation.wishes.map { opened($0, zone: zone) },
            steps: explanation.decision.entries.map {
                TimelineLine($0, at: explanation.at, zone: zone, personal: nil, isPurged: false, discretion: .masked)
            },
            told: told)
        return "{\"reading\":" + ReadingJSON.line(explanation.reading) + "," + (try JSONLines.line(page)).dropFirst()
    }

    private static func opened(_ prospect: Explanation.Prospect, zone: Zone) -> Opened {
        Opened(
            wish: prospect.wish.number, state: prospect.wish.state,
            posts: prospect.posts.map { post in
                Post(
                    kinds: post.slot.kinds, organization: post.slot.organization, skills: post.slot.skills,
                    candidates: post.ranked.map {
                        Candidate(
                            member: $0.member, ring: $0.ring.name, rule: $0.before?.rule.rawValue,
                            difference: $0.before.map(TimelineLine.Difference.init),
                            askedUntil: post.asked[$0.member].map { $0.rfc3339(in: zone) })
                    },
                    passedOver: post.named, passedOverCounts: post.counts, considered: post.considered)
            })
    }
}
