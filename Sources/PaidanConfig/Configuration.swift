public import PaidanCore

/// A whole configuration, proved.
public struct Configuration: Hashable, Sendable {
    /// The daemon itself.
    public var server: ServerSettings
    /// The bots, mailboxes and push endpoints, in the file's order.
    public var channels: [ChannelSettings]
    /// The folders in which mails arrive, in the file's order.
    public var mailDrops: [MailDropSettings]
    /// The communities, in the order of their ids.
    public var communities: [CommunityConfiguration]
    /// The second reader; nil where there is none.
    public var languageModel: LanguageModelSettings?

    /// A configuration.
    public init(
        server: ServerSettings, channels: [ChannelSettings], mailDrops: [MailDropSettings],
        communities: [CommunityConfiguration], languageModel: LanguageModelSettings? = nil
    ) {
        self.server = server
        self.channels = channels
        self.mailDrops = mailDrops
        self.communities = communities
        self.languageModel = languageModel
    }
}

/// What one community's files say.
public struct CommunityConfiguration: Hashable, Sendable {
    /// Rules, roster, rota and calendar. The same files always give the same value and the same encoding with sorted
    /// keys, so that it can be named by its digest.
    public var rulebook: Rulebook
    /// Every text, the shipped ones overlaid with the community's own.
    public var texts: Texts

    /// A community.
    public init(rulebook: Rulebook, texts: Texts) {
        self.rulebook = rulebook
        self.texts = texts
    }

    /// Whose it is.
    public var id: CommunityID { rulebook.community }
}

/// What came of loading a configuration: what is good of it, and all that is wrong with it.
public struct LoadedConfiguration: Sendable {
    /// The server's part with the communities that are without fault; nil where the server's part is at fault itself,
    /// since groups and channels stand there.
    public var sound: Configuration?
    /// Everything that is wrong, by file and line.
    public var faults: [Finding]
    /// Everything that is allowed but should be known, by file and line.
    public var warnings: [Finding]
    /// The communities that have a folder, whether at fault or not, in order.
    public var communities: [CommunityID]

    /// What came of loading.
    public init(sound: Configuration?, faults: [Finding], warnings: [Finding], communities: [CommunityID]) {
        self.sound = sound
        self.faults = faults
        self.warnings = warnings
        self.communities = communities
    }

    /// The configuration where nothing at all is wrong with it; what a start needs.
    public var whole: Configuration? { faults.isEmpty ? sound : nil }

    /// The faults of one part; a part without any may be taken over by itself on reload.
    public func faults(in part: ConfigurationPart) -> [Finding] {
        faults.filter { $0.part == part }
    }
}
