/// A Maildir: mails arrive in `new`; those handed on lie in `cur` with the flag `S`, unreadable ones with `F`.
///
/// `tmp` is never looked into. A mail in `cur` that Paidan did not put there was taken from `new` by a mail program
/// that was quicker, and is read like any other, unless it was thrown away.
struct MaildirBox: MailBox {
    private let new: Folder
    private let cur: Folder
    private var seen: SeenList
    /// Mails of `new` that were handed on and could not be moved.
    private var unmoved: [FileName: MailVerdict] = [:]
    private var mustListCur = true

    init(_ path: String) throws(FolderFailure) {
        let root = try Folder(path, making: true)
        new = try Folder(path + "/new", making: true)
        cur = try Folder(path + "/cur", making: true)
        _ = try Folder(path + "/tmp", making: true)
        seen = try SeenList(in: root, present: try cur.names())
    }

    var folders: [String] { [new.path, cur.path] }
    var isUnsettled: Bool { false }

    mutating func hear(_ event: FolderWatch.Event) -> Bool {
        guard event.folder != new.path else { return !event.name.isHidden }
        // Paidan's own moves into `cur` are heard too.
        let isNews = event.folder == nil || isWaitingInCur(event.name)
        mustListCur = mustListCur || isNews
        return isNews
    }

    mutating func waiting(isThorough: Bool) throws(FolderFailure) -> [WaitingMail] {
        // One that still cannot be moved is not handed on again for it.
        for (name, verdict) in unmoved { try? putAway(WaitingMail(name: name), verdict) }
        var waiting = try new.names().filter { unmoved[$0] == nil }.map { WaitingMail(name: $0) }
        if isThorough || mustListCur {
            waiting += try cur.names().filter(isWaitingInCur).map { WaitingMail(isInCur: true, name: $0) }
            mustListCur = false
        }
        return waiting
    }

    private func isWaitingInCur(_ name: FileName) -> Bool {
        guard !name.isHidden else { return false }
        let mail = MaildirName(name)
        return !mail.isNoArrival && !seen.contains(mail.identity)
    }

    func read(_ mail: WaitingMail) throws(FolderFailure) -> [UInt8]? {
        try (mail.isInCur ? cur : new).read(mail.name, limit: mailSizeLimit)
    }

    mutating func putAway(_ mail: WaitingMail, _ verdict: MailVerdict) throws(FolderFailure) {
        let flag: Character
        switch verdict {
        case .accepted, .ignored: flag = "S"
        case .unreadable: flag = "F"
        case .tryLater:
            mustListCur = mustListCur || mail.isInCur
            return
        }
        var name = MaildirName(mail.name).with(flag)
        if !mail.isInCur { unmoved[mail.name] = verdict }
        let identity = name.identity
        var copy = 1
        while try (mail.isInCur ? cur : new).move(mail.name, to: cur, as: name.fileName) == .taken {
            // Two mails of one name: both are kept.
            copy += 1
            name = name.renamed(identity.appending(",copy=\(copy)"))
        }
        unmoved[mail.name] = nil
        try seen.add(name.identity)
    }
}
