public import PaidanCore

/// What the outbox speaks with; replaced as a whole when the configuration is.
public struct OutboxWorld: Sendable {
    /// The codec of each channel.
    public var platforms: [ChannelID: any ChatPlatform]
    /// How much each destination of a channel may be sent.
    public var quotas: [ChannelID: ChannelSettings.Quota]
    /// How each community speaks.
    public var wordings: [CommunityID: Wording]

    /// What the outbox speaks with; a channel without a quota has the settings' own.
    public init(
        platforms: [ChannelID: any ChatPlatform], quotas: [ChannelID: ChannelSettings.Quota],
        wordings: [CommunityID: Wording]
    ) {
        self.platforms = platforms
        self.quotas = quotas
        self.wordings = wordings
    }

    func quota(of channel: ChannelID) -> ChannelSettings.Quota {
        quotas[channel] ?? ChannelSettings.Quota(burst: 100, interval: .seconds(1))
    }

    func renderer(of community: CommunityID) -> Renderer {
        Renderer(wordings[community] ?? .unknown)
    }
}
