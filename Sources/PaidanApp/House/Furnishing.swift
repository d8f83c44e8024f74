import PaidanChat
import PaidanConfig
import PaidanCore
import PaidanCurl
import PaidanEngine
import PaidanReading
import PaidanSQLite

/// What of the house follows from the configuration and is replaced with it.
struct Furnishing: Sendable {
    let routes: Routes
    let world: OutboxWorld
    let rules: [DeskKeeper.RulesInForce]

    init(_ configuration: Configuration) {
        let codecs = Dictionary(
            configuration.channels.map { ($0.id, ChatPlatforms.codec(for: $0)) },
            uniquingKeysWith: { first, _ in first })
        let rulebooks = configuration.communities.map(\.rulebook)
        routes = Routes(codecs: codecs, channels: configuration.channels, rulebooks: rulebooks)
        world = OutboxWorld(
            platforms: codecs,
            quotas: Dictionary(
                configuration.channels.map { ($0.id, $0.quota) }, uniquingKeysWith: { first, _ in first }),
            wordings: Dictionary(
                configuration.communities.map { ($0.id, Wording(texts: $0.texts, rulebook: $0.rulebook)) },
                uniquingKeysWith: { first, _ in first }))
        rules = rulebooks.map { DeskKeeper.RulesInForce(rulebook: $0, digest: RulebookDigest.of($0)) }
    }

    /// The second reader, with a courier of its own: calls that hang must hold up no delivery, and it may call nothing
    /// else. Nil where none is configured.
    static func second(
        _ settings: LanguageModelSettings?, clock: any PaidanCore.Clock, shell: Shell
    ) throws -> SecondReadings? {
        guard let settings else { return nil }
        let limit = Duration.milliseconds(settings.timeLimit.milliseconds)
        var policy = CourierPolicy()
        try policy.allow(endpoint: settings.url)
        let courier = try CurlCourier(
            policy: policy, limits: CourierLimits(connecting: limit, calling: limit, waiting: limit),
            version: paidanVersion)
        let model = LanguageModel(
            url: settings.url, model: settings.model, key: settings.key, courier: courier,
            lexicon: try Lexicon.installed(in: shell.directory))
        return SecondReadings(
            reader: model,
            settings: SecondReadings.Settings(below: settings.below, agreed: settings.agreed, limit: limit),
            clock: clock)
    }

    /// Public addresses, and those that the operator configured: a bot on the loopback is as usual as one elsewhere.
    static func policy(for channels: [ChannelSettings]) throws -> CourierPolicy {
        var policy = CourierPolicy()
        for channel in channels {
            for endpoint in [channel.endpoint, channel.mail?.server].compactMap({ $0 }) {
                try policy.allow(endpoint: endpoint)
            }
        }
        return policy
    }
}
