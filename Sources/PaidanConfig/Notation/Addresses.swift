import PaidanCore

/// The parts of an absolute URL that a configuration must get right; no more is read of it.
struct WebAddress {
    let scheme: String
    let host: String
    let hasPort: Bool
    /// Reads a URL of certain schemes; nil where it is none.
    init?(_ text: String, schemes: [String] = ["http", "https"]) {
        guard let mark = text.firstRange(of: "://"), !text.contains(where: { $0.isWhitespace || $0.isNewline }) else {
            return nil
        }
        scheme = text[..<mark.lowerBound].lowercased()
        let authority = text[mark.upperBound...].prefix { !"/?#".contains($0) }
        let server = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority[...]
        guard schemes.contains(scheme), !server.isEmpty else { return nil }
        if server.hasPrefix("["), let end = server.firstIndex(of: "]") {
            host = server[server.index(after: server.startIndex)..<end].lowercased()
            let rest = server[server.index(after: end)...]
            hasPort = rest.hasPrefix(":")
            guard rest.isEmpty || WebAddress.isPort(rest.dropFirst()) else { return nil }
        } else if let colon = server.firstIndex(of: ":") {
            host = server[..<colon].lowercased()
            hasPort = true
            guard WebAddress.isPort(server[server.index(after: colon)...]) else { return nil }
        } else {
            host = server.lowercased()
            hasPort = false
        }
        guard !host.isEmpty else { return nil }
    }

    /// Whether a text bears a key, a token or a password, so that the whole of it is a secret.
    static func holdsSecret(_ text: String) -> Bool {
        let text = text.lowercased()
        return ["@", "key=", "token=", "secret="].contains { text.contains($0) }
    }

    private static func isPort(_ text: Substring) -> Bool {
        Int(text).map { (1...65_535).contains($0) } ?? false
    }

    /// Whether what travels is encrypted.
    var isSecure: Bool { scheme == "https" }

    /// Whether it never leaves the machine or the house.
    var isLocal: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        // 10.example.org is a name like any other.
        guard parts.count == 4, !parts.contains(nil), let first = parts[0], let second = parts[1] else { return false }
        return first == 127 || first == 10 || first == 192 && second == 168 || first == 172 && 16...31 ~= second
    }
}

/// Mail addresses as far as a configuration must get them right.
enum MailAddress {
    /// The address; nil where it is none, which is then recorded.
    static func read(_ entry: Entry) -> String? {
        guard let text = entry.text() else { return nil }
        guard isAddress(text) else {
            entry.spot.fault("must be a mail address", "应当是电子邮箱地址", got: text)
            return nil
        }
        return text
    }

    /// Whether a text has the form of an address.
    static func isAddress(_ text: String) -> Bool {
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        return sides.count == 2 && !sides[0].isEmpty && !sides[1].isEmpty
            && !text.contains { $0.isWhitespace || "<>,;\"".contains($0) }
    }
}
