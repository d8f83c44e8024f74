import PaidanConfig
public import PaidanCore

/// `paidan roster`: who is on the roster, as the files say it now, with what the desk knows of accounts and absences.
public struct RosterListing: Sendable {
    /// Which community; nil for all.
    public var community: CommunityID?
    /// Which kind; nil for all.
    public var kind: Member.Kind?
    /// Who covers a building; nil for all.
    public var building: String?
    /// How it is printed.
    public var form: ListForm

    /// A list to be made.
    public init(
        community: CommunityID? = nil, kind: Member.Kind? = nil, building: String? = nil, form: ListForm = ListForm()
    ) {
        self.community = community
        self.kind = kind
        self.building = building
        self.form = form
    }

    /// Makes it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        if form.isRevealing { try await installation.recordReveal("roster") }
        var lines: [MemberLine] = []
        let chosen = try community.map { id throws(CommandFailure) in [try installation.community(id)] }
        for one in chosen ?? installation.configuration.communities {
            let rulebook = one.rulebook
            let records = try await records(of: one.id, in: installation)
            for member in rulebook.members where kind == nil || member.kind == kind {
                if let building, !member.coverage.contains(rulebook.buildings.normal(building)) { continue }
                lines.append(
                    MemberLine(member, records[member.id], of: one.id, zone: rulebook.zone, discretion: form.discretion)
                )
            }
        }
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        var table = TextTable([
            "ID", "COMMUNITY", "NAME", "KIND", "BUILDINGS", "SKILLS", "CAP", "PHONE", "REACHED BY", "BOUND", "SAID",
        ])
        for line in lines {
            table.add([
                line.id.rawValue, line.community.rawValue, line.name, line.kind, line.buildings.joined(separator: ","),
                line.skills.joined(separator: ","), "\(line.maxOpen)", line.phone ?? "",
                line.contacts.joined(separator: "; "), line.bound.joined(separator: "; "),
                line.said.joined(separator: "; "),
            ])
        }
        return CommandOutput(table.lines)
    }

    /// What the desk remembers of members; nothing where there is no database yet.
    private func records(of community: CommunityID, in installation: Installation) async throws(CommandFailure)
        -> [MemberID: MemberRecord]
    {
        guard installation.hasDatabase else { return [:] }
        let archive = try installation.archive()
        let desk = try await asking { () async throws(StoreFailure) in try await archive.desk(of: community) }
        return desk?.state.members ?? [:]
    }
}

/// One member of the roster; the roster's names are not masked, since the office gave them.
struct MemberLine: Hashable, Codable, Sendable {
    var community: CommunityID
    var id: MemberID
    var name: String
    var kind: String
    var organization: String?
    var phone: String?
    /// `*` for the whole community.
    var buildings: [String]
    var skills: [String]
    var maxOpen: Int
    var accounts: [String]
    var contacts: [String]
    var away: [String]
    var vetted: Bool
    /// The accounts bound by a code.
    var bound: [String]
    /// What the member said of the own time, as `away 2026-12-01..`, `pause`, `limit week 1`; `left` for who left.
    var said: [String]
    /// When the last try to reach the member was answered; nil where none was.
    var provedAt: String?

    init(
        _ member: Member, _ record: MemberRecord?, of community: CommunityID, zone: Zone, discretion: Discretion
    ) {
        self.community = community
        id = member.id
        name = member.name
        kind = member.kind.rawValue
        organization = member.organization
        phone = member.phone.map(discretion.phone)
        switch member.coverage {
        case .everywhere: buildings = ["*"]
        case .buildings(let covered): buildings = covered
        }
        skills = member.skills
        maxOpen = member.maxOpen
        accounts = member.accounts.map(discretion.account)
        contacts = member.contacts.map { discretion.destination($0.destination) }
        away = member.away.map { "\($0.first)..\($0.last)" }
        vetted = member.vetted
        bound = (record?.bindings ?? []).map { discretion.account($0.account) }
        said = (record?.time?.said ?? []).map { MemberLine.said($0.change, zone) }
        if record?.leftAt != nil { said.append("left") }
        provedAt = record?.trial?.answeredAt?.rfc3339(in: zone)
    }

    private static func said(_ change: AvailabilityChange, _ zone: Zone) -> String {
        var words = [change.kind.rawValue]
        if let window = change.window {
            words.append("\(zone.civil(window.from).date)..\(zone.civil(window.to).date)")
        }
        if let hours = change.hours {
            let day = CivilDate(dayNumber: 0)
            let from = CivilTime(date: day, minuteOfDay: hours.from % 1440).clock
            words.append("\(from)-\(CivilTime(date: day, minuteOfDay: hours.to % 1440).clock)")
        }
        if let period = change.period { words.append(period.rawValue) }
        if let count = change.count { words.append("\(count)") }
        return words.joined(separator: " ")
    }
}
