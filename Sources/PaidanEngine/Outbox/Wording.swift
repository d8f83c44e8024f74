import Mustache
public import PaidanCore

/// How one community speaks: its texts compiled once, its names for codes, and what every text knows.
public struct Wording: Sendable {
    /// Texts that cannot be used, with the reason; the notices that want them are told in plain words instead.
    public let faults: [Fault]
    /// The community's local time.
    let zone: Zone
    let names: [String: [String: String]]
    let members: [MemberID: String]
    let mailChannels: Set<ChannelID>
    let name: String
    let phone: String
    private let compiled: [Template: MustacheTemplate]

    /// A text that cannot be used.
    public struct Fault: Hashable, Sendable {
        /// Which text.
        public var template: Template
        /// What is wrong with it.
        public var reason: String
    }

    /// Compiles the texts. One that does not compile is a fault and no more than that.
    public init(texts: Texts, rulebook: Rulebook) {
        zone = rulebook.zone
        names = texts.names
        name = rulebook.name
        phone = rulebook.phone
        members = Dictionary(rulebook.members.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        mailChannels = Set(rulebook.channels.filter(\.isMail).map(\.id))
        var compiled: [Template: MustacheTemplate] = [:]
        var faults: [Fault] = []
        for template in Template.allCases {
            guard let source = texts.templates[template] else { continue }
            do {
                compiled[template] = try Wording.compile(source)
            } catch {
                faults.append(Fault(template: template, reason: "\(error)"))
            }
        }
        self.compiled = compiled
        self.faults = faults
    }

    /// A community of which nothing is known: every notice is told in plain words.
    static let unknown = Wording(
        texts: Texts(templates: [:], names: [:]),
        rulebook: Rulebook(
            community: "", name: "", phone: "", buildings: BuildingDirectory(buildings: [], grids: []), members: [],
            standby: []))

    /// The text filled with facts; nil where there is no such text or nothing comes out of it.
    func text(_ template: Template, _ facts: Facts) -> String? {
        guard let template = compiled[template] else { return nil }
        let text = template.render(view(named(facts))).trimmed
        guard !text.isEmpty else { return nil }
        // Nobody may take practice for the real thing, whatever a community writes.
        return facts["drill"] == true ? "【演练】" + text : text
    }

    /// The facts with the names of their codes beside them, at every depth, and what every text knows.
    func complete(_ facts: Facts, wish: WishNumber?) -> Facts {
        var facts = named(facts)
        if facts["community"] == nil, !name.isEmpty { facts["community"] = .text(name) }
        if facts["phone"] == nil, !phone.isEmpty { facts["phone"] = .text(phone) }
        if facts["number"] == nil, let wish { facts["number"] = .number(wish) }
        return facts
    }

    private func named(_ facts: Facts) -> Facts {
        var result = facts
        for (key, fact) in facts {
            switch fact {
            case .text(let code):
                // What a correction changed stands beside what it was: old_category, new_category.
                let list = key.hasPrefix("old_") || key.hasPrefix("new_") ? String(key.dropFirst(4)) : key
                if names[list] != nil, result[key + "_name"] == nil {
                    result[key + "_name"] = .text(name(of: code, in: list))
                }
            case .list(let list): result[key] = .list(list.map(named))
            case .record(let record): result[key] = .record(named(record))
            case .number, .flag: break
            }
        }
        return result
    }

    private func name(of code: String, in list: String) -> String {
        names[list]?[code] ?? code
    }

    /// Facts as the template engine wants them. An empty text is no text, so that `{{#helper}}` means that there is one.
    private func view(_ facts: Facts) -> [String: Any] {
        facts.compactMapValues { fact in
            switch fact {
            case .text(let text): text.isEmpty ? nil : text
            case .number(let number): number
            case .flag(let flag): flag
            case .list(let list): list.map(view)
            case .record(let record): view(record)
            }
        }
    }

    private static func compile(_ source: String) throws -> MustacheTemplate {
        // Texts have no library of partials; the engine would leave such a tag empty, or trap on a stray block.
        for tag in ["{{<", "{{>", "{{$", "{{="] where source.contains(tag) {
            throw UnsupportedTag(tag: tag)
        }
        // Chat is no HTML: an ampersand stays an ampersand.
        return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + source)
    }
}

private struct UnsupportedTag: Error, CustomStringConvertible {
    var tag: String
    var description: String { "texts know values and sections only (got \"\(tag)\")" }
}
