/// Queries for people: read-only, and free to be slow. One contract suite holds for every implementation.
public protocol Archive: Sendable {
    /// The communities that have a desk.
    func communities() async throws(StoreFailure) -> [CommunityID]
    /// Wishes, newest first.
    func wishes(_ filter: WishFilter) async throws(StoreFailure) -> [WishRow]
    /// A wish's timeline, oldest first.
    func timeline(of wish: WishNumber, in community: CommunityID) async throws(StoreFailure) -> [TimelineRow]
    /// Inputs that were messages, newest first.
    func inbox(_ filter: InboxFilter) async throws(StoreFailure) -> [InboxRow]
    /// Deliveries, newest first.
    func outbox(_ filter: OutboxFilter) async throws(StoreFailure) -> [Delivery]
    /// What a desk remembers, with its rules; nil where there is none.
    func desk(of community: CommunityID) async throws(StoreFailure) -> (state: DeskState, rulebook: Rulebook)?
    /// The whole chain of a community, oldest first, in pages; nil ends it.
    func chain(of community: CommunityID, after index: Int64, limit: Int) async throws(StoreFailure)
        -> [TimelineRow]
    /// Inputs that were settled or set aside, after a sequence, in sequence, with what each led to; ends before the first
    /// that still waits.
    func settled(of community: CommunityID, after sequence: Int64, limit: Int) async throws(StoreFailure)
        -> [SettledRow]
    /// The rules with a digest; nil where they were never kept.
    func rulebook(_ digest: String) async throws(StoreFailure) -> Rulebook?
    /// The timeline's lines of some events about any wish, at or after an instant, oldest first; without personal data.
    func events(_ names: Set<String>, of community: CommunityID, since: Instant?) async throws(StoreFailure)
        -> [TimelineRow]
    /// When a reporter of each wish was first told anything, of wishes of which that was at or after an instant.
    func firstAnswers(of community: CommunityID, since: Instant?) async throws(StoreFailure) -> [WishNumber: Instant]
    /// What was told about a wish, in the order of decision, each with the delivery that carried it.
    func told(about wish: WishNumber, in community: CommunityID) async throws(StoreFailure) -> [ToldRow]
    /// Wishes of which the staff said something, by a command or by reporting them on behalf of somebody, with the
    /// messages that opened them: by community and number. Those that lost their words are left out.
    func corrections(of community: CommunityID?) async throws(StoreFailure) -> [CorrectionRow]
    /// How many waits, is dead, and is set aside.
    func counts() async throws(StoreFailure) -> ArchiveCounts
}

/// Which wishes are wanted.
public struct WishFilter: Hashable, Sendable {
    /// Of which community; nil for all.
    public var community: CommunityID?
    /// One wish.
    public var number: WishNumber?
    /// In which states; nil for all.
    public var states: Set<WishState>?
    /// Received at or after.
    public var from: Instant?
    /// Received before.
    public var to: Instant?
    /// How many at most.
    public var limit: Int

    /// A filter; what is not given does not filter.
    public init(
        community: CommunityID? = nil, number: WishNumber? = nil, states: Set<WishState>? = nil, from: Instant? = nil,
        to: Instant? = nil, limit: Int = 1000
    ) {
        self.community = community
        self.number = number
        self.states = states
        self.from = from
        self.to = to
        self.limit = limit
    }
}

/// A wish and whose it is.
public struct WishRow: Hashable, Sendable {
    /// The community.
    public var community: CommunityID
    /// The wish.
    public var wish: Wish

    /// A wish of a community.
    public init(community: CommunityID, wish: Wish) {
        self.community = community
        self.wish = wish
    }
}

/// Which messages are wanted.
public struct InboxFilter: Hashable, Sendable {
    /// Of which community; nil for all.
    public var community: CommunityID?
    /// Only those that could not be handled.
    public var setAsideOnly: Bool
    /// Only what one account said; nil for all.
    public var sender: Account?
    /// How many at most.
    public var limit: Int

    /// A filter.
    public init(
        community: CommunityID? = nil, setAsideOnly: Bool = false, sender: Account? = nil, limit: Int = 100
    ) {
        self.community = community
        self.setAsideOnly = setAsideOnly
        self.sender = sender
        self.limit = limit
    }
}

