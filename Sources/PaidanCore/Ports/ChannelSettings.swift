/// One bot, mailbox or push endpoint, with its secrets resolved; what a platform's codec is made from.
public struct ChannelSettings: Hashable, Sendable {
    /// Its id, also the last part of `/hooks/{channel}`.
    public var id: ChannelID
    /// Which codec serves it.
    public var platform: PlatformName
    /// The realm of its accounts.
    public var namespace: String
    /// Secrets that prove inbound requests, the present one first, older ones after it during a rotation.
    public var inboundSecrets: [String]
    /// A bearer token that inbound requests may show instead of a signature; nil where they may not.
    public var inboundToken: String?
    /// The key that inbound bodies are encrypted with, as the platform's console shows it; nil where they are plain.
    public var inboundKey: String?
    /// Whom encrypted bodies must be for: a corporation's or an application's id; nil for nobody in particular.
    public var receiver: String?
    /// How many seconds a signed timestamp may differ from the domain's now.
    public var tolerance: Int
    /// The bot's own id on the platform.
    public var selfID: String?
    /// Where the fields of a message stand in what another bot sends; nil for the platform's own form.
    public var mapping: PayloadMapping?
    /// Where deliveries are sent; nil where the channel cannot speak.
    public var endpoint: String?
    /// The secret that signs deliveries.
    public var outboundSecret: String?
    /// The token that deliveries show.
    public var outboundToken: String?
    /// How a mail is sent and what it bears.
    public var mail: MailSettings?
    /// How much may be sent.
    public var quota: Quota
    /// How often the platform is asked whether it is alive; nil for never.
    public var probeEvery: Instant.Span?
    /// After how long a silence the channel counts as lost; nil for never.
    public var lostAfter: Instant.Span?

    /// The platforms that have a codec.
    public enum PlatformName: String, Hashable, Sendable, CaseIterable {
        /// The generic payload, Standard Webhooks signed or with a bearer token.
        case generic
        /// QQ by OneBot 11.
        case onebot11
        /// A WeCom group robot (outbound only).
        case wecomRobot = "wecom-robot"
        /// WeCom's encrypted callbacks: an application's, a group robot's, an AI bot's (inbound only).
        case wecom
        /// A WeChat official account (inbound only).
        case officialAccount = "officialaccount"
        /// A QQ official bot (inbound only).
        case qqOfficial = "qqofficial"
        /// A DingTalk robot.
        case dingtalk
        /// Feishu or Lark.
        case feishu
        /// A Telegram bot.
        case telegram
        /// Slack.
        case slack
        /// Mattermost.
        case mattermost
        /// A Matrix application service.
        case matrix
        /// CloudEvents 1.0 (inbound only).
        case cloudEvents = "cloudevents"
        /// Prometheus Alertmanager (inbound only).
        case alertmanager
        /// The bridge wechatbot-webhook to personal WeChat.
        case wechatbotWebhook = "wechatbot-webhook"
        /// The bridge wcfhttp to personal WeChat.
        case wcfHTTP = "wcfhttp"
        /// The bridge Gewechat to personal WeChat.
        case gewechat
        /// A Discord webhook (outbound only).
        case discord
        /// Bark on iPhones (outbound only).
        case bark
        /// ntfy (outbound only).
        case ntfy
        /// Gotify (outbound only).
        case gotify
        /// Server酱, into WeChat (outbound only).
        case serverChan = "serverchan"
        /// PushPlus, into WeChat (outbound only).
        case pushPlus = "pushplus"
        /// WxPusher, into WeChat (outbound only).
        case wxPusher = "wxpusher"
        /// A mailbox: heard through a Maildir, answered by SMTP.
        case mail
    }

    /// How a mail is sent and what it bears.
    public struct MailSettings: Hashable, Sendable {
        /// `smtp://host:port` or `smtps://host:port`.
        public var server: String
        /// Whether a plain connection must switch to TLS.
        public var requiresTLS: Bool
        /// The user to log in as.
        public var user: String?
        /// The password.
        public var password: String?
        /// The desk's own address.
        public var from: String
        /// The name beside it.
        public var fromName: String
        /// The key of Reply-To tokens.
        public var tokenKey: String

        /// How a mail is sent.
        public init(
            server: String, requiresTLS: Bool = false, user: String? = nil, password: String? = nil, from: String,
            fromName: String, tokenKey: String
        ) {
            self.server = server
            self.requiresTLS = requiresTLS
            self.user = user
            self.password = password
            self.from = from
            self.fromName = fromName
            self.tokenKey = tokenKey
        }
    }

    /// How much may be sent to one destination: `burst` at once, and one more every `interval`.
    public struct Quota: Hashable, Codable, Sendable {
        /// How many at once; at least 1.
        public var burst: Int
        /// How long until one more.
        public var interval: Instant.Span

        /// A quota.
        public init(burst: Int, interval: Instant.Span) {
            self.burst = burst
            self.interval = interval
        }

        /// No more than so many a minute.
        public static func perMinute(_ count: Int) -> Quota {
            Quota(burst: count, interval: Instant.Span(milliseconds: 60_000 / Int64(max(count, 1))))
        }
    }

    /// A channel; what is not given is not configured.
    public init(
        id: ChannelID, platform: PlatformName, namespace: String, inboundSecrets: [String] = [],
        inboundToken: String? = nil, inboundKey: String? = nil, receiver: String? = nil, tolerance: Int = 300,
        selfID: String? = nil, endpoint: String? = nil,
        outboundSecret: String? = nil, outboundToken: String? = nil, mail: MailSettings? = nil,
        quota: Quota = Quota(burst: 100, interval: .seconds(1)), probeEvery: Instant.Span? = nil,
        lostAfter: Instant.Span? = nil
    ) {
        self.id = id
        self.platform = platform
        self.namespace = namespace
        self.inboundSecrets = inboundSecrets
        self.inboundToken = inboundToken
        self.inboundKey = inboundKey
        self.receiver = receiver
        self.tolerance = tolerance
        self.selfID = selfID
        self.endpoint = endpoint
        self.outboundSecret = outboundSecret
        self.outboundToken = outboundToken
        self.mail = mail
        self.quota = quota
        self.probeEvery = probeEvery
        self.lostAfter = lostAfter
    }
}
