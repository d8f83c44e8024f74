/// Something to be told to someone. The desk says what; the outbox says it in words, when the destination allows.
public struct Notice: Hashable, Codable, Sendable {
    /// Its id; unique over all communities.
    public var id: NoticeID
    /// Whose desk tells it.
    public var community: CommunityID
    /// What kind of event it is, in the outbound payload.
    public var kind: Kind
    /// Which text of `texts.yaml` says it.
    public var template: String
    /// Who is told.
    public var to: Recipient
    /// Where.
    public var destination: Destination
    /// Whom to mention there.
    public var mention: String?
    /// Who reads it there.
    public var privacy: Privacy
    /// How soon it must go.
    public var priority: Priority
    /// When the desk decided it.
    public var at: Instant
    /// After which moment it must not go any more.
    public var expiresAt: Instant?
    /// The wish concerned.
    public var wish: WishNumber?
    /// The offer concerned.
    public var offer: OfferID?
    /// The platform's id of the message that it answers.
    public var replyTo: String?
    /// What the text is filled with.
    public var facts: Facts

    /// The events of the outbound payload.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        case offerMade = "offer.made"
        case offerWithdrawn = "offer.withdrawn"
        case offerReminder = "offer.reminder"
        case wishReceived = "wish.received"
        case wishQuestion = "wish.question"
        case wishAccepted = "wish.accepted"
        case wishCompleted = "wish.completed"
        case wishEscalated = "wish.escalated"
        case deskAlarm = "desk.alarm"
        case digest
    }

    /// Who is told.
    public enum Recipient: Hashable, Codable, Sendable {
        case reporter(Account)
        case member(MemberID)
        case group(Audience)
    }

    /// How soon a notice must go: a lower one may be overtaken, gathered into a digest or delayed.
    public enum Priority: Int, Hashable, Codable, Sendable, CaseIterable, Comparable {
        case emergency, prompt, ordinary, whenFree = 3

        /// Orders by haste.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// A notice.
    public init(
        id: NoticeID, community: CommunityID, kind: Kind, template: String, to: Recipient, destination: Destination,
        mention: String? = nil, privacy: Privacy, priority: Priority, at: Instant, expiresAt: Instant? = nil,
        wish: WishNumber? = nil, offer: OfferID? = nil, replyTo: String? = nil, facts: Facts = [:]
    ) {
        self.id = id
        self.community = community
        self.kind = kind
        self.template = template
        self.to = to
        self.destination = destination
        self.mention = mention
        self.privacy = privacy
        self.priority = priority
        self.at = at
        self.expiresAt = expiresAt
        self.wish = wish
        self.offer = offer
        self.replyTo = replyTo
        self.facts = facts
    }
}

/// What a text is filled with, by name.
public typealias Facts = [String: Fact]

/// One thing that a text is filled with.
public enum Fact: Hashable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([Facts])
    case record(Facts)
}

extension Fact: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([Facts].self) {
            self = .list(list)
        } else {
            self = .record(try container.decode(Facts.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .record(let record): try container.encode(record)
        }
    }
}

extension Fact: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}
