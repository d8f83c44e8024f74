/// Somebody who spoke up about a wish, is told at each step and may confirm.
public struct Reporter: Hashable, Codable, Sendable {
    /// The account.
    public var account: Account
    /// How the person is called.
    public var name: String?
    /// Where the person is answered; nil where there is no way but the telephone.
    public var destination: Destination?
    /// Whom to mention there.
    public var mention: String?
    /// The platform's id of the message, to answer it.
    public var messageID: String?
    /// Where the person spoke from, where it adds to the wish's place.
    public var place: Place
    /// When the person joined.
    public var at: Instant

    /// Somebody who spoke up.
    public init(
        account: Account, name: String? = nil, destination: Destination?, mention: String? = nil,
        messageID: String? = nil, place: Place = Place(), at: Instant
    ) {
        self.account = account
        self.name = name
        self.destination = destination
        self.mention = mention
        self.messageID = messageID
        self.place = place
        self.at = at
    }
}

/// A question put back to a reporter.
public struct Question: Hashable, Codable, Sendable {
    /// What is missing.
    public var field: Ask.Field
    /// Who was asked.
    public var account: Account
    /// When it was asked.
    public var askedAt: Instant
    /// Until when an answer is awaited.
    public var until: Instant
    /// Whether it waits for a free moment of its group and was not put yet.
    public var isPending: Bool

    /// A question to an account.
    public init(field: Ask.Field, account: Account, askedAt: Instant, until: Instant, isPending: Bool = false) {
        self.field = field
        self.account = account
        self.askedAt = askedAt
        self.until = until
        self.isPending = isPending
    }
}

/// What the duty group was asked to decide.
public struct Proposal: Hashable, Codable, Sendable {
    /// Until when its word is awaited.
    public var until: Instant
    /// How often it was reminded.
    public var reminders: Int

    /// A proposal to the duty.
    public init(until: Instant, reminders: Int = 0) {
        self.until = until
        self.reminders = reminders
    }
}

/// Why nothing goes out just now.
public struct Wait: Hashable, Codable, Sendable {
    /// The reason.
    public var reason: Reason
    /// Until when.
    public var until: Instant
    /// Who looks after it, where it is on hold.
    public var member: MemberID?
    /// The words given for a hold.
    public var note: String?

    /// Why a wish waits.
    public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
        /// Ordinary offers do not go out at night.
        case quietHours = "quiet_hours"
        /// The staff are asked first about an unconfirmed emergency.
        case staffFirst = "staff_first"
        /// The service was wished for later.
        case scheduled
        /// A member can come at another time, and the reporter was asked.
        case otherTime = "other_time"
        /// The duty put it on hold (挂).
        case hold
        /// The duty stopped dispatching (停派).
        case paused
        /// People sign up, or the cars are on their way.
        case campaign
    }

    /// A wait with its reason.
    public init(reason: Reason, until: Instant, member: MemberID? = nil, note: String? = nil) {
        self.reason = reason
        self.until = until
        self.member = member
        self.note = note
    }
}

/// The mark that a duty person must act.
public struct Escalation: Hashable, Codable, Sendable {
    /// Why.
    public var reason: Reason
    /// Who.
    public var member: MemberID
    /// Since when.
    public var since: Instant
    /// When that person is reminded, or the next one told.
    public var until: Instant
    /// How often somebody was reminded.
    public var reminders: Int
    /// Whether all staff were told, since nobody on duty acted; nil where they were not.
    public var isForAll: Bool?

    /// Why a duty person must act.
    public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
        /// Nobody can come: the rings are empty or exhausted.
        case shortfall
        /// An emergency is told to the duty at once.
        case emergency
        /// The office must answer or act itself.
        case office
        /// The question put back was not answered.
        case noAnswer = "no_answer"
        /// The proposal was not answered.
        case noWord = "no_word"
        /// The member who accepted is silent.
        case quietHolder = "quiet_holder"
        /// The reporter says that nobody came, or that it is not done.
        case notDone = "not_done"
        /// Nobody opens the door to the helper, and nobody could be found who knows why.
        case unopened
        /// It concerns the office or a member, or people who need protection.
        case sensitive
    }

    /// A mark on a duty person.
    public init(reason: Reason, member: MemberID, since: Instant, until: Instant, reminders: Int = 0) {
        self.reason = reason
        self.member = member
        self.since = since
        self.until = until
        self.reminders = reminders
    }
}

/// When somebody is asked how far it is.
public struct FollowUp: Hashable, Codable, Sendable {
    /// What is asked.
    public var kind: Kind
    /// When.
    public var at: Instant
    /// How often it was asked.
    public var asked: Int

    /// What a follow-up asks.
    public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
        /// The member: how far is it?
        case progress
        /// The reporter: is it done?
        case confirmation
        /// The member of whom the reporter says that nobody came.
        case missed
    }

    /// A follow-up.
    public init(kind: Kind, at: Instant, asked: Int = 0) {
        self.kind = kind
        self.at = at
        self.asked = asked
    }
}

/// Something that the duty must tell somebody by telephone, since no other way is left.
public struct PhoneTask: Hashable, Codable, Sendable {
    /// Which template would have been sent.
    public var template: String
    /// Who is to be told.
    public var account: Account
    /// Who is to tell.
    public var member: MemberID
    /// When that person is reminded.
    public var until: Instant
    /// How often it was reminded.
    public var reminders: Int
    /// What the text would have said: who comes and when, or the office's `answer`. Nil where it says nothing.
    public var facts: Facts?

    /// A call to make.
    public init(
        template: String, account: Account, member: MemberID, until: Instant, reminders: Int = 0, facts: Facts? = nil
    ) {
        self.template = template
        self.account = account
        self.member = member
        self.until = until
        self.reminders = reminders
        self.facts = facts
    }
}

/// What somebody said about a wish, verbatim.
public struct Note: Hashable, Codable, Sendable {
    /// When.
    public var at: Instant
    /// Who: an account, or `desk`.
    public var by: String
    /// The words.
    public var words: String

    /// Words about a wish.
    public init(at: Instant, by: String, words: String) {
        self.at = at
        self.by = by
        self.words = words
    }
}

/// What the reporter thought of it.
public struct Rating: Hashable, Codable, Sendable {
    /// 1 to 5, where stars were given.
    public var stars: Int?
    /// Whether the reporter was satisfied.
    public var satisfied: Bool
    /// The words.
    public var words: String
    /// When.
    public var at: Instant

    /// A judgement.
    public init(stars: Int?, satisfied: Bool, words: String, at: Instant) {
        self.stars = stars
        self.satisfied = satisfied
        self.words = words
        self.at = at
    }
}
