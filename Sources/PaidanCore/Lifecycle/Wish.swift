/// The tracked request.
public struct Wish: Hashable, Codable, Sendable {
    /// Its number in the community.
    public var number: WishNumber
    /// Where it stands.
    public private(set) var state: WishState
    /// How it ended; nil while it has not.
    public private(set) var ending: Ending?
    /// What is needed.
    public var need: Need
    /// The words that name the time of the service.
    public var when: String?
    /// The time of the service.
    public var window: Window?
    /// The service that comes again, of which this is one time; nil where it is wanted once.
    public var series: Series?
    /// The campaign that it is, for which many sign up; nil for a wish of its own.
    public var campaign: Campaign?
    /// The car of a campaign that it is; nil for any other wish.
    public var ride: Ride?
    /// What the reporter said, verbatim: the first message that made the wish.
    public var words: String
    /// A danger into which no volunteer is sent.
    public var danger: Danger?
    /// Why only named staff may read it; nil where others may.
    public var sensitivity: Sensitivity?
    /// Those of the roster whom it complains of; nil where it complains of nobody there.
    public var subjects: [MemberID]?
    /// Whether an emergency was confirmed by the reporter, the staff, or by how sure the reader was.
    public var isConfirmedEmergency: Bool
    /// When somebody other than its reporter first stood for an emergency: a second voice, the staff, or one of them who
    /// took it. Nil while nobody has.
    public var vouchedAt: Instant?
    /// By when somebody must have taken an emergency, before the resident hears that nobody has; nil where nobody waits
    /// for that.
    public var answerDue: Instant?
    /// When the resident heard that nobody had taken it yet.
    public var warnedAt: Instant?
    /// Whether it is practice; nil where it is real.
    public var isDrill: Bool?
    /// Why nobody unvetted goes there alone; nil where anybody may.
    public var safeguard: Safeguard?
    /// Whether two go together, since nobody vetted could be found; nil where not.
    public var isPaired: Bool?
    /// Whether its reporters were told that it was written down.
    public var isAnnounced: Bool
    /// How sure the reader was that it is a wish.
    public var confidence: Double
    /// Who spoke; the first opened it.
    public var reporters: [Reporter]
    /// Whose need it is, where it is not the reporter's.
    public var beneficiary: Beneficiary?
    /// A telephone number to call.
    public var contact: String?
    /// How far the desk may go with it.
    public var level: Level
    /// The posts to fill.
    public var slots: [Slot]
    /// The question put back.
    public var question: Question?
    /// The proposal before the duty group.
    public var proposal: Proposal?
    /// Why nothing goes out just now.
    public var wait: Wait?
    /// Another time that a member offered, put to the reporter.
    public var counter: CounterOffer?
    /// Who is to find out why nobody opens the door to a helper.
    public var door: DoorLadder?
    /// What is still to be asked before anybody is sought, beside the place.
    public var unclear: Ask.Field?
    /// When its reporter first asked where it stays.
    public var chasedAt: Instant?
    /// Who took or did a part of it only; nil where nobody did.
    public var partlyBy: [MemberID]?
    /// The duty person who has it.
    public var escalation: Escalation?
    /// Whom the holder of a post asked to take it over; nil where nobody is asked.
    public var handOver: HandOver?
    /// When somebody may be free who is not now: the search for the posts that lack people goes on then. Nil where
    /// nobody is missing, or nobody is to be expected.
    public var retryAt: Instant?
    /// When somebody is asked how far it is.
    public var followUp: FollowUp?
    /// What the duty must tell by telephone; what is still to be told at the end outlives it.
    public var phoneTasks: [PhoneTask]
    /// Who was never told how it ended: nobody ticked the call off until the desk's patience was over. Nil where there
    /// is nobody.
    public var untold: [Account]?
    /// What people said about it, verbatim.
    public var notes: [Note]
    /// The messages that reported it or added to it, by their platforms' names; nil where none has one.
    public var messages: [HeardMessage]?
    /// The reporter's judgement.
    public var rating: Rating?
    /// The wish that carries it on, where it was merged.
    public var mergedInto: WishNumber?
    /// Who went over to the wish that carries it on, and comes back when it is opened again. Nil where it was not merged.
    public var carried: [Account]?
    /// What it gave to the wish that carries it on. Nil where it was not merged.
    public var lent: Lent?
    /// How often it was reopened.
    public var reopened: Int
    /// Who did it before it was reopened, and is not asked again.
    public var formerHolders: [MemberID]
    /// When the message was accepted.
    public var receivedAt: Instant
    /// When the first post was held.
    public var acceptedAt: Instant?
    /// When it was reported done.
    public var doneAt: Instant?
    /// When it ended.
    public private(set) var endedAt: Instant?
    /// When it was last let out: from then on people are sought. Nil before.
    public var openedAt: Instant?
    /// When somebody was first said to be there. Nil while nobody is.
    public var startedAt: Instant?
    /// When all who are needed come together; nil where each comes alone.
    public var meetAt: Instant?
    /// Since when the need is another one, so that people may be asked anew; nil where it never changed.
    public var changedAt: Instant?
    /// Who was asked for posts that were planned anew, and is not asked again. Nil where nobody was.
    public var askedBefore: [MemberID]?
    /// Who said yes when it was just too late, and is asked first when a post is free again. Nil where nobody did.
    public var reserves: [MemberID]?
    /// When hands were called for in the members' groups; nil where they were not.
    public var calledAt: Instant?
    /// When a team that is not whole starts with who is there; nil where it waits, or need not.
    public var teamStartAt: Instant?
    /// When it started so; nil where it did not.
    public var teamStartedAt: Instant?
    /// When those who have it and those who wait are next reminded of its time; nil where there is no such moment.
    public var remindAt: Instant?
    /// When they were last reminded of it.
    public var remindedAt: Instant?
    /// The clocks that run; nil where none does.
    public var clocks: [RunningClock]?
    /// The clocks that ran out, in order; nil where none did.
    public var missedClocks: [MissedClock]?

