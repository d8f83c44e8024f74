/// What one reader by itself makes of a message, in the closed vocabularies of the labelling guide.
public struct Opinion: Hashable, Codable, Sendable {
    /// What the message wants to do.
    public var kind: MessageKind
    /// The kind of service; nil unless it is a wish.
    public var category: Category?
    /// How soon; nil unless it is a wish.
    public var urgency: Urgency?
    /// What a member must be able to do, in the order of the vocabulary.
    public var skills: [Skill]
    /// How many people it takes; nil unless it is a wish.
    public var people: Int?
    /// A danger into which no volunteer is sent.
    public var danger: Danger?

    /// An opinion; what is not given was not said.
    public init(
        kind: MessageKind, category: Category? = nil, urgency: Urgency? = nil, skills: [Skill] = [],
        people: Int? = nil, danger: Danger? = nil
    ) {
        self.kind = kind
        self.category = category
        self.urgency = urgency
        self.skills = skills
        self.people = people
        self.danger = danger
    }

    /// The opinion as one word of codes, such as `wish/repair/urgent`: nothing personal, so that it may stay for ever.
    public var code: String {
        [kind.rawValue, category?.rawValue, urgency?.rawValue].compactMap(\.self).joined(separator: "/")
    }
}

/// A second reader's opinion with how far it is trusted, handed to the first reader to be joined with its own.
public struct Advice: Hashable, Sendable {
    /// Who says so: the name under which it is recorded.
    public var by: String
    /// What it says.
    public var opinion: Opinion
    /// From how sure on, 0 to 1, the first reader's own word stands.
    public var below: Double
    /// How sure a reading is, 0 to 1, where both say the same and the first was less sure.
    public var agreed: Double

    /// An opinion with its trust.
    public init(by: String, opinion: Opinion, below: Double, agreed: Double) {
        self.by = by
        self.opinion = opinion
        self.below = below
        self.agreed = agreed
    }
}

/// The record that two readers read a message: what each of them said alone.
public struct SecondReading: Hashable, Codable, Sendable {
    /// Who the second reader was.
    public var by: String
    /// What it answered.
    public var opinion: Opinion
    /// What the first reader made of the message alone.
    public var first: Opinion

    /// A record of two opinions.
    public init(by: String, opinion: Opinion, first: Opinion) {
        self.by = by
        self.opinion = opinion
        self.first = first
    }
}

extension Reading {
    /// Whether two readers differ on what the message wants: then nobody acts on it without a person's word.
    public var isDisputed: Bool { second.map { $0.opinion.kind != $0.first.kind } ?? false }

    /// Whether only the second reader calls it an emergency.
    public var isRaisedBySecond: Bool {
        need.urgency == .emergency && second.map { $0.first.urgency != .emergency } ?? false
    }
}
