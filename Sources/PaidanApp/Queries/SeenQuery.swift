import PaidanConfig
import PaidanCore

/// `paidan privacy seen`: who was sent which field of a wish.
public struct SeenQuery: Sendable {
    /// Which wish.
    public var wish: WishReference
    /// One JSON object a line in place of a table.
    public var isJSON: Bool

    /// A question about a wish.
    public init(of wish: WishReference, isJSON: Bool = false) {
        self.wish = wish
        self.isJSON = isJSON
    }

    /// Answers it, in the order in which it was told.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let archive = try installation.archive()
        let community = try await wish.resolved(in: archive)
        let number = wish.number
        let told = try await asking { () throws(StoreFailure) in
            try await archive.told(about: number, in: community)
        }
        let desk = try await asking { () throws(StoreFailure) in try await archive.desk(of: community) }
        let names = MemberNames(desk?.rulebook.members ?? [])
        let zone = installation.zone(of: community)
        let lines = told.map { SeenLine($0, zone: zone, name: names.name) }
        if isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        var table = TextTable(["AT", "TO", "BY", "READ BY", "TEXT", "FIELDS", "STATE"])
        for line in lines {
            table.add([
                String(line.at.prefix(16)).replacing("T", with: " "), line.to, line.destination, line.privacy,
                line.template, line.isPurged ? "(purged)" : line.fields.joined(separator: ","), line.state,
            ])
        }
        return CommandOutput(table.lines)
    }
}

/// One notice about a wish: to whom, where, and which personal fields it held.
struct SeenLine: Hashable, Codable, Sendable {
    var at: String
    /// A name of the roster with its id, a group, or the reporter's account, masked.
    var to: String
    var destination: String
    var privacy: String
    var template: String
    /// The personal fields that it held, by name; `door` where the address went beyond the building.
    var fields: [String]
    /// `waiting`, `delivered`, `dead`, or `not yet composed`.
    var state: String
    var isPurged: Bool

    /// The facts that tell of a person.
    private static let personal = [
        "words", "reporter", "beneficiary", "contact", "telephone", "when", "message", "answer", "code",
    ]

    init(_ row: ToldRow, zone: Zone, name: (MemberID) -> String) {
        let notice = row.notice
        at = notice.at.rfc3339(in: zone)
        switch notice.to {
        case .member(let id): to = name(id)
        case .reporter(let account): to = "reporter " + Discretion.masked.account(account)
        case .group(let audience): to = audience.rawValue
        }
        destination = Discretion.masked.destination(notice.destination)
        privacy = notice.privacy.rawValue
        template = notice.template
        fields = SeenLine.personal.filter { notice.facts[$0] != nil }
        if let place = notice.facts["place"], place != notice.facts["building"] { fields.append("door") }
        if notice.facts["building"] != nil { fields.append("building") }
        state = row.delivery?.state.rawValue ?? "not yet composed"
        isPurged = row.isPurged
    }
}
