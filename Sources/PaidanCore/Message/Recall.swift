/// A message that was taken back on its platform.
public struct Recall: Hashable, Codable, Sendable {
    /// The bot that heard of it.
    public var channel: ChannelID
    /// The conversation; nil for a private one.
    public var group: GroupID?
    /// The platform's id of the message taken back: the `id` of its `Message`.
    public var messageID: String
    /// Who took it back, which in a group may be its owner; nil where the platform does not say.
    public var by: Account?

    /// A message taken back.
    public init(channel: ChannelID, group: GroupID? = nil, messageID: String, by: Account? = nil) {
        self.channel = channel
        self.group = group
        self.messageID = messageID
        self.by = by
    }

    /// What makes this recall the same recall when the platform tells of it again; unique within the channel.
    public var key: String { "recall \(messageID)" }
}

/// A message that a wish was made from, or that was added to it, by the platform's name for it.
public struct HeardMessage: Hashable, Codable, Sendable {
    /// The channel.
    public var channel: ChannelID
    /// The platform's id.
    public var id: String
    /// Who said it.
    public var account: Account
    /// Whether its sender reported the wish with it, rather than saying something about it.
    public var isReport: Bool

    /// A message by its platform's name.
    public init(channel: ChannelID, id: String, account: Account, isReport: Bool) {
        self.channel = channel
        self.id = id
        self.account = account
        self.isReport = isReport
    }
}
