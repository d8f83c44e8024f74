/// A name for one thing of one kind, so that a member's id cannot be handed to something that wants a channel's.
///
/// Ids come from rosters and platforms and are compared byte for byte; the text is never empty in data that passed
/// the configuration check.
public struct Identifier<Subject>: RawRepresentable, Hashable, Comparable, Sendable {
    /// The id as the roster or the platform writes it.
    public let rawValue: String

    /// Wraps an id without looking at it.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps an id without looking at it.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Orders ids by their text, so that lists come out the same everywhere.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension Identifier: CodingKeyRepresentable {
    public var codingKey: any CodingKey { IdentifierKey(stringValue: rawValue) }

    public init?(codingKey: some CodingKey) {
        self.init(rawValue: codingKey.stringValue)
    }
}

/// Lets a dictionary keyed by ids become a JSON object rather than a list of pairs.
private struct IdentifierKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}

extension Identifier: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }
}

extension Identifier: CustomStringConvertible {
    public var description: String { rawValue }
}

/// The kinds of things that have an id but no value type of their own.
public enum Named {
    /// A community: one desk.
    public enum Community {}
    /// A bot or a mailbox.
    public enum Channel {}
    /// A conversation within a channel.
    public enum Group {}
    /// Something to be told to someone.
    public enum Notice {}
    /// One or several notices rendered for one destination.
    public enum Delivery {}
    /// A slot put to one member.
    public enum Offer {}
}

/// The id of a community, as the folder under `config/communities` is called.
public typealias CommunityID = Identifier<Named.Community>
/// The id of a channel, as in `paidan.yaml` and in `/hooks/{channel}`.
public typealias ChannelID = Identifier<Named.Channel>
/// The platform's id of a group.
public typealias GroupID = Identifier<Named.Group>
/// The id of a notice; unique over all communities.
public typealias NoticeID = Identifier<Named.Notice>
/// The id of a delivery; sent as `webhook-id` and constant over its retries.
public typealias DeliveryID = Identifier<Named.Delivery>
/// The id of an offer; unique within its community.
public typealias OfferID = Identifier<Named.Offer>
/// The id of a member, a member of staff or an organization on the roster.
public typealias MemberID = Identifier<Member>
/// The number of a wish in its community, as people say it aloud.
public typealias WishNumber = Int
