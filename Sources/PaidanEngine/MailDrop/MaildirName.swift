/// The name of a file, byte for byte: a folder unpacked from elsewhere may hold names that are no UTF-8.
struct FileName: Hashable, Comparable, Sendable {
    var bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The name for people; bytes that are no UTF-8 are shown as such.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether it is hidden: the folder itself, its parent, or somebody's temporary file.
    var isHidden: Bool { bytes.first == UInt8(ascii: ".") }

    /// The name with another name after it.
    func appending(_ other: FileName) -> FileName { FileName(bytes: bytes + other.bytes) }

    /// The name with something appended.
    func appending(_ text: String) -> FileName { FileName(bytes: bytes + Array(text.utf8)) }

    static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

/// The name of a mail in a Maildir: what it is, and how far somebody got with it (maildir(5)).
struct MaildirName: Hashable, Sendable {
    /// What stays the same while flags change: all before `:2,`.
    var identity: FileName
    /// The flags, as in the name: `D` draft, `F` flagged, `P` passed, `R` replied, `S` seen, `T` trashed, and
    /// lower-case letters that are some server's own.
    private(set) var flags: [UInt8]
    /// What stands before `2,`: a colon, or `!` or `;` where the file system knows no colon.
    private var separator: UInt8

    init(_ name: FileName) {
        let bytes = name.bytes
        let start = bytes.indices.last { index in
            MaildirName.separators.contains(bytes[index]) && bytes[index...].dropFirst().starts(with: "2,".utf8)
        }
        identity = FileName(bytes: start.map { Array(bytes[..<$0]) } ?? bytes)
        flags = start.map { Array(bytes[($0 + 3)...]) } ?? []
        separator = start.map { bytes[$0] } ?? UInt8(ascii: ":")
    }

    /// Whether it is no mail that came in: thrown away, or somebody's own draft.
    var isNoArrival: Bool { has("T") || has("D") }

    func has(_ flag: Character) -> Bool { flag.asciiValue.map(flags.contains) ?? false }

    /// The same mail with one flag more; flags stand in ASCII order.
    func with(_ flag: Character) -> MaildirName {
        var name = self
        if let byte = flag.asciiValue, !flags.contains(byte) { name.flags = (flags + [byte]).sorted() }
        return name
    }

    /// The same flags on another identity.
    func renamed(_ identity: FileName) -> MaildirName {
        var name = self
        name.identity = identity
        return name
    }

    /// The name as it stands in `cur`.
    var fileName: FileName {
        FileName(bytes: identity.bytes + [separator] + Array("2,".utf8) + flags)
    }

    private static let separators = Array(":!;".utf8)
}
