/// Where the house remembers. Each verb is one transaction or none; all are durable before they return.
///
/// One contract suite (`StoreContract` in the test kit) holds for every implementation.
public protocol Store: Sendable {
    /// Writes inputs down and gives each a sequence; one that is known by its key, or by its request, is not written
    /// again.
    ///
    /// Many callers share one commit. The instant of an input is never before its predecessor's.
    func accept(_ arrivals: [Arrival]) async throws(StoreFailure) -> [Acceptance]
    /// Takes the community into ownership with a new epoch, and tells all that its desk is rebuilt from.
    func enter(_ community: CommunityID) async throws(StoreFailure) -> Tenancy
    /// The inputs that wait, in sequence, after a sequence.
    func inputs(of community: CommunityID, after sequence: Int64, limit: Int) async throws(StoreFailure)
        -> [RecordedInput]
    /// The messages handled last that still have their words, with what was read in them, oldest first: of so many
    /// inputs at most those accepted at or after an instant.
    func heard(of community: CommunityID, since: Instant, limit: Int) async throws(StoreFailure) -> [DeskInput]
    /// Notes that an input is in hand, for the case that it stops the process.
    func takeInHand(_ sequence: Int64, of community: CommunityID) async throws(StoreFailure)
    /// Settles inputs with their decisions: state, timeline and notices together.
    ///
    /// - Throws: `.lostOwnership` where the epoch is not the last one given.
    func commit(_ settlements: [Settlement], of community: CommunityID, epoch: Int64) async throws(StoreFailure)
    /// Sets an input aside that could not be handled, so that the rest goes on.
    func setAside(_ sequence: Int64, of community: CommunityID, epoch: Int64, reason: String)
        async throws(StoreFailure)
    /// Keeps rules under their digest; the same digest again changes nothing.
    func keep(_ rulebook: Rulebook, digest: String) async throws(StoreFailure)
    /// The rules with a digest; nil where they were never kept.
    func rulebook(_ digest: String) async throws(StoreFailure) -> Rulebook?
    /// What was told or must still be told: notices without a delivery, and deliveries that wait.
    func outbox(of community: CommunityID) async throws(StoreFailure) -> OutboxContent
    /// Writes composed deliveries with their first attempt, or the next attempt of waiting ones, before the try.
    func begin(_ deliveries: [Delivery]) async throws(StoreFailure)
    /// Writes what became of attempts; a dead delivery becomes an input in the same transaction.
    func conclude(_ conclusions: [Conclusion]) async throws(StoreFailure)
    /// What the platform's message was about; nil where it is not known.
    func reference(channel: ChannelID, messageID: String) async throws(StoreFailure) -> Reference?
    /// Puts dead deliveries back, all of a community or those named; tells which.
    func redrive(_ deliveries: [DeliveryID]?, of community: CommunityID, at now: Instant)
        async throws(StoreFailure) -> [Delivery]
    /// Keeps a malformed request, cut to size; not an input. The oldest make room.
    func quarantine(_ record: QuarantineRecord) async throws(StoreFailure)
    /// Removes personal words older than the limits allow; keys, states and statistics stay.
    func purge(_ limits: PurgeLimits, at now: Instant) async throws(StoreFailure) -> PurgeReport
    /// Answers when the store can write.
    func ping() async throws(StoreFailure)
}

/// Why a verb of the store did nothing.
public enum StoreFailure: Error, Hashable, Sendable {
    /// No space is left: answer 503 and try again later.
    case full(String)
    /// Another process owns the database, or keeps it locked for longer than a writer waits: try again later.
    case owned(String)
    /// Another epoch owns the community.
    case lostOwnership
    /// What was to be written contradicts what is there, or cannot be written at all; the database is well, and the
    /// same again would fail again.
    case refused(String)
    /// The database cannot be read or written: answer 503; the process should end.
    case broken(String)
}

/// An input on its way in.
public struct Arrival: Hashable, Sendable {
    /// Whose desk it moves.
    public var community: CommunityID
    /// The channel and key by which a repetition is known; nil for inputs that cannot repeat.
    public var key: Key?
    /// The domain's now.
    public var at: Instant
    /// What it is.
    public var input: Input

    /// By what a repetition is known.
    public struct Key: Hashable, Codable, Sendable {
        /// The channel.
        public var channel: ChannelID
        /// The key within the channel.
        public var key: String
        /// The id of the request that brought it, which makes it a repetition as well; nil where requests have none.
        public var request: String?

