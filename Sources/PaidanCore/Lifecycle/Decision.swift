/// What the desk answers to one input: what to record, what to tell whom, and why. When to look again stands on the
/// wishes themselves.
public struct Decision: Hashable, Codable, Sendable {
    /// Whose desk.
    public var community: CommunityID
    /// The input answered.
    public var sequence: Int64
    /// The desk's now.
    public var at: Instant
    /// What became of the input, in one word of `Verdict`.
    public var verdict: Verdict
    /// The wish that it led to, or was about.
    public var wish: WishNumber?
    /// What the desk now remembers otherwise.
    public var changes: DeskChanges
    /// What is to be told.
    public var notices: [Notice]
    /// What is written on the timeline.
    public var entries: [TimelineEntry]

    /// A decision.
    public init(
        community: CommunityID, sequence: Int64, at: Instant, verdict: Verdict, wish: WishNumber? = nil,
        changes: DeskChanges, notices: [Notice] = [], entries: [TimelineEntry] = []
    ) {
        self.community = community
        self.sequence = sequence
        self.at = at
        self.verdict = verdict
        self.wish = wish
        self.changes = changes
        self.notices = notices
        self.entries = entries
    }
}

/// What became of an input.
public enum Verdict: String, Hashable, Codable, Sendable, CaseIterable {
    /// A new wish was opened.
    case opened
    /// A wish was only observed: nothing went out.
    case observed
    /// It was put before the duty.
    case proposed
    /// It joined a wish that was open.
    case merged
    /// It was read as chatter.
    case chatter
    /// It may be a wish; the duty sees it in its digest.
    case doubtful
    /// It completed or corrected a wish.
    case updated
    /// A member took the job.
    case accepted
    /// A member refused or returned it.
    case declined
    /// A member has seen it without taking it.
    case seen
    /// A yes that came too late, or from somebody who was not asked.
    case notOffered = "not_offered"
    /// It was not clear which wish was meant; the sender was asked.
    case unclear
    /// A member reported the job done.
    case completed
    /// The reporter confirmed, judged or contradicted.
    case judged
    /// The reporter withdrew.
    case cancelled
    /// The reporter asked how far it is, and was told.
    case told
    /// A command of the staff was carried out.
    case commanded
    /// A command could not be carried out; the answer says why.
    case refused
    /// It arrived too late to be acted upon by itself and lies on the desk's list.
    case late
    /// A deadline, an outcome or a configuration was taken in.
    case noted
}

/// What a decision changes of what the desk remembers: each value replaces the one of its key.
public struct DeskChanges: Hashable, Codable, Sendable {
    /// Wishes as they now are.
    public var wishes: [Wish]
    /// Wishes that ended so long ago that the desk forgets them; their rows stay.
    public var forgotten: [WishNumber]
    /// Accounts as they now are.
    public var people: [Person]
    /// Accounts that the desk forgets.
    public var forgottenPeople: [Account]
    /// Members' loads as they now are.
    public var members: [MemberRecord]
    /// The desk's own head; always given.
    public var head: DeskHead

    /// Changes.
    public init(
        wishes: [Wish] = [], forgotten: [WishNumber] = [], people: [Person] = [], forgottenPeople: [Account] = [],
        members: [MemberRecord] = [], head: DeskHead
    ) {
        self.wishes = wishes
        self.forgotten = forgotten
        self.people = people
        self.forgottenPeople = forgottenPeople
        self.members = members
        self.head = head
    }
}

/// One line of the timeline: ids and states for ever, personal words apart.
public struct TimelineEntry: Hashable, Codable, Sendable {
    /// The wish concerned.
    public var wish: WishNumber?
    /// What happened, such as `opened`, `offered`, `accepted`.
    public var event: String
    /// Ids, states and rules: what may stay when personal data are purged. Keys in order.
    public var facts: Facts
    /// Words, names, telephones and doors; nil where there are none.
    public var personal: Facts?

    /// A line of the timeline.
    public init(wish: WishNumber?, event: String, facts: Facts = [:], personal: Facts? = nil) {
        self.wish = wish
        self.event = event
        self.facts = facts
        self.personal = personal
    }
}
