/// Reads a mail as it lies in a mailbox.
public protocol MailParser: Sendable {
    /// What the mail says. Only something that is no mail at all is a fault.
    func parse(_ bytes: [UInt8]) throws(MailFault) -> Mail
}

/// A mail that cannot be read.
public struct MailFault: Error, Hashable, Sendable {
    /// What is wrong.
    public var reason: String

    /// A fault.
    public init(reason: String) {
        self.reason = reason
    }
}

/// What a mail says, with its charsets decoded and its quotes and signature removed.
public struct Mail: Hashable, Sendable {
    /// The author's address, as written.
    public var from: String
    /// The author's name; the local part of the address where there is none.
    public var fromName: String
    /// Where the author wants answers; nil where that is `from`.
    public var replyTo: String?
    /// The subject, decoded.
    public var subject: String
    /// What the author wrote, without quoted history and signature.
    public var text: String
    /// The Message-ID with its angle brackets; nil where there is none.
    public var messageID: String?
    /// The Message-ID that it answers.
    public var inReplyTo: String?
    /// The thread, oldest first.
    public var references: [String]
    /// To whom it was written: addresses in To, Cc, Delivered-To and X-Original-To, lower-cased, each once.
    public var recipients: [String]
    /// When it says it was written; nil where that cannot be read.
    public var date: Instant?
    /// When the last relay took it; nil where none says so. Stands in for a date that cannot be read.
    public var received: Instant?
    /// Whether a machine wrote it as an answer.
    public var isAutoReply: Bool
    /// Whether it says that a mail could not be delivered.
    public var isBounce: Bool
    /// The mail that bounced, where that is told.
    public var bounced: Bounced?
    /// How many relays it passed: over 50 is a loop.
    public var hops: Int
    /// Addresses that it was at before, lower-cased: named in X-Loop, or in Delivered-To more than once. One of the desk's own here is a
    /// loop.
    public var visited: [String]
    /// The attached files' names, without folders.
    public var attachments: [String]
    /// By what a repetition is known.
    public var key: String

    /// A mail that bounced.
    public struct Bounced: Hashable, Sendable {
        /// The address that could not be reached.
        public var recipient: String?
        /// The status, such as `5.1.1`.
        public var status: String?
        /// The Message-ID of the mail that bounced.
        public var messageID: String?

        /// A mail that bounced.
        public init(recipient: String? = nil, status: String? = nil, messageID: String? = nil) {
            self.recipient = recipient
            self.status = status
            self.messageID = messageID
        }
    }

    /// A mail.
    public init(
        from: String, fromName: String, replyTo: String? = nil, subject: String, text: String, messageID: String? = nil,
        inReplyTo: String? = nil, references: [String] = [], recipients: [String] = [], date: Instant? = nil,
        received: Instant? = nil, isAutoReply: Bool = false, isBounce: Bool = false, bounced: Bounced? = nil,
        hops: Int = 0, visited: [String] = [], attachments: [String] = [], key: String
    ) {
        self.from = from
        self.fromName = fromName
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
        self.recipients = recipients
        self.date = date
        self.received = received
        self.isAutoReply = isAutoReply
        self.isBounce = isBounce
        self.bounced = bounced
        self.hops = hops
        self.visited = visited
        self.attachments = attachments
        self.key = key
    }
}