/// A message and what became of it.
public struct InboxRow: Hashable, Sendable {
    /// The recorded input; a purged message has no words.
    public var recorded: RecordedInput
    /// What the reader made of it; nil while it waits.
    public var reading: Reading?
    /// What became of it; nil while it waits or where it was set aside.
    public var verdict: Verdict?
    /// The wish it led to.
    public var wish: WishNumber?
    /// Why it was set aside.
    public var setAside: String?
    /// Whether its words were purged.
    public var isPurged: Bool

    /// A message and what became of it.
    public init(
        recorded: RecordedInput, reading: Reading?, verdict: Verdict?, wish: WishNumber?, setAside: String?,
        isPurged: Bool
    ) {
        self.recorded = recorded
        self.reading = reading
        self.verdict = verdict
        self.wish = wish
        self.setAside = setAside
        self.isPurged = isPurged
    }
}

/// Which deliveries are wanted.
public struct OutboxFilter: Hashable, Sendable {
    /// Of which community; nil for all.
    public var community: CommunityID?
    /// In which states; nil for all.
    public var states: Set<Delivery.State>?
    /// About which wish.
    public var wish: WishNumber?
    /// How many at most.
    public var limit: Int

    /// A filter.
    public init(
        community: CommunityID? = nil, states: Set<Delivery.State>? = nil, wish: WishNumber? = nil, limit: Int = 100
    ) {
        self.community = community
        self.states = states
        self.wish = wish
        self.limit = limit
    }
}

/// How much lies where.
public struct ArchiveCounts: Hashable, Sendable {
    /// Inputs that wait.
    public var waitingInputs: Int
    /// Inputs set aside.
    public var setAside: Int
    /// Notices and deliveries that wait.
    public var waitingDeliveries: Int
    /// Dead letters.
    public var deadLetters: Int
    /// Malformed requests kept.
    public var quarantined: Int
    /// Open wishes.
    public var openWishes: Int

    /// How much lies where.
    public init(
        waitingInputs: Int, setAside: Int, waitingDeliveries: Int, deadLetters: Int, quarantined: Int, openWishes: Int
    ) {
        self.waitingInputs = waitingInputs
        self.setAside = setAside
        self.waitingDeliveries = waitingDeliveries
        self.deadLetters = deadLetters
        self.quarantined = quarantined
        self.openWishes = openWishes
    }
}

/// One link of a community's hash chain.
public struct TimelineRow: Hashable, Sendable {
    /// Its place in the chain, from 1.
    public var index: Int64
    /// The input that caused it.
    public var sequence: Int64
    /// When.
    public var at: Instant
    /// What is kept for ever; `personal` is nil here.
    public var entry: TimelineEntry
    /// The salted digest of the personal data, in lower-case hex; nil where there never were any.
    public var personalDigest: String?
    /// The salt; nil once purged, or where there never were personal data.
    public var salt: String?
    /// The personal data as JSON text, exactly as digested; nil once purged, or where there never were any.
    public var personal: String?
    /// The previous row's hash; empty text for the first.
    public var previous: String
    /// This row's hash, in lower-case hex.
    public var hash: String

    /// A link.
    public init(
        index: Int64, sequence: Int64, at: Instant, entry: TimelineEntry, personalDigest: String?, salt: String?,
        personal: String?, previous: String, hash: String
    ) {
        self.index = index
        self.sequence = sequence
        self.at = at
        self.entry = entry
        self.personalDigest = personalDigest
        self.salt = salt
        self.personal = personal
        self.previous = previous
        self.hash = hash
    }

    /// What `hash` is the SHA-256 of, as UTF-8: the fields on lines of their own, facts as canonical JSON.
    public static func hashed(
        community: CommunityID, index: Int64, sequence: Int64, at: Instant, wish: WishNumber?, event: String,
        facts: String, personalDigest: String?, previous: String
    ) -> String {
        [
            community.rawValue, String(index), String(sequence), String(at.milliseconds),
            wish.map(String.init) ?? "", event, facts, personalDigest ?? "", previous,
        ].joined(separator: "\n")
    }

    /// What `personalDigest` is the SHA-256 of, as UTF-8.
    public static func digested(salt: String, personal: String) -> String {
        salt + "\n" + personal
    }
}
