/// One or several notices rendered for one destination, with what became of its attempts.
public struct Delivery: Hashable, Codable, Sendable {
    /// Its id, constant over its retries.
    public var id: DeliveryID
    /// Whose desk tells it.
    public var community: CommunityID
    /// Where it goes.
    public var destination: Destination
    /// The notices in it, in the order in which the desk decided them.
    public var notices: [NoticeID]
    /// Which message of several it is, where the platform takes less at once; nil where one message says all.
    public var part: Part?
    /// The wish concerned, where all notices are about one.
    public var wish: WishNumber?
    /// The offer concerned, where there is one notice.
    public var offer: OfferID?
    /// What is said; rendered once, so that every retry says the same.
    public var content: Content
    /// How soon it must go.
    public var priority: Notice.Priority
    /// When it was composed.
    public var composedAt: Instant
    /// After which moment it must not go any more.
    public var expiresAt: Instant?
    /// How often it was tried; counted before each try.
    public var attempts: Int
    /// When it is tried next; nil once it is settled.
    public var nextAttemptAt: Instant?
    /// Where it stands.
    public var state: State
    /// The last outcome in words, without personal data.
    public var outcome: String?

    /// Where a delivery stands.
    public enum State: String, Hashable, Codable, Sendable, CaseIterable {
        case waiting, delivered, dead
    }

    /// A place among the messages that one text was split into.
    public struct Part: Hashable, Codable, Sendable {
        /// From 1.
        public var number: Int
        /// How many there are.
        public var count: Int

        /// A place among so many messages.
        public init(_ number: Int, of count: Int) {
            self.number = number
            self.count = count
        }
    }

    /// Whether it takes its notices: of several messages the first does.
    public var takesNotices: Bool { part.map { $0.number == 1 } ?? true }

    /// Whether it goes on with what another message began to say.
    public func continues(_ other: Delivery) -> Bool {
        guard let own = part, let before = other.part else { return false }
        return notices == other.notices && own.number > before.number
    }

    /// What is said, for any platform.
    public struct Content: Hashable, Codable, Sendable {
        /// The words.
        public var text: String
        /// The ids to mention, as the platform wants them.
        public var mentions: [String]
        /// The platform's id of the message that it answers.
        public var replyTo: String?
        /// The subject, for mail.
        public var subject: String?
        /// The event for generic webhooks, as JSON text.
        public var payload: String

        /// What is said.
        public init(
            text: String, mentions: [String] = [], replyTo: String? = nil, subject: String? = nil, payload: String
        ) {
            self.text = text
            self.mentions = mentions
            self.replyTo = replyTo
            self.subject = subject
            self.payload = payload
        }
    }

    /// A delivery that was not tried yet.
    public init(
        id: DeliveryID, community: CommunityID, destination: Destination, notices: [NoticeID], wish: WishNumber?,
        offer: OfferID?, content: Content, priority: Notice.Priority, composedAt: Instant, expiresAt: Instant?
    ) {
        self.id = id
        self.community = community
        self.destination = destination
        self.notices = notices
        self.wish = wish
        self.offer = offer
        self.content = content
        self.priority = priority
        self.composedAt = composedAt
        self.expiresAt = expiresAt
        self.attempts = 0
        self.nextAttemptAt = composedAt
        self.state = .waiting
    }
}
