import PaidanCore

/// A drop's folder as it lies on the disk: which mails wait in it, and how a mail is put away.
protocol MailBox: Sendable {
    /// The folders in which mails appear.
    var folders: [String] { get }
    /// Takes note of a file that appeared.
    ///
    /// - Returns: whether there may be a mail to read now.
    mutating func hear(_ event: FolderWatch.Event) -> Bool
    /// The mails that were not handed on yet, in order.
    ///
    /// - Parameter isThorough: whether to look everywhere, or only where something was heard.
    mutating func waiting(isThorough: Bool) throws(FolderFailure) -> [WaitingMail]
    /// A mail's bytes; nil where it is gone or was renamed meanwhile.
    func read(_ mail: WaitingMail) throws(FolderFailure) -> [UInt8]?
    /// Puts a mail away that was handed on.
    mutating func putAway(_ mail: WaitingMail, _ verdict: MailVerdict) throws(FolderFailure)
    /// Whether files are there that may still be being written.
    var isUnsettled: Bool { get }
}

/// A mail that waits in a drop.
struct WaitingMail: Hashable, Sendable {
    /// Whether it lies in a Maildir's `cur` rather than where mails arrive.
    var isInCur = false
    var name: FileName
}

/// How much of a mail is read.
let mailSizeLimit = 25 * 1024 * 1024
