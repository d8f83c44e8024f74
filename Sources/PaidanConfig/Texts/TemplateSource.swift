import PaidanCore

/// The Mustache source of a text, looked at as closely as a proof needs: tags, sections and the facts they name.
///
/// It knows the part of Mustache that texts may use: variables, sections, inverted sections and comments. Partials,
/// other delimiters and pragmas have no place in a sentence to a resident.
struct TemplateSource {
    /// What is wrong with the source; nil where nothing is.
    private(set) var problem: Wording?
    /// The names of the facts it uses, in order.
    private(set) var names: [String] = []

    init(_ source: String) {
        var rest = source[...]
        var open: [String] = []
        while problem == nil, let start = rest.firstRange(of: "{{") {
            if rest[..<start.lowerBound].contains("}}") { problem = TemplateSource.stray }
            let isTriple = rest[start.upperBound...].hasPrefix("{")
            let end = isTriple ? "}}}" : "}}"
            guard let close = rest[start.upperBound...].firstRange(of: end) else {
                problem = Wording("has {{ without }}", "有 {{ 没有 }}")
                return
            }
            let inner = rest[start.upperBound..<close.lowerBound].dropFirst(isTriple ? 1 : 0)
            read(String(inner), isTriple: isTriple, open: &open)
            rest = rest[close.upperBound...]
        }
        if problem == nil, rest.contains("}}") { problem = TemplateSource.stray }
        if problem == nil, let last = open.last {
            problem = Wording("opens {{#\(last)}} and never closes it", "{{#\(last)}} 没有对应的 {{/\(last)}}")
        }
    }

    private static let stray = Wording("has }} without {{", "有 }} 没有 {{")

    private mutating func read(_ tag: String, isTriple: Bool, open: inout [String]) {
        let sign = isTriple ? nil : tag.first.flatMap { "#^/&!><$=%".contains($0) ? $0 : nil }
        let name = (sign == nil ? tag : String(tag.dropFirst())).trimmed
        switch sign {
        case "!": return
        case ">", "<", "$", "=", "%":
            problem = Wording(
                "uses a kind of tag that texts may not: {{\(tag)}}", "文本里不能用这种标签：{{\(tag)}}")
        case "/":
            guard open.popLast() == name else {
                problem = Wording("closes {{/\(name)}}, which is not open there", "{{/\(name)}} 没有对应的开头")
                return
            }
        default:
            guard isName(name) else {
                problem = Wording("has a tag that is no name: {{\(tag)}}", "标签里不是名称：{{\(tag)}}")
                return
            }
            if sign == "#" || sign == "^" { open.append(name) }
            names.append(name)
        }
    }

    /// A fact's name, or a transform of one such as `last()`.
    private func isName(_ text: String) -> Bool {
        !text.isEmpty && text.count { $0 == "(" } == text.count { $0 == ")" }
            && text.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "._()".contains($0) }
    }
}

/// The facts that texts may name.
enum TextFacts {
    /// Every text knows these, the second line where a wish is concerned.
    private static let common = [
        "community", "phone",
        "number", "category", "category_name", "urgency", "urgency_name", "building", "place",
    ]
    /// Facts that stand beside the cases of `Template`.
    private static let particular = [
        "again", "answer", "beneficiary", "call", "candidates", "cause", "channel", "code", "contact", "count",
        "danger", "day",
        "month",
        "danger_name",
        "detail", "duty", "ended", "ending", "ending_name", "eta", "expires_at", "file", "further", "given", "group",
        "helper",
        "helper_kind", "helper_kind_name",
        "into", "lines", "member", "member_id", "message", "message_name", "minutes", "missing", "more", "numbers",
        "pair", "partner", "paused",
        "problem", "problem_name", "reason", "reason_name", "recipient", "reporter", "ring", "ring_name", "role",
        "satisfied", "sequence", "state", "state_name", "telephone", "text", "time", "unconfirmed", "until",
        "waits_until",
        "when", "words",
    ]
    /// Of clocks, teams and days with too much to do.
    private static let busy = ["begins", "busy", "clock", "clock_name", "have", "lacking", "spent"]
    /// Of the rota.
    private static let rota = ["buildings", "holiday", "part", "span"]
    /// Of services that come again.
    private static let again = ["next", "times"]
    /// Of campaigns.
    private static let campaign = [
        "title", "destination", "meeting", "closes", "cancelled", "post", "riders", "name", "car", "ride", "waiting",
        "unplaced", "which", "seatless",
    ]
    /// What a correction changed.
    private static let changed = [
        "old_place", "new_place", "old_category", "old_category_name", "new_category", "new_category_name",
        "old_urgency", "old_urgency_name", "new_urgency", "new_urgency_name", "old_people", "new_people", "old_skills",
        "new_skills", "new_door", "observed",
    ]

    /// What a member said of the own time, account or turn.
    private static let own = [
        "accept", "asked", "away", "blocked", "by_group", "by_roster", "by_word", "complete", "days", "decline", "from",
        "held", "left", "limit", "names", "never", "office", "old", "on", "only", "pause", "period", "resting",
        "roster",
        "taken", "to", "undo", "void",
    ]

    /// All of them.
    static let known = common + particular + busy + rota + again + campaign + changed + own

    /// The fact that a tag names, without a transform around it; nil where it names none, such as `.` or `last()`.
    static func fact(in name: String) -> String? {
        let inner = name.split { $0 == "(" || $0 == ")" }.last.map(String.init) ?? ""
        let isBareTransform = name.hasSuffix("()")
        return inner.isEmpty || isBareTransform || name == "." ? nil : inner
    }
}
