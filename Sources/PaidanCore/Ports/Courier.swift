/// Carries calls out. One implementation: libcurl on a thread of its own.
public protocol Courier: Sendable {
    /// Sends a call and waits for its answer; never throws, since failing is an outcome.
    func send(_ call: OutboundCall) async -> CourierAnswer
}

/// A call to be carried out.
public enum OutboundCall: Hashable, Sendable {
    case http(HTTPCall)
    case mail(MailCall)
}

/// An HTTP request to be carried out.
public struct HTTPCall: Hashable, Sendable {
    /// The method, in capitals.
    public var method: String
    /// An absolute `http` or `https` URL.
    public var url: String
    /// The headers; neither names nor values hold line breaks.
    public var headers: [Header]
    /// The body; empty for none.
    public var body: [UInt8]

    /// A header of an outgoing request.
    public struct Header: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value.
        public var value: String

        /// A header.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A request.
    public init(method: String = "POST", url: String, headers: [Header] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// A mail to be handed to an SMTP server.
public struct MailCall: Hashable, Sendable {
    /// The server: `smtp://host:port` or `smtps://host:port`.
    public var server: String
    /// Whether a plain `smtp` connection must switch to TLS.
    public var requiresTLS: Bool
    /// The user to log in as; nil for none.
    public var user: String?
    /// The password.
    public var password: String?
    /// The envelope's sender.
    public var from: String
    /// The envelope's recipients.
    public var to: [String]
    /// The message as RFC 5322 with CRLF line ends.
    public var data: [UInt8]

    /// A mail.
    public init(
        server: String, requiresTLS: Bool = false, user: String? = nil, password: String? = nil, from: String,
        to: [String], data: [UInt8]
    ) {
        self.server = server
        self.requiresTLS = requiresTLS
        self.user = user
        self.password = password
        self.from = from
        self.to = to
        self.data = data
    }
}

/// What came of a call.
public enum CourierAnswer: Hashable, Sendable {
    /// The server answered; for mail the status is SMTP's.
    case answered(HTTPAnswer)
    /// There was no answer.
    case failed(CourierFailure)
}

/// A server's answer.
public struct HTTPAnswer: Hashable, Sendable {
    /// The status.
    public var status: Int
    /// The headers; names in lower case.
    public var headers: [String: String]
    /// The body's first 64 KiB.
    public var body: [UInt8]

    /// An answer.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Why there was no answer.
public struct CourierFailure: Error, Hashable, Sendable {
    /// What failed.
    public var kind: Kind
    /// In words, without secrets or personal data.
    public var detail: String

    /// What failed.
    public enum Kind: String, Hashable, Sendable {
        /// The name does not resolve, or nobody listens.
        case unreachable
        /// It took too long.
        case timeout
        /// TLS failed.
        case insecure
        /// The connection broke or the answer was no HTTP.
        case broken
        /// The call itself is impossible: a scheme that is not allowed, a header with a line break.
        case impossible
    }

    /// A failure.
    public init(kind: Kind, detail: String) {
        self.kind = kind
        self.detail = detail
    }
}
