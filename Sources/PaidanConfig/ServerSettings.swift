public import PaidanCore

/// What the daemon itself needs to know, whatever the communities.
public struct ServerSettings: Hashable, Sendable {
    /// Where it listens.
    public var listen: Address
    /// The database file.
    public var database: String
    /// The unix socket on which commands reach the daemon.
    public var controlSocket: String
    /// The largest request body, in bytes.
    public var bodyLimit: Int
    /// How much it logs.
    public var logLevel: LogLevel
    /// How long personal words are kept.
    public var retention: Retention

    /// A host and a port.
    public struct Address: Hashable, Sendable, CustomStringConvertible {
        /// A name or an address; IPv6 without brackets.
        public var host: String
        /// The port; 0 lets the system choose.
        public var port: Int

        /// A host and a port.
        public init(host: String, port: Int) {
            self.host = host
            self.port = port
        }

        public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
    }

    /// How much is logged; the names are those of swift-log.
    public enum LogLevel: String, Hashable, Sendable, CaseIterable {
        case trace, debug, info, notice, warning, error, critical
    }

    /// How long personal words are kept before they are purged; ids and the timeline stay.
    public struct Retention: Hashable, Sendable {
        /// Words of messages that were read as chatter.
        public var chatter: Instant.Span
        /// Words, names, telephones and doors of wishes after their end.
        public var personal: Instant.Span

        /// How long personal words are kept.
        public init(chatter: Instant.Span = .hours(24), personal: Instant.Span = .days(180)) {
            self.chatter = chatter
            self.personal = personal
        }
    }

    /// Settings of the daemon; the defaults are those of the shipped unit file.
    public init(
        listen: Address = Address(host: "127.0.0.1", port: 8900), database: String = "/var/lib/paidan/paidan.db",
        controlSocket: String = "/run/paidan/control.sock", bodyLimit: Int = 1 << 20, logLevel: LogLevel = .info,
        retention: Retention = Retention()
    ) {
        self.listen = listen
        self.database = database
        self.controlSocket = controlSocket
        self.bodyLimit = bodyLimit
        self.logLevel = logLevel
        self.retention = retention
    }
}

/// A folder in which mails arrive.
public struct MailDropSettings: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// The mail channel to which it belongs, and from which it is answered.
    public var channel: ChannelID
    /// The folder.
    public var path: String
    /// What lies in it.
    public var format: Format
    /// To which community its mails go.
    public var route: Route

    /// What lies in a mail drop.
    public enum Format: String, Hashable, Sendable, CaseIterable {
        /// A Maildir: `new`, `cur` and `tmp`.
        case maildir
        /// One `.eml` file for each mail.
        case eml
    }

    /// To which community mails go.
    public enum Route: Hashable, Sendable {
        /// All to one.
        case community(CommunityID)
        /// By the address to which the mail was sent, in lower case; in the order of the file.
        case recipients([Recipient])
    }

    /// An address and the community that it belongs to.
    public struct Recipient: Hashable, Sendable {
        /// The address, in lower case.
        public var address: String
        /// Whose it is.
        public var community: CommunityID

        /// An address of a community.
        public init(address: String, community: CommunityID) {
            self.address = address
            self.community = community
        }
    }

    /// A folder in which mails arrive.
    public init(id: String, channel: ChannelID, path: String, format: Format, route: Route) {
        self.id = id
        self.channel = channel
        self.path = path
        self.format = format
        self.route = route
    }
}
