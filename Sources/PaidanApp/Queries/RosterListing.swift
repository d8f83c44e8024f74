import PaidanConfig
public import PaidanCore

/// `paidan roster`: who is on the roster, as the files say it now.
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
            for member in rulebook.members where kind == nil || member.kind == kind {
                if let building, !member.coverage.contains(rulebook.buildings.normal(building)) { continue }
                lines.append(MemberLine(member, of: one.id, discretion: form.discretion))
            }
        }
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        var table = TextTable(["ID", "COMMUNITY", "NAME", "KIND", "BUILDINGS", "SKILLS", "CAP", "PHONE", "REACHED BY"])
        for line in lines {
            table.add([
                line.id.rawValue, line.community.rawValue, line.name, line.kind, line.buildings.joined(separator: ","),
                line.skills.joined(separator: ","), "\(line.maxOpen)", line.phone ?? "",
                line.contacts.joined(separator: "; "),
            ])
        }
        return CommandOutput(table.lines)
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

    init(_ member: Member, of community: CommunityID, discretion: Discretion) {
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
    }
}
