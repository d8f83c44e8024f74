import PaidanCore

/// Reads what each kind of service needs.
enum CategoryReader {
    /// The rules of all categories: the shipped ones, overlaid with the community's own.
    static func read(_ entry: Entry?) -> [Category: CategoryRule] {
        var rules = CategoryRule.shipped
        for (name, key, value) in entry.flatMap({ $0.pairs() }) ?? [] {
            guard let category = Category(rawValue: name) else {
                let hint = Spelling.hint(name, among: Category.allCases.map(\.rawValue))
                key.fault("is no category\(hint.english)", "没有这个类别\(hint.chinese)", got: name)
                continue
            }
            rules[category] = rule(value, over: rules[category] ?? CategoryRule())
        }
        return rules
    }

    /// A category's rule: its posts alone, or a mapping with the posts, which may be left as they are shipped, and
    /// whether they need vetting.
    private static func rule(_ entry: Entry, over base: CategoryRule) -> CategoryRule {
        let names = entry.isMapping ? (entry.pairs() ?? []).map(\.name) : []
        guard names.contains(where: ruleKeys.contains) else {
            var rule = base
            rule.slots = posts(entry) ?? base.slots
            return rule
        }
        guard let fields = Fields(entry, known: ruleKeys) else { return base }
        return CategoryRule(
            slots: fields.value("posts", default: base.slots, posts),
            needsVetting: fields.value("needs_vetting", default: base.needsVetting) { $0.bool() },
            clocks: fields["clocks"].map(ClockReader.clocks) ?? base.clocks,
            rings: fields["rings"].map(rings) ?? base.rings,
            escalation: fields["escalation"].map { $0.oneOrMore().compactMap { $0.text() } } ?? base.escalation,
            isJoint: fields.optional("together") { $0.bool() } ?? base.isJoint)
    }

    /// Where people are sought, from near to far.
    private static func rings(_ entry: Entry) -> [Ring] {
        let names = Ring.allCases.filter { $0 != .duty }.map { ($0.name, $0) }
        return entry.oneOrMore().compactMap { $0.word(among: names) }.sorted()
    }

    private static func posts(_ entry: Entry) -> [CategoryRule.SlotRule]? {
        if entry.scalar?.trimmed == "answer" { return [] }
        guard entry.isList || entry.isMapping else {
            entry.spot.fault(
                "must be a list of posts, or the word answer where an answer from the office is enough",
                "应当是岗位列表；只需社区答复时写 answer", got: entry.shown)
            return nil
        }
        return entry.oneOrMore().compactMap(slot)
    }

    private static let ruleKeys = ["posts", "needs_vetting", "clocks", "rings", "escalation", "together"]
    private static let postKeys = ["kinds", "organization", "skills", "count", "urgencies"]

    private static func slot(_ entry: Entry) -> CategoryRule.SlotRule? {
        guard let fields = Fields(entry, known: postKeys) else { return nil }
        var slot = CategoryRule.SlotRule()
        if let kinds = fields["kinds"] {
            slot.kinds = kinds.oneOrMore().compactMap { $0.word(among: Vocabularies.kinds) }
        }
        slot.organization = fields.optional("organization") { $0.text() }
        slot.skills = fields["skills"].map { $0.oneOrMore().flatMap(skills) }
        slot.count = fields.optional("count") { $0.int(in: 1...50) }
        slot.urgencies = fields["urgencies"].map { $0.words(Urgency.self) }
        return slot
    }

    private static func skills(_ entry: Entry) -> [Skill] {
        guard let text = entry.text() else { return [] }
        let meant = SkillWords.skills(in: text)
        guard meant.isEmpty else { return meant }
        let hint = Spelling.hint(text, among: SkillWords.names.keys.sorted())
        entry.spot.warn(
            "is a skill that no reading asks for\(hint.english)", "识别不会用到这项特长\(hint.chinese)", got: text)
        return [text]
    }
}

extension CategoryRule {
    /// What each kind of service needs where a community says nothing else.
    static let shipped: [Category: CategoryRule] = {
        let anybody: [Member.Kind] = [.member, .organization]
        let acute: [Urgency] = [.emergency, .urgent]
        var rules = Dictionary(uniqueKeysWithValues: Category.allCases.map { ($0, CategoryRule()) })
        // Somebody is hurt: the office and somebody who knows first aid, at once and side by side.
        rules[.medical] = CategoryRule(slots: [
            SlotRule(kinds: [.staff], skills: [], count: 1, urgencies: [.emergency]),
            SlotRule(kinds: [.member, .staff, .organization], skills: ["medical"], count: 1, urgencies: acute),
            SlotRule(kinds: anybody, urgencies: [.normal, .scheduled]),
        ])
        // Danger is first of all the staff's: a volunteer helps only where the danger allows it.
        rules[.safety] = CategoryRule(slots: [
            SlotRule(kinds: [.staff], skills: [], count: 1),
            SlotRule(kinds: anybody, count: 1, urgencies: acute),
        ])
        rules[.dispute] = CategoryRule(slots: [SlotRule(kinds: [.staff, .member], skills: ["mediation"], count: 1)])
        for category in [Category.facility, .environment, .parking] {
            rules[category] = CategoryRule(slots: [SlotRule(kinds: [.organization, .staff, .member])])
        }
        // Most questions about papers want an answer and no visitor.
        rules[.admin] = CategoryRule(slots: [])
        return rules
    }()

    /// The kinds of service that are done in common parts of the estate rather than in somebody's home.
    static let outOfDoors: Set<Category> = [.facility, .environment, .parking]
}
