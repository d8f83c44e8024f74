/// What came in through a channel, before anyone understood it.
public struct Message: Hashable, Codable, Sendable {
    /// What makes this message the same message when the platform sends it again; unique within the channel.
    public var key: String
    /// The platform's id, to which replies refer; nil where the platform has none.
    public var id: String?
    /// The bot or mailbox that heard it.
    public var channel: ChannelID
    /// The conversation; nil for a private message or a mail.
    public var group: GroupID?
    /// The group's name as the platform told it.
    public var groupName: String?
    /// Who spoke.
    public var sender: Sender
    /// The words, with the bot's own mention removed and others shown as `@name`, trimmed.
    public var text: String
    /// When the platform says that it was sent; nil where it does not say.
    public var sentAt: Instant?
    /// The platform's id of the message that this one answers.
    public var replyTo: String?
    /// The ids mentioned.
    public var mentions: [String]
    /// Whether the bot itself was mentioned.
    public var mentionsBot: Bool
    /// Pictures, voice and files, by reference.
    public var attachments: [Attachment]
    /// Whose need it is, where a form or a cadre speaks for somebody.
    public var onBehalfOf: Beneficiary?
    /// What an answer by mail needs; nil for chat.
    public var mail: MailThread?

    /// Who spoke, as the platform told it; only the account says who it is.
    public struct Sender: Hashable, Codable, Sendable {
        /// The account.
        public var account: Account
        /// The display name; anybody may call himself anything.
        public var name: String?
        /// The card in this group, often an address (`12-1-301 王`).
        public var card: String?

        /// A sender.
        public init(account: Account, name: String? = nil, card: String? = nil) {
            self.account = account
            self.name = name
            self.card = card
        }
    }

    /// A picture, a voice message or a file.
    public struct Attachment: Hashable, Codable, Sendable {
        /// `image`, `voice`, `video` or `file`.
        public var kind: String
        /// Where it can be fetched, while the platform keeps it.
        public var url: String?
        /// Its name, without folders.
        public var name: String?

        /// An attachment by reference.
        public init(kind: String, url: String? = nil, name: String? = nil) {
            self.kind = kind
            self.url = url
            self.name = name
        }
    }

    /// What an answer by mail needs to land in the same thread.
    public struct MailThread: Hashable, Codable, Sendable {
        /// The subject as written.
        public var subject: String
        /// The Message-ID, with its angle brackets.
        public var messageID: String?
        /// The Message-IDs of what came before in the thread, the nearest last; nil where it names none.
        public var ancestors: [String]?
        /// The wish that the address written to names; nil where it names none.
        public var wish: WishNumber?

        /// A thread to answer in.
        public init(
            subject: String, messageID: String? = nil, ancestors: [String]? = nil, wish: WishNumber? = nil
        ) {
            self.subject = subject
            self.messageID = messageID
            self.ancestors = ancestors
            self.wish = wish
        }
    }

    /// A message as a channel heard it.
    public init(
        key: String, id: String? = nil, channel: ChannelID, group: GroupID? = nil, groupName: String? = nil,
        sender: Sender, text: String, sentAt: Instant? = nil, replyTo: String? = nil, mentions: [String] = [],
        mentionsBot: Bool = false, attachments: [Attachment] = [], onBehalfOf: Beneficiary? = nil,
        mail: MailThread? = nil
    ) {
        self.key = key
        self.id = id
        self.channel = channel
        self.group = group
        self.groupName = groupName
        self.sender = sender
        self.text = text
        self.sentAt = sentAt
        self.replyTo = replyTo
        self.mentions = mentions
        self.mentionsBot = mentionsBot
        self.attachments = attachments
        self.onBehalfOf = onBehalfOf
        self.mail = mail
    }
}

/// Whose need and address a wish is, where it is not the one who spoke.
public struct Beneficiary: Hashable, Codable, Sendable {
    /// How the person is called, such as 王奶奶.
    public var name: String?
    /// The address, as given.
    public var place: Place
    /// A telephone number, as given.
    public var phone: String?

    /// Somebody whose need it is.
    public init(name: String? = nil, place: Place = Place(), phone: String? = nil) {
        self.name = name
        self.place = place
        self.phone = phone
    }
}
