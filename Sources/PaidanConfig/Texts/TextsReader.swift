import PaidanCore

/// Reads `texts.yaml`: a community's own words, laid over the shipped ones key by key.
struct TextsReader {
    let findings: Findings

    /// The texts; the shipped ones where there is no file. Nil where the file is at fault.
    func read(_ file: String) -> Texts? {
        guard Paths.exists(file) else { return ShippedTexts.texts }
        guard let root = YamlFile.root(of: file, findings: findings) else { return nil }
        return read(root, over: ShippedTexts.texts)
    }

    /// The texts of a file's root, laid over others.
    func read(_ root: Entry, over base: Texts) -> Texts? {
        guard let fields = Fields(root, known: ["names", "texts"]) else { return nil }
        var texts = base
        for (list, key, value) in fields["names"].flatMap({ $0.pairs() }) ?? [] {
            readNames(list, at: key, value, into: &texts)
        }
        for (name, key, value) in fields["texts"].flatMap({ $0.pairs() }) ?? [] {
            readText(name, at: key, value, into: &texts)
        }
        for (fact, list) in NamedCodes.alike { texts.names[fact] = texts.names[list] }
        return texts
    }

    private func readNames(_ list: String, at key: Spot, _ value: Entry, into texts: inout Texts) {
        guard let codes = NamedCodes.lists[list] else {
            let hint = Spelling.hint(list, among: NamedCodes.lists.keys.sorted())
            key.fault("is no list of names\(hint.english)", "没有这组名称\(hint.chinese)", got: list)
            return
        }
        for (code, spot, name) in value.pairs() ?? [] {
            guard codes.contains(code) else {
                let hint = Spelling.hint(code, among: codes)
                spot.fault("is no code of this list\(hint.english)", "这组里没有这个代码\(hint.chinese)", got: code)
                continue
            }
            guard let text = name.text() else { continue }
            warn(of: text, at: name.spot)
            texts.names[list, default: [:]][code] = text
        }
    }

    private func readText(_ name: String, at key: Spot, _ value: Entry, into texts: inout Texts) {
        guard let template = Template(rawValue: name) else {
            let hint = Spelling.hint(name, among: Template.allCases.map(\.rawValue))
            key.fault("is no text that the desk says\(hint.english)", "没有这条文本\(hint.chinese)", got: name)
            return
        }
        guard let text = value.text() else { return }
        let source = TemplateSource(text)
        if let problem = source.problem {
            value.spot.fault(problem.english, problem.chinese)
            return
        }
        for fact in Set(source.names.compactMap(TextFacts.fact)).subtracting(TextFacts.known).sorted() {
            let hint = Spelling.hint(fact, among: TextFacts.known)
            value.spot.warn(
                "names a fact that no text has, and will stay empty there\(hint.english)",
                "没有这个变量，显示时会是空的\(hint.chinese)",
                got: "{{\(fact)}}")
        }
        warn(of: text, at: value.spot)
        texts.templates[template] = text
    }

    private func warn(of text: String, at spot: Spot) {
        guard let why = Formalism.objection(toText: text) else { return }
        spot.warn(why.english, why.chinese, got: text.prefix(20) + (text.count > 20 ? "…" : ""))
    }
}

/// The codes that `names:` gives names to, by list.
enum NamedCodes {
    static let lists: [String: [String]] = [
        "category": Category.allCases.map(\.rawValue),
        "urgency": Urgency.allCases.map(\.rawValue),
        "state": WishState.allCases.map(\.rawValue),
        "ending": Ending.allCases.map(\.rawValue),
        "reason": Escalation.Reason.allCases.map(\.rawValue),
        "clock": Milestone.allCases.map(\.rawValue),
        "wait": Wait.Reason.allCases.map(\.rawValue),
        "danger": Danger.allCases.map(\.rawValue),
        "ring": Ring.allCases.map(\.name),
        "kind": Vocabularies.kinds.map(\.0),
        "problem": [
            "no_such_wish", "no_such_member", "no_such_month", "open_wishes", "no_contact", "danger", "not_staff",
            "not_open", "already_over", "nothing_to_change", "which_wish", "no_place", "ambiguous_member", "party",
            "sensitive", "no_such_shift", "no_series", "no_campaign",
            "campaign", "campaign_when", "campaign_closes", "no_such_rider", "ambiguous_rider", "not_for_duty",
            "not_engaged", "holds_already", "not_fitting",
        ],
        "message": Template.allCases.map(\.rawValue).filter { $0.hasPrefix("reporter.") },
        "rule": Rule.allCases.map(\.rawValue),
    ]

    /// Facts whose codes bear the names of another fact's list: what stood before a change and what stands after it.
    static let alike = [
        "old_category": "category", "new_category": "category", "old_urgency": "urgency", "new_urgency": "urgency",
        "helper_kind": "kind",
    ]
}

extension ShippedTexts {
    /// The shipped texts, read once. The suite proves that the source has no fault and lacks no text and no name.
    static let texts: Texts = {
        let findings = Findings(part: .server)
        let none = Texts(templates: [:], names: [:])
        guard let root = YamlFile.root(source, file: "texts.yaml", findings: findings) else { return none }
        return TextsReader(findings: findings).read(root, over: none) ?? none
    }()
}
