/// The configuration in force for one community: rules, roster, calendar and zone, as one value that is recorded whole.
public struct Rulebook: Hashable, Codable, Sendable {
    /// Whose it is.
    public var community: CommunityID
    /// The community's name, as residents say it.
    public var name: String
    /// The office's telephone number, day and night.
    public var phone: String
    /// The local time.
    public var zone: Zone
    /// Working days and holidays.
    public var calendar: Calendar
    /// Buildings and grids.
    public var buildings: BuildingDirectory
    /// The roster, in the file's order.
    public var members: [Member]
    /// The duty rota: turns on certain days.
    public var shifts: [Shift]
    /// The duty rota: turns that come again.
    public var patterns: [DutyPattern]
    /// Who is on duty where the rota has nobody, in order; never empty after the check.
    public var standby: [MemberID]
    /// Who reads a complaint that is about all staff, in order: ids of the roster outside of the office. Nil where nobody
    /// was named.
    public var complaintsTo: [MemberID]?
    /// The conversations that the desk hears.
    public var groups: [GroupRule]
    /// Whether people can be written to one by one on a channel, and who reads it.
    public var channels: [ChannelRule]
    /// What each kind of service needs.
    public var categories: [Category: CategoryRule]
    /// How fast each class must go.
    public var paces: [Urgency: Pace]
    /// When ordinary offers wait until morning.
    public var quiet: QuietHours
    /// Limits and thresholds.
    public var limits: Limits
    /// By which words a message is sensitive; nil for those that are shipped.
    public var sensitive: SensitiveWords?
    /// Which rules of matching are in force; nil for all of them.
    public var matching: MatchingPolicy?
    /// By when each class must have come how far; nil for the standard clocks.
    public var clocks: [Urgency: Clocks]?
    /// When the office works, by which working hours and days are counted; nil for the standard hours.
    public var officeHours: Availability?
    /// When the desk tells of its books by itself; nil for never.
    public var books: BookRule?

    /// A complete set of rules; `paidan check` proves what the fields promise.
    public init(
        community: CommunityID, name: String, phone: String, zone: Zone = .shanghai, calendar: Calendar = Calendar(),
        buildings: BuildingDirectory, members: [Member], shifts: [Shift] = [], patterns: [DutyPattern] = [],
        standby: [MemberID], groups: [GroupRule] = [], channels: [ChannelRule] = [],
        categories: [Category: CategoryRule] = [:],
        paces: [Urgency: Pace] = Pace.standard, quiet: QuietHours = QuietHours(), limits: Limits = Limits(),
        sensitive: SensitiveWords? = nil, complaintsTo: [MemberID]? = nil, matching: MatchingPolicy? = nil,
        clocks: [Urgency: Clocks]? = nil, officeHours: Availability? = nil
    ) {
        self.community = community
        self.name = name
        self.phone = phone
        self.zone = zone
        self.calendar = calendar
        self.buildings = buildings
        self.members = members
        self.shifts = shifts
        self.patterns = patterns
        self.standby = standby
        self.groups = groups
        self.channels = channels
        self.categories = categories
        self.paces = paces
        self.quiet = quiet
        self.limits = limits
        self.sensitive = sensitive
        self.complaintsTo = complaintsTo
        self.matching = matching
        self.clocks = clocks
        self.officeHours = officeHours
    }
}
