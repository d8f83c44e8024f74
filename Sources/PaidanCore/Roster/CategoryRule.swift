/// What a kind of service needs.
public struct CategoryRule: Hashable, Codable, Sendable {
    /// The posts to fill; none means that an answer from the office is enough.
    public var slots: [SlotRule]
    /// Whether only vetted people may go.
    public var needsVetting: Bool
    /// By when a wish of each class must have come how far; nil for the community's clocks.
    public var clocks: [Urgency: Clocks]?
    /// In which rings people are sought, from near to far: the search begins in the first and goes no farther than the
    /// last. Nil for all of them.
    public var rings: [Ring]?
    /// Who is responsible before the duty of the community is, in order: posts of the rota, organizations or ids of the
    /// roster. Nil where the duty is.
    public var escalation: [String]?
    /// Whether all who are needed come at one common time.
    public var isJoint: Bool?

    /// One or several like posts.
    public struct SlotRule: Hashable, Codable, Sendable {
        /// Who may fill it.
        public var kinds: [Member.Kind]
        /// The organization whose members may fill it; nil for any.
        public var organization: String?
        /// What they must be able to do; nil takes the skills that the wish was read to need.
        public var skills: [Skill]?
        /// How many; nil takes the number that the wish was read to need.
        public var count: Int?
        /// In which classes it is wanted; nil for all.
        public var urgencies: [Urgency]?

        /// Like posts.
        public init(
            kinds: [Member.Kind] = [.member, .organization], organization: String? = nil, skills: [Skill]? = nil,
            count: Int? = nil, urgencies: [Urgency]? = nil
        ) {
            self.kinds = kinds
            self.organization = organization
            self.skills = skills
            self.count = count
            self.urgencies = urgencies
        }
    }

    /// What a kind of service needs.
    public init(
        slots: [SlotRule] = [SlotRule()], needsVetting: Bool = false, clocks: [Urgency: Clocks]? = nil,
        rings: [Ring]? = nil, escalation: [String]? = nil, isJoint: Bool? = nil
    ) {
        self.slots = slots
        self.needsVetting = needsVetting
        self.clocks = clocks
        self.rings = rings
        self.escalation = escalation
        self.isJoint = isJoint
    }
}
