public import PaidanCore

/// Which channels there are, and to which community what they hear belongs; replaced as a whole at a reload.
public struct Routes: Sendable {
    /// The codec of each channel.
    public var codecs: [ChannelID: any ChatPlatform]
    /// The settings of each channel.
    public var channels: [ChannelID: ChannelSettings]
    /// The communities, in order.
    public var communities: [CommunityID]
    private let groups: [String: CommunityID]
    private let accounts: [Account: CommunityID]
    private let users: [ChannelID: [CommunityID]]

    /// Routes by the rules of the communities; an account on two rosters belongs to the first.
    public init(codecs: [ChannelID: any ChatPlatform], channels: [ChannelSettings], rulebooks: [Rulebook]) {
        self.codecs = codecs
        self.channels = Dictionary(channels.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        communities = rulebooks.map(\.community)
        var groups: [String: CommunityID] = [:]
        var accounts: [Account: CommunityID] = [:]
        var users: [ChannelID: [CommunityID]] = [:]
        for rules in rulebooks {
            for group in rules.groups { groups[group.destination.lane] = rules.community }
            for account in rules.members.flatMap(\.accounts) where accounts[account] == nil {
                accounts[account] = rules.community
            }
            let used = rules.groups.map(\.channel) + rules.members.flatMap(\.contacts).map(\.destination.channel)
            for channel in Set(used) { users[channel, default: []].append(rules.community) }
        }
        self.groups = groups
        self.accounts = accounts
        self.users = users
    }

    /// Whose group it is; nil for one that no community lists.
    public func community(of group: GroupID, on channel: ChannelID) -> CommunityID? {
        groups[Destination.group(group, on: channel).lane]
    }

    /// Whose roster an account stands on.
    public func community(of account: Account) -> CommunityID? { accounts[account] }

    /// The communities that hear or speak through a channel.
    public func communities(using channel: ChannelID) -> [CommunityID] { users[channel] ?? [] }
}
