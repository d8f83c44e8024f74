/// All that a desk remembers: what the store keeps and what the desk is rebuilt from.
public struct DeskState: Hashable, Codable, Sendable {
    /// The desk's own head.
    public var head: DeskHead
    /// The wishes that are open or ended a short while ago, by number.
    public var wishes: [WishNumber: Wish]
    /// What is remembered of accounts.
    public var people: [Account: Person]
    /// What is remembered of members.
    public var members: [MemberID: MemberRecord]

    /// A state.
    public init(
        head: DeskHead, wishes: [WishNumber: Wish] = [:], people: [Account: Person] = [:],
        members: [MemberID: MemberRecord] = [:]
    ) {
        self.head = head
        self.wishes = wishes
        self.people = people
        self.members = members
    }

    /// Takes a decision's changes in; what a store does, row by row.
    public mutating func apply(_ changes: DeskChanges) {
        head = changes.head
        for wish in changes.wishes { wishes[wish.number] = wish }
        for number in changes.forgotten { wishes[number] = nil }
        for person in changes.people { people[person.account] = person }
        for account in changes.forgottenPeople { people[account] = nil }
        for member in changes.members { members[member.id] = member }
    }
}

/// What the desk remembers beside wishes and people.
public struct DeskHead: Hashable, Codable, Sendable {
    /// Whose desk.
    public var community: CommunityID
    /// The last input handled; 0 before the first.
    public var sequence: Int64
    /// The desk's now: never goes back.
    public var now: Instant
    /// The last wish number given; nil before the first.
    public var lastNumber: WishNumber?
    /// The digest of the rules in force; nil before the first.
    public var rulebook: String?
    /// Whether the duty stopped dispatching, and since when.
    public var pausedSince: Instant?
    /// When the duty is reminded that nothing is dispatched; nil while dispatching goes on.
    public var pauseReminderAt: Instant?
    /// Until when what says 演练 is practice; nil where no drill is announced.
    public var drillUntil: Instant?
    /// When the duty is next given the list of what is open; nil where it never is.
    public var briefDue: Instant?
    /// When last month's figures are next asked for; nil where they never are.
    public var monthDue: Instant?
    /// When gaps of the rota are next looked for; nil where they never are.
    public var gapsDue: Instant?
    /// The last day of the last holiday whose gaps were told, by its day number; nil before the first.
    public var gapsToldThrough: Int?
    /// The months whose figures somebody waits for; nil where there are none.
    public var wantedMonths: [WantedMonth]?
    /// Channels that are lost, and since when.
    public var lostChannels: [ChannelID: Instant]
    /// When ended wishes and old addresses are next let go.
    public var sweepAt: Instant?
    /// By group lane, until when no further question may be put there.
    public var questionsUntil: [String: Instant]
    /// Whether there is more to do than people for it; nil on ordinary days.
    public var overload: Overload?
    /// When that was last looked at.
    public var overloadCheckedAt: Instant?

    /// Turns on duty that were given to others than the rota names; nil where there are none.
    public var dutyOverrides: [DutyOverride]?
    /// Who asked somebody else to take a turn on duty, and waits for the answer; nil where nobody does.
    public var coverRequests: [CoverRequest]?
    /// When codes were said that bind nothing, in order; nil where none was said within the hour.
    public var wrongCodes: [WrongCode]?

    /// The head of a new desk.
    public init(community: CommunityID) {
        self.community = community
        sequence = 0
        now = Instant(milliseconds: 0)
        lostChannels = [:]
        questionsUntil = [:]
    }
}

/// What is remembered of an account.
public struct Person: Hashable, Codable, Sendable {
    /// The account.
    public var account: Account
    /// The address of an earlier wish.
    public var place: Place
    /// When the address is forgotten.
    public var forgetAt: Instant
    /// Who served this person last to satisfaction.
    public var trusted: MemberID?
    /// Where the account was last heard in a group.
    public var lastGroup: Destination?

    /// What is remembered.
    public init(account: Account, place: Place = Place(), forgetAt: Instant, lastGroup: Destination? = nil) {
        self.account = account
        self.place = place
        self.forgetAt = forgetAt
        self.lastGroup = lastGroup
    }
}

/// What is remembered of a member: load, patience and the member's own word.
public struct MemberRecord: Hashable, Codable, Sendable {
    /// The member.
    public var id: MemberID
    /// When wishes were accepted in the last 31 days, in order.
    public var accepted: [Instant]
    /// When the last one was completed.
    public var lastCompleted: Instant?
    /// When offers went unanswered in the last seven days, in order.
    public var unanswered: [Instant]
    /// How many offers were ever answered with yes.
    public var yes: Int
    /// How many offers were ever made.
    public var asked: Int
    /// Until when the member said not to be asked.
    public var awayUntil: Instant?
    /// What the member said of the own time; nil where nothing.
    public var time: OwnTime?
    /// The accounts that were bound by a code, beside those of the roster; nil where none was.
    public var bindings: [Binding]?
    /// The code that waits for the member; nil where none does.
    public var code: BindingCode?
    /// The last try whether the member can be reached; nil where there was none.
    public var trial: ContactTrial?
    /// When the member asked to leave and was asked back; nil where that is not so.
    public var leavingSince: Instant?
    /// When the member left; nil for who did not, or came back.
    public var leftAt: Instant?

    /// A member of whom nothing is known yet.
    public init(id: MemberID) {
        self.id = id
        accepted = []
        unanswered = []
        yes = 0
        asked = 0
    }
}