    /// A wish as it is first written down.
    public init(
        number: WishNumber, need: Need, words: String, confidence: Double, reporter: Reporter, level: Level,
        receivedAt: Instant
    ) {
        self.number = number
        self.state = .received
        self.need = need
        self.words = words
        self.isConfirmedEmergency = false
        self.isAnnounced = false
        self.confidence = confidence
        self.reporters = [reporter]
        self.level = level
        self.slots = []
        self.phoneTasks = []
        self.notes = []
        self.reopened = 0
        self.formerHolders = []
        self.receivedAt = receivedAt
    }

    /// Moves to a state that may follow; the same state again changes nothing.
    ///
    /// - Returns: whether the move is legal; an illegal move changes nothing.
    @discardableResult
    public mutating func move(to next: WishState, ending: Ending? = nil, at now: Instant) -> Bool {
        guard next != state else { return true }
        guard WishState.moves[state]?.contains(next) == true, next.isOver == (ending != nil) else { return false }
        let before = state
        state = next
        self.ending = ending
        endedAt = next.isOver ? now : nil
        if next == .open, before != .underWay { openedAt = now }
        return true
    }

    /// How soon it must be served.
    public var urgency: Urgency { need.urgency ?? .normal }
    /// The kind of service.
    public var category: Category { need.category ?? .other }

    /// Those who hold a post or held it to the end, each once, in the order of the slots.
    public var holders: [MemberID] {
        slots.reduce(into: []) { found, slot in
            if let holder = slot.holder, !found.contains(holder) { found.append(holder) }
        }
    }

    /// Whether somebody has it: at least one post is held.
    public var isHeld: Bool { slots.contains { $0.state == .held } }

    /// All live offers.
    public var liveOffers: [Offer] { slots.flatMap(\.liveOffers) }

    /// Who was asked for any post of it since it was last opened, or since the need became another one.
    public var asked: Set<MemberID> {
        let since = changedAt ?? Instant(milliseconds: 0)
        let offered = slots.flatMap(\.offers).filter { $0.madeAt >= since }.map(\.member)
        return Set(offered + (askedBefore ?? []))
    }

    /// The next moment at which somebody must be told or asked anew; nil only when it has ended and nobody waits for a
    /// call about it any more.
    public var due: Deadline? {
        state.isOver ? (calls + further).min() : deadlines.min()
    }

    private var further: [Deadline] { series?.next.map { [Deadline(at: $0, cause: .series)] } ?? [] }

    private var calls: [Deadline] { phoneTasks.map { Deadline(at: $0.until, cause: .phoneTask) } }

    private var deadlines: [Deadline] {
        var all = liveOffers.map { Deadline(at: $0.expiresAt, cause: .offer) }
        all += liveOffers.compactMap { offer in reminder(of: offer).map { Deadline(at: $0, cause: .reminder) } }
        if let counter { all.append(Deadline(at: counter.until, cause: .otherTime)) }
        if let door { all.append(Deadline(at: door.until, cause: .door)) }
        if let question { all.append(Deadline(at: question.until, cause: .question)) }
        if let proposal { all.append(Deadline(at: proposal.until, cause: .proposal)) }
        if let answerDue { all.append(Deadline(at: answerDue, cause: .answer)) }
        if let wait { all.append(Deadline(at: wait.until, cause: .wait)) }
        if let handOver { all.append(Deadline(at: handOver.until, cause: .handOver)) }
        if let escalation { all.append(Deadline(at: escalation.until, cause: .escalation)) }
        if let retryAt, state == .open || state == .underWay { all.append(Deadline(at: retryAt, cause: .retry)) }
        if let followUp { all.append(Deadline(at: followUp.at, cause: .followUp)) }
        if let teamStartAt { all.append(Deadline(at: teamStartAt, cause: .team)) }
        if let remindAt { all.append(Deadline(at: remindAt, cause: .visit)) }
        all += (clocks ?? []).map { Deadline(at: $0.until, cause: .clock) }
        return all + calls + further
    }
}

/// When a wish must be looked at again, and why.
public struct Deadline: Hashable, Comparable, Codable, Sendable {
    /// When.
    public var at: Instant
    /// Why.
    public var cause: Cause

    /// What falls due.
    public enum Cause: String, Hashable, Codable, Sendable, CaseIterable {
        case offer, question, proposal, answer, wait, escalation, retry, clock, team, visit
        case handOver = "hand_over"
        case followUp = "follow_up"
        case phoneTask = "phone_task"
        case reminder, door, series
        case otherTime = "other_time"
    }

    /// Orders by time, then by cause, so that the earliest is the same everywhere.
    public static func < (left: Self, right: Self) -> Bool {
        (left.at, left.cause.rawValue) < (right.at, right.cause.rawValue)
    }
}
