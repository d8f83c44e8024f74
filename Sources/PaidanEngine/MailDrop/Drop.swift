public import PaidanCore

/// A folder into which mails are delivered.
public struct Drop: Hashable, Sendable {
    /// The mailbox's channel.
    public var channel: ChannelID
    /// The folder.
    public var path: String
    /// How mails lie in it.
    public var form: Form

    /// How mails lie in a folder.
    public enum Form: String, Hashable, Sendable {
        /// `new`, `cur` and `tmp`, as mail servers deliver.
        case maildir
        /// `*.eml` files; those handled are moved to `done`, those that cannot be read to `failed`.
        case files
    }

    /// A folder into which mails are delivered.
    public init(channel: ChannelID, path: String, form: Form) {
        self.channel = channel
        self.path = path
        self.form = form
    }
}

/// A mail as it lies in a drop.
public struct MailFile: Hashable, Sendable {
    /// The drop.
    public var drop: Drop
    /// The file's name, for people.
    public var name: String
    /// The mail; what is over 25 MB is cut off.
    public var bytes: [UInt8]

    /// A mail in a drop.
    public init(drop: Drop, name: String, bytes: [UInt8]) {
        self.drop = drop
        self.name = name
        self.bytes = bytes
    }
}

/// What became of a mail that was handed on; given only when that is durable.
public enum MailVerdict: Hashable, Sendable {
    /// It is an input now, or was one already.
    case accepted
    /// It is none: an automatic answer, a bounce, a loop.
    case ignored
    /// It cannot be read; it is kept where people see it.
    case unreadable(String)
    /// It could not be written down; it stays where it is.
    case tryLater

    /// The verdict in one word.
    var word: String {
        switch self {
        case .accepted: "accepted"
        case .ignored: "ignored"
        case .unreadable: "unreadable"
        case .tryLater: "put_off"
        }
    }
}
