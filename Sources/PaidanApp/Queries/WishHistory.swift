import PaidanConfig
import PaidanCore

/// `paidan why`: all that happened to a wish, with the reasons.
public struct WishHistory: Sendable {
    /// Which wish.
    public var wish: WishReference
    /// How it is printed.
    public var form: ListForm

    /// A history to be told.
    public init(of wish: WishReference, form: ListForm = ListForm()) {
        self.wish = wish
        self.form = form
    }

    /// Tells it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        if form.isRevealing { try await installation.recordReveal("why \(wish)") }
        let archive = try installation.archive()
        let community = try await wish.resolved(in: archive)
        let number = wish.number
        let filter = WishFilter(community: community, number: number)
        let found = try await asking { () throws(StoreFailure) in try await archive.wishes(filter) }
        guard let row = found.first else {
            throw CommandFailure(.failed, "there is no such wish (got \"\(community)/\(number)\")")
        }
        let rows = try await asking { () throws(StoreFailure) in try await archive.timeline(of: number, in: community) }
        let zone = installation.zone(of: community)
        let lines = rows.map { TimelineLine($0, zone: zone, discretion: form.discretion) }
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        let desk = try await asking { () throws(StoreFailure) in try await archive.desk(of: community) }
        let roster = MemberNames(desk?.rulebook.members ?? [], form.discretion)
        let head = WishLine(row, zone: zone, discretion: form.discretion)
        let place = head.building.map { " · \($0)" + (head.unit ?? "") + (head.room.map { "-\($0)" } ?? "") } ?? ""
        let title =
            "\(head.wish) · \(head.state)\(head.ending.map { " (\($0))" } ?? "") · \(head.category) · \(head.urgency)"
        return CommandOutput([title + place, ""] + lines.flatMap { $0.lines(in: shell.language, name: roster.name) })
    }
}

/// The names of a roster, by id.
struct MemberNames {
    private let names: [MemberID: String]

    /// Names as they stand on the roster; masked where a discretion says so, since why somebody was not asked is
    /// nobody's business but the office's. An organization's name is no person's.
    init(_ members: [Member], _ discretion: Discretion = .revealing) {
        names = Dictionary(
            members.map { ($0.id, $0.kind == .organization ? $0.name : discretion.name($0.name)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The name with the id; the id of one who is not on the roster.
    func name(_ id: MemberID) -> String { names[id].map { "\($0) (\(id))" } ?? id.rawValue }
}
