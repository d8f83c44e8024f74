/// Where a delivery goes: one conversation, one person or one mailbox on one channel.
public struct Destination: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// The bot, mailbox or push endpoint that carries it.
    public var channel: ChannelID
    /// The group's, the person's or the mailbox's id on that channel; empty where the channel itself is the destination.
    public var address: String
    /// Whether many people read it.
    public var isGroup: Bool
    /// The mail thread to answer in; nil for chat.
    public var thread: Message.MailThread?

    /// A destination.
    public init(channel: ChannelID, address: String, isGroup: Bool, thread: Message.MailThread? = nil) {
        self.channel = channel
        self.address = address
        self.isGroup = isGroup
        self.thread = thread
    }

    /// A group on a channel.
    public static func group(_ group: GroupID, on channel: ChannelID) -> Destination {
        Destination(channel: channel, address: group.rawValue, isGroup: true)
    }

    /// One person on a channel.
    public static func direct(_ id: String, on channel: ChannelID) -> Destination {
        Destination(channel: channel, address: id, isGroup: false)
    }

    /// The lane in which deliveries to this destination queue: threads of one mailbox share it.
    public var lane: String { "\(channel)\(isGroup ? "#" : "/")\(address)" }

    public var description: String { lane }

    /// Orders destinations by lane.
    public static func < (left: Self, right: Self) -> Bool { left.lane < right.lane }
}

/// Who can read what is sent there: it decides which personal fields a text may hold.
public enum Privacy: String, Hashable, Codable, Sendable {
    /// One person reads it: door and telephone may stand there once the person accepted.
    case `private`
    /// Neighbours read it: building and kind only.
    case group
    /// A company's push service carries it: number, building and kind only.
    case thirdParty = "third_party"
}
