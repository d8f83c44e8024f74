/// Which mails of a `cur` folder were handed on, so that a restart does not read them all again.
///
/// The flag `S` cannot say it: a mail that somebody opened in a mail program before Paidan saw it bears it too. So the
/// identities stand in a file beside `cur`, one a line, written after each mail was handed on. A mail whose line was
/// lost with the process is handed on again, and known there by its key.
struct SeenList {
    private static let file = FileName("paidan-seen")
    private let folder: Folder
    // Hashes instead of names: a mailbox of a hundred thousand mails costs three megabytes.
    private var hashes: Set<UInt64>

    /// Reads the list of a Maildir, and shortens it where most of it is gone from `cur`.
    init(in folder: Folder, present: [FileName]) throws(FolderFailure) {
        self.folder = folder
        let bytes = try folder.read(SeenList.file, limit: .max) ?? []
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        hashes = Set(lines.map { fnv1a($0) })
        guard lines.count > 1000 + 2 * present.count else { return }
        let kept = present.map { MaildirName($0).identity }.filter(contains)
        hashes = Set(kept.map { fnv1a($0.bytes) })
        try folder.replace(SeenList.file, with: kept.flatMap { $0.bytes + [UInt8(ascii: "\n")] })
    }

    /// Whether a mail was handed on.
    func contains(_ identity: FileName) -> Bool { hashes.contains(fnv1a(identity.bytes)) }

    /// Notes that a mail was handed on.
    mutating func add(_ identity: FileName) throws(FolderFailure) {
        guard hashes.insert(fnv1a(identity.bytes)).inserted else { return }
        try folder.append(identity.bytes + [UInt8(ascii: "\n")], to: SeenList.file)
    }
}
