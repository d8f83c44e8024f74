/// Who reads a group.
public enum Audience: String, Hashable, Codable, Sendable {
    /// Residents.
    case residents
    /// Members who are asked to take wishes.
    case work
    /// The staff on duty: the desk in the chat.
    case duty
}

/// How far the desk may go by itself.
public enum Level: String, Hashable, Codable, Sendable {
    /// Decides, and tells only the duty group what would have happened.
    case observe
    /// Asks the duty group (派 / 不派) before anything goes out.
    case propose
    /// Goes out by itself.
    case auto
}

/// A conversation that the desk hears.
public struct GroupRule: Hashable, Codable, Sendable {
    /// The channel.
    public var channel: ChannelID
    /// The platform's id.
    public var id: GroupID
    /// Its name.
    public var name: String
    /// Who reads it.
    public var audience: Audience
    /// How far the desk may go.
    public var level: Level
    /// For which categories it may go out by itself where the level is `auto`; nil for all.
    public var autoCategories: [Category]?

    /// A conversation.
    public init(
        channel: ChannelID, id: GroupID, name: String, audience: Audience, level: Level = .observe,
        autoCategories: [Category]? = nil
    ) {
        self.channel = channel
        self.id = id
        self.name = name
        self.audience = audience
        self.level = level
        self.autoCategories = autoCategories
    }

    /// Where deliveries to it go.
    public var destination: Destination { .group(id, on: channel) }
}

/// What a channel can do for the desk.
public struct ChannelRule: Hashable, Codable, Sendable {
    /// The channel.
    public var id: ChannelID
    /// The realm of its accounts.
    public var namespace: String
    /// Whether one person can be written to.
    public var reachesPersons: Bool
    /// Whether groups can be written to.
    public var reachesGroups: Bool
    /// Who reads what one person is sent.
    public var privacy: Privacy
    /// Whether it is mail: messages have threads and no groups.
    public var isMail: Bool

    /// A channel.
    public init(
        id: ChannelID, namespace: String, reachesPersons: Bool, reachesGroups: Bool, privacy: Privacy = .private,
        isMail: Bool = false
    ) {
        self.id = id
        self.namespace = namespace
        self.reachesPersons = reachesPersons
        self.reachesGroups = reachesGroups
        self.privacy = privacy
        self.isMail = isMail
    }
}
