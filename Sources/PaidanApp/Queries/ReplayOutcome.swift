import PaidanConfig
import PaidanCore

/// What a replay of one community found.
struct ReplayOutcome: Hashable, Sendable {
    var summary: Summary
    var differences: [ReplayLine]

    /// The whole in figures.
    struct Summary: Hashable, Codable, Sendable {
        var community: CommunityID
        /// How many inputs were decided anew, and the last of them.
        var inputs: Int
        var last: Int64
        /// From which input on the decisions are those that were made; nil where none is.
        var exactFrom: Int64?
        /// How many inputs lost their words.
        var purged: Int
        /// The digests of rules that are not kept any more.
        var missingRules: [String]
        /// Inputs that this version of the program decides otherwise under the same rules.
        var byProgram: Int
        /// Inputs that the folder's rules decide otherwise.
        var byRules: Int
        /// Whether the folder's rules were held against those recorded.
        var isAgainstFolder: Bool

        /// Whether every decision is the same.
        var isSame: Bool { byProgram == 0 && byRules == 0 }
    }
}

/// An input on which the decisions are not the same.
struct ReplayLine: Hashable, Codable, Sendable {
    var community: CommunityID
    var sequence: Int64
    /// When, in the community's local time.
    var at: String
    /// The input's kind.
    var input: String
    var wish: WishNumber?
    var cause: Cause
    var differences: [ReplayDifference]
    /// Orders and filters; not printed.
    let instant: Instant

    /// Why a decision is another one.
    enum Cause: String, Hashable, Codable, Sendable {
        /// Words or rules that it needs are gone.
        case purged
        /// The program decides otherwise than the one that recorded it.
        case program
        /// The folder's rules are others than those in force then.
        case rules
    }

    private enum CodingKeys: String, CodingKey { case community, sequence, at, input, wish, cause, differences }

    init(_ recorded: RecordedInput, wish: WishNumber?, cause: Cause, _ differences: [ReplayDifference]) {
        community = recorded.community
        sequence = recorded.sequence
        at = recorded.at.description
        input = recorded.input.name
        self.wish = wish
        self.cause = cause
        self.differences = differences
        instant = recorded.at
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        community = try container.decode(CommunityID.self, forKey: .community)
        sequence = try container.decode(Int64.self, forKey: .sequence)
        at = try container.decode(String.self, forKey: .at)
        input = try container.decode(String.self, forKey: .input)
        wish = try container.decodeIfPresent(WishNumber.self, forKey: .wish)
        cause = try container.decode(Cause.self, forKey: .cause)
        differences = try container.decode([ReplayDifference].self, forKey: .differences)
        instant = Instant(rfc3339: at) ?? Instant(milliseconds: 0)
    }

    func timed(in zone: Zone) -> Self {
        var line = self
        line.at = instant.rfc3339(in: zone)
        return line
    }
}

/// A replay in words.
struct ReplayText {
    let told: ReplayOutcome
    let language: Language
    let name: (MemberID) -> String

    func lines(atMost limit: Int) -> [String] {
        let summary = told.summary
        var lines = [head] + [exactness].compactMap(\.self)
        for difference in told.differences.prefix(limit) { lines += self.lines(of: difference) }
        let rest = told.differences.count - limit
        if rest > 0 {
            lines.append(said("… and \(rest) more inputs; --json lists them all", "……还有 \(rest) 条，用 --json 全部列出"))
        }
        if summary.isSame { lines.append(said("every decision is the same", "每一个决定都一样")) }
        return lines.map(\.oneLine)
    }

    private var head: String {
        let summary = told.summary
        let rules =
            summary.isAgainstFolder
            ? said("; \(summary.byRules) otherwise by the folder's rules", "；按现在的规则会不同的 \(summary.byRules) 条") : ""
        return said(
            "\(summary.community): \(summary.inputs) inputs decided anew, \(summary.byProgram) otherwise by the same rules",
            "\(summary.community)：重放 \(summary.inputs) 条输入，按当时的规则不一致的 \(summary.byProgram) 条") + rules
    }

    private var exactness: String? {
        let summary = told.summary
        guard summary.purged > 0 || !summary.missingRules.isEmpty else { return nil }
        let from =
            summary.exactFrom.map { said("exact from input \($0) on", "从第 \($0) 条起准确") }
            ?? said("exact nowhere", "没有一段是准确的")
        return "  " + from
            + said(
                ": \(summary.purged) inputs lost their words, \(summary.missingRules.count) sets of rules are not kept",
                "：\(summary.purged) 条的原话已清除，\(summary.missingRules.count) 套当时的规则没有留存")
    }

    private func lines(of line: ReplayLine) -> [String] {
        let wish = line.wish.map { " · \(line.community)/\($0)" } ?? ""
        let cause = line.cause == .program ? said("the program", "程序变了") : said("the rules", "规则变了")
        let head = "  #\(line.sequence) \(line.at.prefix(16).replacing("T", with: " ")) \(line.input)\(wish) · \(cause)"
        return [head]
            + line.differences.flatMap { difference -> [String] in
                let point = words(of: difference.point)
                let was = difference.was.map(spoken).joined(separator: "; ")
                let now = difference.now.map(spoken).joined(separator: "; ")
                return [
                    "      \(point): " + (was.isEmpty ? said("nothing", "无") : was) + " → "
                        + (now.isEmpty ? said("nothing", "无") : now)
                ]
            }
    }

    /// Ids of the roster with their names.
    private func spoken(_ text: String) -> String {
        let parts = text.split(separator: ": ")
        if parts.count == 2, WishNumber(parts[0]) != nil { return "\(parts[0]): " + name(MemberID(String(parts[1]))) }
        let arrow = text.split(separator: " → ")
        if arrow.count == 2 { return "\(arrow[0]) → " + name(MemberID(String(arrow[1]))) }
        return text
    }

    private func words(of point: ReplayDifference.Point) -> String {
        switch point {
        case .verdict: said("verdict", "处理")
        case .wish: said("wish", "心愿单")
        case .asked: said("asked", "派给")
        case .timeline: said("timeline", "经过")
        case .notices: said("told", "通知")
        }
    }

    private func said(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }
}
