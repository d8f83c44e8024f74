import PaidanConfig
import PaidanCore

/// `paidan why --record`: who did what and who was told what, minute by minute, as it is handed to others after an
/// emergency. The reasons of the desk's decisions stand in the history, not here.
public struct WishRecord: Sendable {
    /// Which wish.
    public var wish: WishReference
    /// How it is printed.
    public var form: ListForm

    /// A record to be printed.
    public init(of wish: WishReference, form: ListForm = ListForm()) {
        self.wish = wish
        self.form = form
    }

    /// Prints it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        if form.isRevealing { try await installation.recordReveal("record \(wish)") }
        let archive = try installation.archive()
        let community = try await wish.resolved(in: archive)
        let number = wish.number
        let wanted = WishFilter(community: community, number: number)
        let found = try await asking { () throws(StoreFailure) in try await archive.wishes(wanted) }
        guard let row = found.first else {
            throw CommandFailure(.failed, "there is no such wish (got \"\(community)/\(number)\")")
        }
        let rows = try await asking { () throws(StoreFailure) in try await archive.timeline(of: number, in: community) }
        let sent = OutboxFilter(community: community, wish: number, limit: 10_000)
        let deliveries = try await asking { () throws(StoreFailure) in try await archive.outbox(sent) }
        let desk = try await asking { () throws(StoreFailure) in try await archive.desk(of: community) }
        let lines = RecordLine.lines(
            rows, deliveries, zone: installation.zone(of: community), discretion: form.discretion,
            name: MemberNames(desk?.rulebook.members ?? []).name, in: shell.language)
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        let title = "\(community)/\(number) · \(row.wish.category.rawValue) · \(row.wish.urgency.rawValue)"
        let drill = row.wish.isDrill == true ? (shell.language == .english ? " · drill" : " · 演练") : ""
        return CommandOutput([title + drill, ""] + lines.map(\.text))
    }
}

/// One line of a record: when, who, what.
struct RecordLine: Hashable, Codable, Sendable {
    /// When, in the community's local time.
    var at: String
    /// Who did it or was told: a member by name and id, an account, a destination, or the desk.
    var who: String
    /// What happened, or `told`.
    var what: String
    /// What was said; masked unless revealed, and gone where it was purged.
    var words: String?
    /// What became of a delivery; nil for all else.
    var outcome: String?

    /// Events that say how the desk thinks rather than what somebody did.
    private static let inner: Set<String> = ["lapsed", "retried", "relieved"]

    /// The timeline and what was told, in one order; of the same moment what happened stands before what was told.
    static func lines(
        _ rows: [TimelineRow], _ deliveries: [Delivery], zone: Zone, discretion: Discretion,
        name: (MemberID) -> String, in language: Language
    ) -> [RecordLine] {
        let happened = rows.filter { !inner.contains($0.entry.event) }.map { row in
            let line = TimelineLine(row, zone: zone, discretion: discretion)
            let words = line.personal?["words"] ?? (line.isPurged ? "—" : nil)
            let what = EventWords.words(of: row.entry.event, in: language).trimmingColon
            return (
                row.at, 0,
                RecordLine(
                    at: line.at, who: who(in: line, name: name, language), what: what + remark(of: line), words: words,
                    outcome: nil)
            )
        }
        let told = deliveries.map { delivery in
            let state = delivery.state.rawValue + (delivery.outcome.map { ": \($0)" } ?? "")
            return (
                delivery.composedAt, 1,
                RecordLine(
                    at: delivery.composedAt.rfc3339(in: zone), who: discretion.destination(delivery.destination),
                    what: language == .english ? "told" : "通知", words: discretion.words(delivery.content.text),
                    outcome: state)
            )
        }
        return (happened + told).enumerated().sorted {
            ($0.element.0, $0.element.1, $0.offset) < ($1.element.0, $1.element.1, $1.offset)
        }.map(\.element.2)
    }

    private static func who(in line: TimelineLine, name: (MemberID) -> String, _ language: Language) -> String {
        if let actor = line.actor { return name(MemberID(actor)) }
        if !line.who.isEmpty { return line.who.map(name).joined(separator: ", ") }
        return line.personal?["reporter"] ?? line.personal?["witness"] ?? (language == .english ? "desk" : "派单台")
    }

    /// Where it went, or which command it was.
    private static func remark(of line: TimelineLine) -> String {
        if let from = line.facts["from"]?.plain, let to = line.facts["to"]?.plain { return " \(from) → \(to)" }
        return ["command", "reason", "ending", "step"].compactMap { line.facts[$0]?.plain }.map { " \($0)" }.joined()
    }

    /// The line for people.
    var text: String {
        let clock = at.prefix(19).replacing("T", with: " ")
        let said = words.map { $0.isEmpty ? "" : "「\($0)」" } ?? ""
        return ([String(clock), who, what, said] + [outcome.map { "(\($0))" } ?? ""]).filter { !$0.isEmpty }
            .joined(separator: "  ").oneLine
    }
}

extension String {
    /// The words of an event without the colon that a name would follow.
    fileprivate var trimmingColon: String { hasSuffix(":") || hasSuffix("：") ? String(dropLast()) : self }
}
