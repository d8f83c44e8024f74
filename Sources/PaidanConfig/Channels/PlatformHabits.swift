import PaidanCore

/// What holds of a platform where a channel says nothing else.
struct PlatformHabits {
    /// The realm of its accounts; nil where each channel is a realm of its own.
    var namespace: String?
    /// Whether requests come in from it.
    var hears: Bool
    /// Whether what comes in must be proved by a secret.
    var mustProve: Bool
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
            (hears, mustProve, reachesPersons) = (false, false, false)
            // The documented limit: 20 messages a minute for one robot.
            quota = PlatformHabits.quota(perMinute: 20)
        case .mail:
            namespace = "mail"
            (hears, mustProve, reachesGroups) = (false, false, false)
            quota = PlatformHabits.quota(perMinute: 30)
        }
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
