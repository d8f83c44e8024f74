import PaidanCore

/// What holds of a platform where a channel says nothing else.
struct PlatformHabits {
    /// The realm of its accounts; nil where each channel is a realm of its own.
    var namespace: String?
    /// Whether requests come in from it.
    var hears: Bool
    /// Whether what comes in must be proved by a secret.
    var mustProve: Bool
    /// By which keys of `inbound`, all of them; none where a secret or a token will do.
    var proofs: [String] = []
    /// How many seconds a signed timestamp may differ from the present.
    var tolerance = 300
    /// Whether `outbound` must name an address, since the platform has none of its own.
    var needsEndpoint = true
    /// Whether one person can be written to.
    var reachesPersons: Bool
    /// Whether groups can be written to.
    var reachesGroups: Bool
    /// Who reads what one person is sent.
    var privacy: Privacy
    /// How much may be sent to one destination.
    var quota: ChannelSettings.Quota
    /// How often it is asked whether it is alive.
    var probeEvery: Instant.Span?
    /// After how long a silence it counts as lost.
    var lostAfter: Instant.Span?

    init(_ platform: ChannelSettings.PlatformName) {
        self.init(
            namespace: nil, hears: true, mustProve: true, reachesPersons: true, reachesGroups: true, privacy: .private,
            quota: ChannelSettings.Quota(burst: 100, interval: .seconds(1)))
        switch platform {
        case .generic: break
        case .onebot11:
            namespace = "qq"
            // QQ has no published limit; accounts that write faster than this are put under risk control.
            quota = ChannelSettings.Quota(burst: 3, interval: .seconds(2))
            probeEvery = .seconds(60)
            lostAfter = .minutes(3)
        case .wecomRobot:
            namespace = "wecom"
            needsEndpoint = false
            (hears, mustProve, reachesPersons) = (false, false, false)
            // The documented limit: 20 messages a minute for one robot.
            quota = PlatformHabits.quota(perMinute: 20)
        case .wecom:
            namespace = "wecom"
            // Pushed again within seconds, if at all; no limit is documented.
            (proofs, tolerance) = (["token", "key"], 3600)
            onlyHears()
        case .officialAccount:
            (proofs, tolerance) = (["token"], 3600)
            onlyHears()
        case .qqOfficial:
            (proofs, tolerance) = (["secret"], 3600)
            onlyHears()
        case .dingtalk:
            (proofs, tolerance, needsEndpoint, reachesPersons) = (["secret"], 3600, false, false)
            quota = PlatformHabits.quota(perMinute: 20)
        case .feishu:
            // A push that was not answered comes again for up to seven hours, signed with its first time.
            (proofs, tolerance, reachesPersons) = (["token"], 43_200, false)
            quota = PlatformHabits.quota(perMinute: 100)
        case .telegram:
            (proofs, needsEndpoint) = (["token"], false)
            quota = PlatformHabits.quota(perMinute: 20)
        case .slack:
            (proofs, reachesPersons) = (["secret"], false)
            quota = PlatformHabits.quota(perMinute: 60)
        case .mattermost:
            (proofs, reachesPersons) = (["token"], false)
        case .matrix:
            (proofs, reachesPersons) = (["token"], false)
            quota = PlatformHabits.quota(perMinute: 30)
        case .cloudEvents: onlyHears()
        case .alertmanager:
            proofs = ["token"]
            onlyHears()
        case .wechatbotWebhook, .wcfHTTP, .gewechat:
            namespace = "wechat"
            proofs = ["token"]
            // Accounts that write faster than people are blocked.
            quota = ChannelSettings.Quota(burst: 2, interval: .seconds(5))
        case .discord:
            onlySpeaks()
            (reachesPersons, reachesGroups, needsEndpoint, privacy) = (false, true, true, .thirdParty)
            quota = PlatformHabits.quota(perMinute: 30)
        case .bark, .ntfy, .wxPusher:
            onlySpeaks()
            quota = PlatformHabits.quota(perMinute: 30)
        case .gotify:
            onlySpeaks()
            (needsEndpoint, privacy) = (true, .private)
            quota = PlatformHabits.quota(perMinute: 60)
        case .serverChan, .pushPlus:
            onlySpeaks()
            quota = PlatformHabits.quota(perMinute: 5)
        case .mail:
            namespace = "mail"
            (hears, mustProve, reachesGroups) = (false, false, false)
            quota = PlatformHabits.quota(perMinute: 30)
        }
    }

    /// A company's push service reads what one person is sent, unless it is the office's own and the channel says so.
    private mutating func onlySpeaks() {
        (hears, mustProve, reachesGroups, needsEndpoint, privacy) = (false, false, false, false, .thirdParty)
    }

    private mutating func onlyHears() {
        (reachesPersons, reachesGroups, needsEndpoint) = (false, false, false)
    }

    private init(
        namespace: String?, hears: Bool, mustProve: Bool, reachesPersons: Bool, reachesGroups: Bool, privacy: Privacy,
        quota: ChannelSettings.Quota
    ) {
        self.namespace = namespace
        self.hears = hears
        self.mustProve = mustProve
        self.reachesPersons = reachesPersons
        self.reachesGroups = reachesGroups
        self.privacy = privacy
        self.quota = quota
    }

    /// No more than so many in any minute: a quarter at once, the rest spread over it.
    static func quota(perMinute count: Int) -> ChannelSettings.Quota {
        let burst = max(1, count / 4)
        let spread = max(1, count - burst)
        return ChannelSettings.Quota(
            burst: burst, interval: Instant.Span(milliseconds: (60_000 + Int64(spread) - 1) / Int64(spread)))
    }
}
