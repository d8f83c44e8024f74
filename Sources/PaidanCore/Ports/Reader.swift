/// Understands a message. Pure: the same text in the same context gives the same reading.
public protocol Reader: Sendable {
    /// What makes readings comparable: changes whenever a lexicon, a rule or a model changes.
    var version: String { get }
    /// What the message says. Never fails: what cannot be understood is chatter with low confidence.
    func read(_ text: String, in context: ReadingContext) -> Reading
}

/// What is known around a message; all of it only changes the odds.
public struct ReadingContext: Hashable, Sendable {
    /// The moment of the message.
    public var at: Instant
    /// The community's zone.
    public var zone: Zone
    /// The sender's card in the group.
    public var card: String?
    /// Who reads the group.
    public var audience: Audience?
    /// The numbers of the sender's live offers and assignments.
    public var offers: [WishNumber]
    /// The number of the wish that the message replies to.
    public var replyTo: WishNumber?
    /// The sender's last messages, oldest first.
    public var previous: [String]
    /// The community's buildings; nil where any well-formed address counts.
    public var buildings: BuildingDirectory?
    /// What a second reader says of it; nil where none was asked.
    public var advice: Advice?

    /// A context; what is not given is not known.
    public init(
        at: Instant, zone: Zone = .shanghai, card: String? = nil, audience: Audience? = nil,
        offers: [WishNumber] = [], replyTo: WishNumber? = nil, previous: [String] = [],
        buildings: BuildingDirectory? = nil, advice: Advice? = nil
    ) {
        self.at = at
        self.zone = zone
        self.card = card
        self.audience = audience
        self.offers = offers
        self.replyTo = replyTo
        self.previous = previous
        self.buildings = buildings
        self.advice = advice
    }
}
