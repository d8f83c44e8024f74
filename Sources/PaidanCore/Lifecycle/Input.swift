/// Something that moves a desk. Everything that does is recorded before it is handled.
public enum Input: Hashable, Codable, Sendable {
    /// A message from a channel.
    case message(Message)
    /// A sender took a message back.
    case recall(Recall)
    /// A sender changed a message; its `id` is that of the message as it was first heard.
    case edit(Message)
    /// A deadline is reached.
    case tick
    /// A member of staff acts, by command rather than in the chat.
    case staff(StaffAction)
    /// A delivery is given up.
    case delivery(DeliveryReport)
    /// A channel is lost or back.
    case channel(ChannelReport)
    /// Somebody left a group.
    case departure(Departure)
    /// Another configuration is in force, named by its digest.
    case rulebook(String)
    /// An input could not be handled and was set aside; the duty is told.
    case setAside(sequence: Int64)
    /// A month's figures that the desk asked for.
    case figures(MonthFigures)
    /// A mail could not be read and was kept; the duty is told where.
    case unreadable(String)

    /// The input's kind in data.
    public var name: String {
        switch self {
        case .message: "message"
        case .recall: "recall"
        case .edit: "edit"
        case .tick: "tick"
        case .staff: "staff"
        case .delivery: "delivery"
        case .channel: "channel"
        case .departure: "departure"
        case .rulebook: "rulebook"
        case .setAside: "set_aside"
        case .figures: "figures"
        case .unreadable: "unreadable"
        }
    }
}

/// An input with its place in its community's order and its instant.
public struct RecordedInput: Hashable, Codable, Sendable {
    /// Whose desk it moves.
    public var community: CommunityID
    /// Its place, from 1, rising in the order of acceptance.
    public var sequence: Int64
    /// When it was accepted; never before its predecessor.
    public var at: Instant
    /// What it is.
    public var input: Input

    /// A recorded input.
    public init(community: CommunityID, sequence: Int64, at: Instant, input: Input) {
        self.community = community
        self.sequence = sequence
        self.at = at
        self.input = input
    }
}

/// A recorded input with all that the desk needs to handle it: nothing is looked up inside `handle`.
public struct DeskInput: Hashable, Codable, Sendable {
    /// The input.
    public var recorded: RecordedInput
    /// What the reader made of a message, or of its new words.
    public var reading: Reading?
    /// Which reader.
    public var readerVersion: String?
    /// What the message replies to.
    public var refersTo: Reference?
    /// The rules named by a `rulebook` input.
    public var rulebook: Rulebook?

    /// An input made ready.
    public init(
        _ recorded: RecordedInput, reading: Reading? = nil, readerVersion: String? = nil, refersTo: Reference? = nil,
        rulebook: Rulebook? = nil
    ) {
        self.recorded = recorded
        self.reading = reading
        self.readerVersion = readerVersion
        self.refersTo = refersTo
        self.rulebook = rulebook
    }
}

/// The wish, and the offer if any, that a platform's message was about.
public struct Reference: Hashable, Codable, Sendable {
    /// The community.
    public var community: CommunityID
    /// The wish.
    public var wish: WishNumber
    /// The offer.
    public var offer: OfferID?

    /// A reference.
    public init(community: CommunityID, wish: WishNumber, offer: OfferID? = nil) {
        self.community = community
        self.wish = wish
        self.offer = offer
    }
}

/// What a member of staff does by command; in the chat the same is said in words.
public struct StaffAction: Hashable, Codable, Sendable {
    /// Who acts, as recorded: a roster id or the name of the system's user.
    public var actor: String
    /// The wish concerned; nil for actions on the desk.
    public var wish: WishNumber?
    /// What is done.
    public var command: DeskCommand

    /// An action.
    public init(actor: String, wish: WishNumber?, command: DeskCommand) {
        self.actor = actor
        self.wish = wish
        self.command = command
    }
}

/// What became of a delivery that will not be tried again.
public struct DeliveryReport: Hashable, Codable, Sendable {
    /// The delivery.
    public var delivery: DeliveryID
    /// The notices in it.
    public var notices: [Notice]
    /// Why it was given up.
    public var cause: String

    /// A delivery given up.
    public init(delivery: DeliveryID, notices: [Notice], cause: String) {
        self.delivery = delivery
        self.notices = notices
        self.cause = cause
    }
}

/// Whether a channel can hear and speak.
public struct ChannelReport: Hashable, Codable, Sendable {
    /// The channel.
    public var channel: ChannelID
    /// Whether it is alive.
    public var isAlive: Bool
    /// What was seen.
    public var detail: String

    /// News of a channel.
    public init(channel: ChannelID, isAlive: Bool, detail: String) {
        self.channel = channel
        self.isAlive = isAlive
        self.detail = detail
    }
}
