/// What the reader understood of one message.
public struct Reading: Hashable, Codable, Sendable {
    /// What the message wants to do.
    public var kind: MessageKind
    /// The first need of a wish; for other kinds only its place counts.
    public var need: Need
    /// Further needs in the same message.
    public var more: [Need]
    /// The words that name the time of the service, as written.
    public var when: String?
    /// The time of the service that those words mean, against the moment of the message.
    public var window: Window?
    /// The time that comes again, where those words name one; nil where it is wanted once.
    public var recurrence: Recurrence?
    /// The campaign that the words announce (`活动 …`); nil where they announce none.
    public var campaign: CampaignPlan?
    /// The list by which people sign up (接龙, `报名 …`); nil where it is none.
    public var roll: Roll?
    /// A telephone number in the text.
    public var contact: String?
    /// Wish numbers named, without their sign.
    public var orderNumbers: [String]
    /// What a reply says beyond yes and no.
    public var details: ReplyDetails
    /// A danger into which no volunteer is sent.
    public var danger: Danger?
    /// How the person in need is called, where it is not the speaker.
    public var beneficiary: String?
    /// How sure the reader is, 0 to 1 for each field read (`kind`, `category`, `building`, `urgency`, …).
    public var confidence: [String: Double]
    /// Which characters each field was read from.
    public var spans: [String: [TextSpan]]
    /// What to ask back, where something is missing or doubtful.
    public var ask: Ask?
    /// What two readers said apart; nil where one read it alone.
    public var second: SecondReading?

    /// A reading; what is not given was not said.
    public init(
        kind: MessageKind, need: Need = Need(), more: [Need] = [], when: String? = nil, window: Window? = nil,
        recurrence: Recurrence? = nil, contact: String? = nil, orderNumbers: [String] = [],
        details: ReplyDetails = ReplyDetails(),
        danger: Danger? = nil, beneficiary: String? = nil, confidence: [String: Double] = [:],
        spans: [String: [TextSpan]] = [:], ask: Ask? = nil, second: SecondReading? = nil
    ) {
        self.kind = kind
        self.need = need
        self.more = more
        self.when = when
        self.window = window
        self.recurrence = recurrence
        self.contact = contact
        self.orderNumbers = orderNumbers
        self.details = details
        self.danger = danger
        self.beneficiary = beneficiary
        self.confidence = confidence
        self.spans = spans
        self.ask = ask
        self.second = second
    }

    /// How sure the reader is of a field; 0 where it says nothing.
    public func confidence(in field: String) -> Double { confidence[field] ?? 0 }
}

/// One thing that somebody needs.
public struct Need: Hashable, Codable, Sendable {
    /// The kind of service; nil unless the message is a wish.
    public var category: Category?
    /// Where.
    public var place: Place
    /// How soon; nil unless the message is a wish.
    public var urgency: Urgency?
    /// What a member must be able to do, in the order of the vocabulary.
    public var skills: [Skill]
    /// How many people it takes, at least 1; nil unless the message is a wish.
    public var people: Int?

    /// A need; what is not given was not said.
    public init(
        category: Category? = nil, place: Place = Place(), urgency: Urgency? = nil, skills: [Skill] = [],
        people: Int? = nil
    ) {
        self.category = category
        self.place = place
        self.urgency = urgency
        self.skills = skills
        self.people = people
    }
}

/// When a service is wanted.
public struct Window: Hashable, Codable, Sendable {
    /// From when on.
    public var from: Instant
    /// Until when; not before `from`.
    public var to: Instant

    /// A window of time.
    public init(from: Instant, to: Instant) {
        self.from = from
        self.to = to
    }
}

/// What a reply says beyond yes and no; the words themselves are kept with the message.
public struct ReplyDetails: Hashable, Codable, Sendable {
    /// Minutes until the member is there.
    public var eta: Int?
    /// True where the member comes at once or is on the way, with or without minutes.
    public var setsOut: Bool?
    /// Another time offered instead, as written.
    public var proposedTime: String?
    /// What the other time means, against the moment of the message.
    public var proposedWindow: Window?
    /// Why not, or why not yet, as written.
    public var reason: String?
    /// What the job waits for, as written: `缺配件,明天有货`.
    public var waitingFor: String?
    /// Until when it waits.
    public var waitsUntil: Instant?
    /// The part that the member can do, as written.
    public var partial: String?
    /// A change of the member's own availability, as written.
    public var availability: String?
    /// What that change means.
    public var change: AvailabilityChange?
    /// To whom the job should go.
    public var handOverTo: String?
    /// Whether the member says to have arrived.
    public var arrived: Bool
    /// Whether the reporter says that it was not done, or that nobody came.
    public var notDone: Bool
    /// Stars or an equivalent, 1 to 5.
    public var stars: Int?
    /// Which times of a service that comes again are not wanted; nil where nothing of the kind is said.
    public var skip: Skip?

    /// Details of a reply; what is not given was not said.
    public init(
        eta: Int? = nil, setsOut: Bool? = nil, proposedTime: String? = nil, proposedWindow: Window? = nil,
        reason: String? = nil,
        waitingFor: String? = nil, waitsUntil: Instant? = nil, partial: String? = nil, availability: String? = nil,
        change: AvailabilityChange? = nil, handOverTo: String? = nil, arrived: Bool = false, notDone: Bool = false,
        stars: Int? = nil, skip: Skip? = nil
    ) {
        self.eta = eta
        self.setsOut = setsOut
        self.proposedTime = proposedTime
        self.proposedWindow = proposedWindow
        self.reason = reason
        self.waitingFor = waitingFor
        self.waitsUntil = waitsUntil
        self.partial = partial
        self.availability = availability
        self.change = change
        self.handOverTo = handOverTo
        self.arrived = arrived
        self.notDone = notDone
        self.stars = stars
        self.skip = skip
    }
}

/// A run of characters, as UTF-16 offsets from the start of the text.
public struct TextSpan: Hashable, Codable, Sendable {
    /// The first unit.
    public var start: Int
    /// The unit after the last.
    public var end: Int

    /// A run of characters.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}

/// The one question to put back.
public struct Ask: Hashable, Codable, Sendable {
    /// What is missing.
    public var field: Field
    /// The question, in Chinese that an eighty-year-old understands.
    public var text: String

    /// What can be asked for.
    public enum Field: String, Hashable, Codable, Sendable {
        case building, what, which, when
    }

    /// A question about a field.
    public init(field: Field, text: String) {
        self.field = field
        self.text = text
    }
}
