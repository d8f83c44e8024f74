public import PaidanCore

/// `paidan wishes`: wishes, newest first.
public struct WishListing: Sendable {
    /// Which community; nil for all.
    public var community: CommunityID?
    /// In which states; empty for all.
    public var states: [WishState]
    /// In which building; nil for all.
    public var building: String?
    /// Received on which days.
    public var period: Period
    /// How many at most.
    public var limit: Int
    /// How it is printed.
    public var form: ListForm

    /// A list to be made; what is not given does not filter.
    public init(
        community: CommunityID? = nil, states: [WishState] = [], building: String? = nil, period: Period = Period(),
        limit: Int = 100, form: ListForm = ListForm()
    ) {
        self.community = community
        self.states = states
        self.building = building
        self.period = period
        self.limit = limit
        self.form = form
    }

    /// Makes it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        if form.isRevealing { try await installation.recordReveal("wishes") }
        let archive = try installation.archive()
        // Days begin at different instants where communities have different zones: each is asked by itself.
        var found: [WishRow] = []
        for one in try await asking({ () throws(StoreFailure) in try await archive.communities() })
        where community == nil || community == one {
            let zone = installation.zone(of: one)
            let filter = WishFilter(
                community: one, states: states.isEmpty ? nil : Set(states), from: period.start(in: zone),
                to: period.end(in: zone), limit: building == nil ? limit : .max)
            found += try await asking { () throws(StoreFailure) in try await archive.wishes(filter) }
        }
        if let building { found.removeAll { $0.wish.need.place.building != building } }
        found.sort {
            ($0.wish.receivedAt, $0.community, $0.wish.number) > ($1.wish.receivedAt, $1.community, $1.wish.number)
        }
        let lines = found.prefix(limit).map {
            WishLine($0, zone: installation.zone(of: $0.community), discretion: form.discretion)
        }
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        var table = TextTable(["WISH", "RECEIVED", "STATE", "CATEGORY", "URGENCY", "BUILDING", "HELPERS", "WORDS"])
        for line in lines {
            table.add([
                line.wish, String(line.receivedAt.prefix(16)),
                line.ending.map { "\(line.state) (\($0))" } ?? line.state,
                line.category, line.urgency, line.building ?? "", line.helpers.joined(separator: " "), line.words,
            ])
        }
        return CommandOutput(table.lines)
    }
}

/// How a list is printed.
public struct ListForm: Hashable, Sendable {
    /// One JSON object a line instead of a table.
    public var isJSON: Bool
    /// Personal fields as they are, which is recorded.
    public var isRevealing: Bool

    /// A form.
    public init(isJSON: Bool = false, isRevealing: Bool = false) {
        self.isJSON = isJSON
        self.isRevealing = isRevealing
    }

    var discretion: Discretion { Discretion(isRevealing: isRevealing) }
}

/// One wish of a list.
struct WishLine: Hashable, Codable, Sendable {
    var wish: String
    var state: String
    var ending: String?
    var category: String
    var urgency: String
    var building: String?
    var unit: String?
    var room: String?
    var level: String
    var words: String
    var contact: String?
    var reporters: [String]
    var beneficiary: String?
    /// Ids of the roster.
    var helpers: [String]
    var asked: [String]
    var escalation: String?
    var duty: String?
    var wait: String?
    var due: String?
    var dueCause: String?
    var reopened: Int
    var satisfied: Bool?
    var mergedInto: String?
    var receivedAt: String
    var acceptedAt: String?
    var doneAt: String?
    var endedAt: String?

    init(_ row: WishRow, zone: Zone, discretion: Discretion) {
        let wish = row.wish
        func time(_ instant: Instant?) -> String? { instant.map { $0.rfc3339(in: zone) } }
        let place = discretion.place(wish.need.place)
        self.wish = "\(row.community)/\(wish.number)"
        state = wish.state.rawValue
        ending = wish.ending?.rawValue
        category = wish.category.rawValue
        urgency = wish.urgency.rawValue
        building = place.building
        unit = place.unit
        room = place.room
        level = wish.level.rawValue
        words = discretion.words(wish.words)
        contact = wish.contact.map(discretion.phone)
        reporters = wish.reporters.map { discretion.account($0.account) }
        beneficiary = wish.beneficiary?.name.map(discretion.name)
        helpers = wish.holders.map(\.rawValue)
        asked = wish.liveOffers.map(\.member.rawValue)
        escalation = wish.escalation?.reason.rawValue
        duty = wish.escalation?.member.rawValue
        wait = wish.wait?.reason.rawValue
        due = time(wish.due?.at)
        dueCause = wish.due?.cause.rawValue
        reopened = wish.reopened
        satisfied = wish.rating?.satisfied
        mergedInto = wish.mergedInto.map { "\(row.community)/\($0)" }
        receivedAt = wish.receivedAt.rfc3339(in: zone)
        acceptedAt = time(wish.acceptedAt)
        doneAt = time(wish.doneAt)
        endedAt = time(wish.endedAt)
    }
}
