/// What a message wants to do; the labels of the labelling guide.
public enum MessageKind: String, Hashable, Codable, Sendable, CaseIterable {
    /// Asks for something to be done, given, fixed, answered or checked.
    case wish
    /// A member takes a job.
    case accept
    /// A member refuses or returns a job.
    case decline
    /// A member reports the job done.
    case complete
    /// The reporter withdraws.
    case cancel
    /// The reporter judges a finished service.
    case rate
    /// Asks how far something already reported has come.
    case statusQuery = "status_query"
    /// Adds to, corrects or narrates an existing wish.
    case update
    /// Everything else.
    case chatter
}

/// The kind of service that a wish needs.
public enum Category: String, Hashable, Codable, CodingKeyRepresentable, Sendable, CaseIterable, Comparable {
    case repair, facility, medical, eldercare, errand, transport, safety, dispute, environment, parking, admin, goods
    case companion, other

    /// Orders categories by name, so that lists come out the same everywhere.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How soon a wish must be served.
public enum Urgency: String, Hashable, Codable, CodingKeyRepresentable, Sendable, CaseIterable, Comparable {
    /// Life, limb or spreading damage within minutes.
    case emergency
    /// Should start today.
    case urgent
    /// Names the time at which the service is to happen.
    case scheduled
    /// All else.
    case normal

    private var rank: Int { Urgency.allCases.firstIndex(of: self) ?? 0 }

    /// Orders by haste: an emergency comes first.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// What a member must be able to do; a closed vocabulary, kept as text so that a roster may name more.
public typealias Skill = String

/// A danger into which no volunteer is sent.
public enum Danger: String, Hashable, Codable, Sendable, CaseIterable {
    case fire, gas, violence
    case selfHarm = "self_harm"
}

/// An address within the community, in the normal form of the labelling guide.
public struct Place: Hashable, Codable, Sendable {
    /// The building, such as `5` or `G5`.
    public var building: String?
    /// The stair, such as `3` or `东`.
    public var unit: String?
    /// The flat or shop, such as `502` or `底商2`.
    public var room: String?

    /// An address, as far as it is known.
    public init(building: String? = nil, unit: String? = nil, room: String? = nil) {
        self.building = building
        self.unit = unit
        self.room = room
    }

    /// Whether nothing is known.
    public var isEmpty: Bool { building == nil && unit == nil && room == nil }

    /// This place with what it lacks taken from another, unless the two name different buildings.
    public func completed(by other: Place) -> Place {
        guard building == nil || other.building == nil || building == other.building else { return self }
        return Place(
            building: building ?? other.building, unit: unit ?? other.unit, room: room ?? other.room)
    }
}
