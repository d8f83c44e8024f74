/// A mail as it is built: what the MIME parser saw, before anything is made of it.
struct MailTree: Sendable {
    var headers: HeaderFields
    var root: MailPart?
}

/// One part of a mail.
struct MailPart: Sendable {
    /// The type in lower case, such as `text/plain`.
    var type: String
    /// The part's own header.
    var headers: HeaderFields
    var content: Content

    indirect enum Content: Sendable {
        /// The bytes with the transfer encoding undone; empty where nobody reads them (attachments).
        case bytes([UInt8])
        /// The parts of a multipart.
        case parts([MailPart])
        /// A mail in a mail.
        case mail(MailTree?)
    }

    /// The parts of a multipart; none of anything else.
    var children: [MailPart] {
        if case .parts(let parts) = content { parts } else { [] }
    }

    /// The bytes of a leaf; none of anything else.
    var bytes: [UInt8] {
        if case .bytes(let bytes) = content { bytes } else { [] }
    }

    /// The mail in this part.
    var mail: MailTree? {
        if case .mail(let mail) = content { mail } else { nil }
    }

    /// A parameter of the content type.
    func parameter(_ name: String) -> String? {
        headers.raw("Content-Type").flatMap { HeaderParameters($0)[name] }
    }

    /// This part and all in it, mails in it excepted, in the order of the mail.
    var flattened: [MailPart] {
        [self] + children.flatMap(\.flattened)
    }
}
