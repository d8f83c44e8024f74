/// Somebody on the roster: a sunk-down party member or volunteer, a member of staff, or an organization that answers
/// through its own duty.
public struct Member: Hashable, Codable, Sendable {
    /// The office's id.
    public var id: MemberID
    /// The name, as people say it.
    public var name: String
    /// What it is.
    public var kind: Kind
    /// The organization it belongs to, or is.
    public var organization: String?
    /// The telephone number.
    public var phone: String?
    /// Which buildings it covers.
    public var coverage: Coverage
    /// What it can do.
    public var skills: [Skill]
    /// When it can come.
    public var availability: Availability
    /// How many wishes it may hold at once; at least 1.
    public var maxOpen: Int
    /// The accounts that may say 接单 for it.
    public var accounts: [Account]
    /// How to reach it, in order of preference.
    public var contacts: [Contact]
    /// Days on which it is away.
    public var away: [DateRange]
    /// Whether it is vetted for visits to people who need protection.
    public var vetted: Bool

    /// What kind of helper it is.
    public enum Kind: String, Hashable, Codable, Sendable {
        case member, staff, organization
    }

    /// The buildings that somebody covers.
    public enum Coverage: Hashable, Codable, Sendable {
        /// The whole community.
        case everywhere
        /// These, in normal form; in order, so that the same roster always has the same digest.
        case buildings([String])

        /// Whether a building is covered; an unknown building only by who covers everything.
        public func contains(_ building: String?) -> Bool {
            switch self {
            case .everywhere: return true
            case .buildings(let covered): return building.map(covered.contains) ?? false
            }
        }
    }

    /// One way to reach somebody.
    public struct Contact: Hashable, Codable, Sendable {
        /// Where.
        public var destination: Destination
        /// Whom to mention in a group, as the platform wants it; nil where it cannot or need not.
        public var mention: String?
        /// Who reads it.
        public var privacy: Privacy
        /// Whether it rings at night.
        public var rings: Bool

        /// One way to reach somebody.
        public init(destination: Destination, mention: String? = nil, privacy: Privacy, rings: Bool = false) {
            self.destination = destination
            self.mention = mention
            self.privacy = privacy
            self.rings = rings
        }
    }

    /// A member of the roster.
    public init(
        id: MemberID, name: String, kind: Kind = .member, organization: String? = nil, phone: String? = nil,
        coverage: Coverage, skills: [Skill] = [], availability: Availability = .always, maxOpen: Int = 1,
        accounts: [Account] = [], contacts: [Contact] = [], away: [DateRange] = [], vetted: Bool = false
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.organization = organization
        self.phone = phone
        self.coverage = coverage
        self.skills = skills
        self.availability = availability
        self.maxOpen = maxOpen
        self.accounts = accounts
        self.contacts = contacts
        self.away = away
        self.vetted = vetted
    }
}

/// Days from the first to the last, both included.
public struct DateRange: Hashable, Codable, Sendable {
    /// The first day.
    public var first: CivilDate
    /// The last day; not before the first.
    public var last: CivilDate

    /// Days from first to last.
    public init(first: CivilDate, last: CivilDate) {
        self.first = first
        self.last = last
    }

    /// Whether a day lies in it.
    public func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }
}
