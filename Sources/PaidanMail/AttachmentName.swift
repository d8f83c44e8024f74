import PaidanCore

/// The name of an attached file.
enum AttachmentName {
    private static let extensions = [
        "image/jpeg": "jpg", "text/plain": "txt", "text/html": "html", "message/rfc822": "eml", "audio/mpeg": "mp3",
        "video/quicktime": "mov", "image/svg+xml": "svg", "application/octet-stream": "bin",
    ]

    /// The name that a part gives itself, without folders; nil where it gives none.
    static func given(_ part: MailPart) -> String? {
        let disposition = part.headers.raw("Content-Disposition").flatMap { HeaderParameters($0)["filename"] }
        guard let name = disposition ?? part.parameter("name") else { return nil }
        return clean(name)
    }

    /// The name of a part, made from its type where it gives none: `image.png`.
    static func of(_ part: MailPart) -> String {
        if let given = given(part) { return given }
        let pieces = part.type.split(separator: "/")
        let subtype = pieces.last.map(String.init) ?? ""
        let isPlain = subtype.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x7A }
        return "\(pieces.first ?? "file").\(extensions[part.type] ?? (isPlain ? subtype : "bin"))"
    }

    /// The last component of what may be a path of any system; nil where nothing is left. Never a path, never hidden.
    private static func clean(_ name: String) -> String? {
        let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
        let visible = HeaderFields.clean(String(last)).drop { $0 == "." || $0 == " " }
        return visible.isEmpty ? nil : visible.shortened(to: 120)
    }
}
