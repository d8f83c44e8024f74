import Glibc

/// A folder of `.eml` files. One is taken when it is whole: moved in, closed by its writer, or unchanged for a while.
struct FileBox: MailBox {
    private let root: Folder
    private let done: Folder
    private let failed: Folder
    private let settle: Duration
    /// Files that were heard to be whole.
    private var whole: Set<FileName> = []
    /// How files looked that may still be being written, and since when they have looked so.
    private var looks: [FileName: (look: Folder.Look, since: ContinuousClock.Instant)] = [:]
    /// Files that were handed on and could not be moved.
    private var unmoved: [FileName: MailVerdict] = [:]

    init(_ path: String, settle: Duration) throws(FolderFailure) {
        root = try Folder(path, making: true)
        done = try Folder(path + "/done", making: true)
        failed = try Folder(path + "/failed", making: true)
        self.settle = settle
    }

    var folders: [String] { [root.path] }
    var isUnsettled: Bool { !looks.isEmpty }

    mutating func hear(_ event: FolderWatch.Event) -> Bool {
        guard event.folder != nil else { return true }
        guard FileBox.isMail(event.name) else { return false }
        if event.isComplete { whole.insert(event.name) }
        return true
    }

    mutating func waiting(isThorough: Bool) throws(FolderFailure) -> [WaitingMail] {
        // One that still cannot be moved is not handed on again for it.
        for (name, verdict) in unmoved { try? putAway(WaitingMail(name: name), verdict) }
        let names = try root.names().filter { FileBox.isMail($0) && unmoved[$0] == nil }
        let now = ContinuousClock.now
        var still: [FileName: (look: Folder.Look, since: ContinuousClock.Instant)] = [:]
        var waiting: [WaitingMail] = []
        for name in names {
            guard let look = root.look(at: name) else { continue }
            let since = looks[name].flatMap { $0.look == look ? $0.since : nil } ?? now
            if whole.contains(name) || now - since >= settle || isOld(look) {
                waiting.append(WaitingMail(name: name))
            } else {
                still[name] = (look, since)
            }
        }
        looks = still
        whole.formIntersection(names)
        return waiting
    }

    /// Whether the file's last change is long past by the system's clock: it lay there before the house was opened.
    private func isOld(_ look: Folder.Look) -> Bool {
        Int64(time(nil)) - look.changedAt > settle.components.seconds + 1
    }

    func read(_ mail: WaitingMail) throws(FolderFailure) -> [UInt8]? {
        try root.read(mail.name, limit: mailSizeLimit)
    }

    mutating func putAway(_ mail: WaitingMail, _ verdict: MailVerdict) throws(FolderFailure) {
        let folder: Folder
        switch verdict {
        case .accepted, .ignored: folder = done
        case .unreadable: folder = failed
        case .tryLater: return
        }
        unmoved[mail.name] = verdict
        var name = mail.name
        var copy = 1
        while try root.move(mail.name, to: folder, as: name) == .taken {
            copy += 1
            name = FileName("\(copy)-").appending(mail.name)
        }
        unmoved[mail.name] = nil
        whole.remove(mail.name)
    }

    private static func isMail(_ name: FileName) -> Bool {
        !name.isHidden && name.text.lowercased().hasSuffix(".eml")
    }
}
