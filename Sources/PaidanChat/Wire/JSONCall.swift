import PaidanCore

extension HTTPCall {
    /// A POST with a JSON body.
    static func json(_ url: String, _ body: some Encodable, headers: [Header] = []) -> HTTPCall {
        HTTPCall(url: url, headers: [Header("content-type", "application/json")] + headers, body: JSON.write(body))
    }
}

extension String {
    /// An address without the slash that people like to write at its end.
    var withoutSlashAtEnd: String {
        var text = self
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    /// The text percent-encoded for a value in a query or a part of a path.
    var inQuery: String {
        utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain || "-._~".utf8.contains(byte) ? String(UnicodeScalar(byte)) : "%" + [byte].hex.uppercased()
        }.joined()
    }
}
