import PaidanCore

/// Reads the folder of one community.
struct CommunityReader {
    let id: CommunityID
    let directory: String
    let server: ServerPart
    let today: CivilDate
    let findings: Findings
    /// A roster in the place of the folder's.
    var proposedRoster: [UInt8]?

    static let keys = [
        "name", "phone", "timezone", "grids", "buildings", "categories", "paces", "clocks", "office_hours", "quiet",
        "limits", "sensitive", "standby", "complaints_to", "books",
    ]

    /// The community; nil where anything of it is at fault. All of it is looked at in any case.
    func read() -> CommunityConfiguration? {
        let texts = TextsReader(findings: findings).read("\(directory)/texts.yaml")
        let file = "\(directory)/community.yaml"
        let root = YamlFile.root(of: file, findings: findings)
        guard let root, let fields = Fields(root, known: CommunityReader.keys) else { return nil }
        var rulebook = rules(fields)
        let roster = roster(rulebook.buildings)
        rulebook.members = roster.map(\.member)
        rulebook.standby = fields.required("standby", { standby($0, members: rulebook.members) }) ?? []
        rulebook.complaintsTo = fields["complaints_to"].flatMap { standby($0, members: rulebook.members) }
        rulebook.books = BookReader(channels: server.channels, isComplete: server.isComplete).read(fields["books"])
        let rota = duty(members: rulebook.members, zone: rulebook.zone)
        rulebook.shifts = rota.shifts
        rulebook.patterns = rota.patterns
        checkOrganizations(fields.key("categories"), rulebook)
        CommunityPolicy(
            rulebook: rulebook, roster: roster, community: fields, duty: spot("duty.csv"),
            areChannelsComplete: server.isComplete
        ).run(today: today)
        guard findings.faults.isEmpty, let texts else { return nil }
        return CommunityConfiguration(rulebook: rulebook, texts: texts)
    }

    private func rules(_ fields: Fields) -> Rulebook {
        Rulebook(
            community: id, name: fields.required("name") { $0.text() } ?? id.rawValue,
            phone: fields.required("phone", phone) ?? "",
            zone: fields.value("timezone", default: .shanghai, ZoneReader.read), calendar: server.calendar,
            buildings: GroundReader.read(fields), members: [], standby: [],
            groups: server.groups.filter { $0.community == id }.map(\.rule), channels: server.channels.map(\.rule),
            categories: CategoryReader.read(fields["categories"]), paces: PaceReader.paces(fields["paces"]),
            quiet: fields.value("quiet", default: QuietHours(), PaceReader.quiet),
            limits: fields["limits"].map(LimitReader.read) ?? Limits(),
            sensitive: fields["sensitive"].flatMap(SensitiveReader.read),
            clocks: fields["clocks"].map(ClockReader.clocks),
            officeHours: fields.optional("office_hours", ClockReader.hours))
    }

    private func phone(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        let digits = text.count { $0.isASCIIDigit }
        guard (3...20).contains(digits), text.allSatisfy({ $0.isASCIIDigit || "+-() ".contains($0) }) else {
            entry.spot.fault("must be the office's telephone number", "应当是社区的值班电话", got: text)
            return nil
        }
        return text
    }

    private func roster(_ buildings: BuildingDirectory) -> [RosterReader.Entry] {
        guard let bytes = proposedRoster ?? Paths.bytes("\(directory)/roster.csv") else {
            spot("roster.csv").fault("cannot be read", "找不到这个文件，或无法读取")
            return []
        }
        let context = RosterContext(
            buildings: buildings, channels: server.channels, groups: server.groups.filter { $0.community == id },
            secrets: server.secrets, isComplete: server.isComplete)
        return RosterReader(context: context, findings: findings).read(bytes, file: "\(directory)/roster.csv")
    }

    private func duty(members: [Member], zone: Zone) -> DutyRota {
        guard let bytes = Paths.bytes("\(directory)/duty.csv") else { return DutyRota() }
        return DutyReader(members: members, zone: zone, findings: findings)
            .read(bytes, file: "\(directory)/duty.csv")
    }

    private func standby(_ entry: Entry, members: [Member]) -> [MemberID]? {
        let named = entry.oneOrMore().compactMap { item -> MemberID? in
            guard let text = item.text() else { return nil }
            if let member = members.first(where: { $0.id.rawValue == text }) { return member.id }
            // Without a roster nothing can be said of who is not on it.
            guard !members.isEmpty else { return nil }
            let hint = Spelling.hint(text, among: members.map(\.id.rawValue))
            item.spot.fault("is nobody's id on the roster\(hint.english)", "名册里没有这个编号\(hint.chinese)", got: text)
            return nil
        }
        if entry.isList && entry.oneOrMore().isEmpty {
            entry.spot.fault("must name somebody: who is on duty where the rota has nobody", "至少写一个人：值班表没人时由谁顶上")
        }
        return named
    }

    private func checkOrganizations(_ categories: Spot, _ rulebook: Rulebook) {
        guard !rulebook.members.isEmpty else { return }
        let known = Array(Set(rulebook.members.compactMap(\.organization))).sorted()
        for (category, rule) in rulebook.categories.sorted(by: { $0.key < $1.key }) {
            for name in rule.slots.compactMap(\.organization) where !known.contains(name) {
                let hint = Spelling.hint(name, among: known)
                categories.at(key: "categories.\(category.rawValue)").fault(
                    "names an organization that nobody on the roster belongs to\(hint.english)",
                    "名册里没有这个单位\(hint.chinese)", got: name)
            }
        }
    }

    private func spot(_ name: String) -> Spot {
        Spot(findings: findings, file: "\(directory)/\(name)", line: 1, key: "")
    }
}
