import CGMime

/// By what the repetition of a mail is known.
enum MailKey {
    /// The Message-ID with the author's address, since some senders use an id twice; where there is none, a digest over what
    /// the author wrote, and over nothing that a relay adds.
    static func make(messageID: String?, from: String, date: String, subject: String, body: String) -> String {
        let from = from.lowercased()
        if let messageID { return "\(messageID.dropFirst().dropLast()) \(from)" }
        return "sha256:" + sha256([from, date, subject, body].joined(separator: "\u{0}"))
    }

    /// The SHA-256 of a text in UTF-8, in lower-case hexadecimal digits.
    static func sha256(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count)) else { return "" }
        defer { g_free(digest) }
        return String(cString: digest)
    }
}
