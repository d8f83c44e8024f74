public import PaidanCore

/// `paidan inbox`: messages with what was read in them and what became of them, newest first.
public struct InboxListing: Sendable {
    /// Which community; nil for all.
    public var community: CommunityID?
    /// Only inputs that could not be handled, of any kind.
    public var isSetAsideOnly: Bool
    /// How many at most.
    public var limit: Int
    /// How it is printed.
    public var form: ListForm

    /// A list to be made.
    public init(
        community: CommunityID? = nil, isSetAsideOnly: Bool = false, limit: Int = 50, form: ListForm = ListForm()
    ) {
        self.community = community
        self.isSetAsideOnly = isSetAsideOnly
        self.limit = limit
        self.form = form
    }

    /// Makes it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        if form.isRevealing { try await installation.recordReveal("inbox") }
        let archive = try installation.archive()
        let filter = InboxFilter(community: community, setAsideOnly: isSetAsideOnly, limit: limit)
        let rows = try await asking { () throws(StoreFailure) in try await archive.inbox(filter) }
        let lines = rows.map {
            InboxLine($0, zone: installation.zone(of: $0.recorded.community), discretion: form.discretion)
        }
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        var table = TextTable([
            "INPUT", "AT", "FROM", "KIND", "CATEGORY", "BUILDING", "VERDICT", "WISH",
            isSetAsideOnly ? "REASON" : "WORDS",
        ])
        for line in lines {
            table.add([
                "\(line.community)#\(line.sequence)", String(line.at.prefix(16)), line.origin, line.kind ?? line.input,
                line.category ?? "", line.building ?? "", line.state, line.wish ?? "",
                isSetAsideOnly ? line.reason ?? "" : line.isPurged ? "(purged)" : line.words ?? "",
            ])
        }
        return CommandOutput(table.lines)
    }
}

/// One message of the inbox.
struct InboxLine: Hashable, Codable, Sendable {
    var community: CommunityID
    var sequence: Int64
    var at: String
    /// What kind of input it is; `message` unless it was set aside.
    var input: String
    var channel: ChannelID?
    var group: String?
    var sender: String?
    var senderName: String?
    var words: String?
    var isPurged: Bool
    /// What the reader understood.
    var kind: String?
    var confidence: Double?
    var category: String?
    var urgency: String?
    var building: String?
    var unit: String?
    var room: String?
    /// The verdict, `waiting` or `set_aside`.
    var state: String
    var wish: String?
    var reason: String?

    init(_ row: InboxRow, zone: Zone, discretion: Discretion) {
        community = row.recorded.community
        sequence = row.recorded.sequence
        at = row.recorded.at.rfc3339(in: zone)
        input = row.recorded.input.name
        isPurged = row.isPurged
        if case .message(let message) = row.recorded.input {
            channel = message.channel
            group = message.groupName ?? message.group?.rawValue
            sender = discretion.account(message.sender.account)
            senderName = (message.sender.card ?? message.sender.name).map(discretion.name)
            words = row.isPurged ? nil : discretion.words(message.text)
        }
        if let reading = row.reading {
            let place = discretion.place(reading.need.place)
            kind = reading.kind.rawValue
            confidence = (reading.confidence(in: "kind") * 100).rounded() / 100
            category = reading.need.category?.rawValue
            urgency = reading.need.urgency?.rawValue
            building = place.building
            unit = place.unit
            room = place.room
        }
        state = row.setAside == nil ? row.verdict?.rawValue ?? "waiting" : "set_aside"
        wish = row.wish.map { "\(row.recorded.community)/\($0)" }
        reason = row.setAside
    }

    /// Where it was said, and by whom.
    var origin: String { [group ?? channel?.rawValue, sender].compactMap(\.self).joined(separator: " ") }
}
