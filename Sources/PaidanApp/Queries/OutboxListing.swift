public import PaidanCore

/// `paidan outbox`: deliveries, newest first.
public struct OutboxListing: Sendable {
    /// Which community; nil for all.
    public var community: CommunityID?
    /// In which states; empty for all.
    public var states: [Delivery.State]
    /// About which wish; nil for all.
    public var wish: WishReference?
    /// How many at most.
    public var limit: Int
    /// How it is printed.
    public var form: ListForm

    /// A list to be made.
    public init(
        community: CommunityID? = nil, states: [Delivery.State] = [], wish: WishReference? = nil, limit: Int = 50,
        form: ListForm = ListForm()
    ) {
        self.community = community
        self.states = states
        self.wish = wish
        self.limit = limit
        self.form = form
    }

    /// Makes it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        if form.isRevealing { try await installation.recordReveal("outbox") }
        let archive = try installation.archive()
        var filter = OutboxFilter(
            community: community, states: states.isEmpty ? nil : Set(states), wish: wish?.number, limit: limit)
        if let wish { filter.community = try await wish.resolved(in: archive) }
        let wanted = filter
        let deliveries = try await asking { () throws(StoreFailure) in try await archive.outbox(wanted) }
        let lines = deliveries.map {
            DeliveryLine($0, zone: installation.zone(of: $0.community), discretion: form.discretion)
        }
        if form.isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        var table = TextTable(["DELIVERY", "COMPOSED", "STATE", "TRIES", "WISH", "TO", "TEXT", "OUTCOME"])
        for line in lines {
            table.add([
                line.id.rawValue, String(line.composedAt.prefix(16)), line.state, "\(line.attempts)", line.wish ?? "",
                line.destination, line.text, line.outcome ?? "",
            ])
        }
        return CommandOutput(table.lines)
    }
}

/// One delivery of the outbox.
struct DeliveryLine: Hashable, Codable, Sendable {
    var id: DeliveryID
    var community: CommunityID
    var state: String
    var destination: String
    var wish: String?
    var offer: OfferID?
    var notices: Int
    var text: String
    var attempts: Int
    var composedAt: String
    var nextAttemptAt: String?
    var expiresAt: String?
    var outcome: String?

    init(_ delivery: Delivery, zone: Zone, discretion: Discretion) {
        id = delivery.id
        community = delivery.community
        state = delivery.state.rawValue
        destination = discretion.destination(delivery.destination)
        wish = delivery.wish.map { "\(delivery.community)/\($0)" }
        offer = delivery.offer
        notices = delivery.notices.count
        text = discretion.words(delivery.content.text)
        attempts = delivery.attempts
        composedAt = delivery.composedAt.rfc3339(in: zone)
        nextAttemptAt = delivery.nextAttemptAt.map { $0.rfc3339(in: zone) }
        expiresAt = delivery.expiresAt.map { $0.rfc3339(in: zone) }
        outcome = delivery.outcome
    }
}