        /// A key.
        public init(channel: ChannelID, key: String, request: String? = nil) {
            self.channel = channel
            self.key = key
            self.request = request
        }
    }

    /// An input on its way in.
    public init(community: CommunityID, key: Key? = nil, at: Instant, input: Input) {
        self.community = community
        self.key = key
        self.at = at
        self.input = input
    }
}

/// What became of an arrival.
public enum Acceptance: Hashable, Sendable {
    /// It was written down.
    case new(sequence: Int64)
    /// It was known already.
    case known(sequence: Int64)

    /// Its place in the community's order.
    public var sequence: Int64 {
        switch self {
        case .new(let sequence), .known(let sequence): sequence
        }
    }
}

/// Ownership of a community, with what its desk is rebuilt from.
public struct Tenancy: Sendable {
    /// The number that commits must show.
    public var epoch: Int64
    /// What the desk remembers; nil for a new community.
    public var state: DeskState?
    /// The rules in force; nil for a new community.
    public var rulebook: Rulebook?
    /// Whether the last owner of the database stopped without saying so.
    public var isAfterUncleanStop: Bool
    /// How often waiting inputs were in hand at an unclean stop, by sequence.
    public var timesInHand: [Int64: Int]

    /// Ownership.
    public init(
        epoch: Int64, state: DeskState?, rulebook: Rulebook?, isAfterUncleanStop: Bool, timesInHand: [Int64: Int]
    ) {
        self.epoch = epoch
        self.state = state
        self.rulebook = rulebook
        self.isAfterUncleanStop = isAfterUncleanStop
        self.timesInHand = timesInHand
    }
}

/// An input with its decision.
public struct Settlement: Sendable {
    /// The input as it was handled, recorded with its reading.
    public var input: DeskInput
    /// What the desk answered.
    public var decision: Decision

    /// A settled input.
    public init(input: DeskInput, decision: Decision) {
        self.input = input
        self.decision = decision
    }
}

/// What was told or must still be told.
public struct OutboxContent: Hashable, Sendable {
    /// Notices that no delivery holds yet, in order.
    public var notices: [Notice]
    /// Deliveries that wait.
    public var deliveries: [Delivery]
    /// The notices that those deliveries hold, in any order: a delivery that is given up after a restart must still
    /// tell the desk what was not told.
    public var carried: [Notice]

    /// The content of an outbox.
    public init(notices: [Notice] = [], deliveries: [Delivery] = [], carried: [Notice] = []) {
        self.notices = notices
        self.deliveries = deliveries
        self.carried = carried
    }
}

/// What became of an attempt.
public struct Conclusion: Hashable, Sendable {
    /// The delivery as it now is.
    public var delivery: Delivery
    /// The platform's id of the message, so that a reply finds its offer.
    public var messageID: String?
    /// When.
    public var at: Instant
    /// Where it is given up, the input that says so.
    public var report: DeliveryReport?

    /// What became of an attempt.
    public init(delivery: Delivery, messageID: String? = nil, at: Instant, report: DeliveryReport? = nil) {
        self.delivery = delivery
        self.messageID = messageID
        self.at = at
        self.report = report
    }
}

/// A malformed request, kept for who looks into it.
public struct QuarantineRecord: Hashable, Sendable {
    /// Where it came from.
    public var channel: ChannelID
    /// When.
    public var at: Instant
    /// What was wrong.
    public var reason: String
    /// The body, cut to 4 KiB.
    public var body: [UInt8]

    /// A record; a longer body is cut.
    public init(channel: ChannelID, at: Instant, reason: String, body: [UInt8]) {
        self.channel = channel
        self.at = at
        self.reason = reason
        self.body = Array(body.prefix(4096))
    }
}

/// How old personal words may get.
public struct PurgeLimits: Hashable, Sendable {
    /// For messages read as chatter; from their acceptance.
    public var chatter: Instant.Span
    /// For wishes and all that belongs to them; from their end.
    public var ended: Instant.Span

    /// Limits: a day for chatter, half a year for wishes.
    public init(chatter: Instant.Span = .hours(24), ended: Instant.Span = .days(180)) {
        self.chatter = chatter
        self.ended = ended
    }
}

/// What a purge removed.
public struct PurgeReport: Hashable, Sendable {
    /// Messages that lost their words.
    public var messages: Int
    /// Wishes that lost their personal data.
    public var wishes: Int

    /// What was removed.
    public init(messages: Int, wishes: Int) {
        self.messages = messages
        self.wishes = wishes
    }
}
