/// Who speaks on a platform: `namespace:id`, where the namespace is declared by the channel, so that all QQ bots of a
/// community share `qq` and a resident met by two bots is one account.
public struct Account: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The platform's realm of ids, such as `qq`, `wecom` or `mail`.
    public let namespace: String
    /// The platform's own id; always text, since some are wider than 64 bits.
    public let id: String

    /// Joins a realm and an id.
    public init(namespace: String, id: String) {
        self.namespace = namespace
        self.id = id
    }

    /// Reads `qq:10001`; nil where there is no colon or a side is empty.
    public init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let namespace = text[..<colon].trimmed
        let id = text[text.index(after: colon)...].trimmed
        guard !namespace.isEmpty, !id.isEmpty else { return nil }
        self.init(namespace: namespace, id: id)
    }

    public var description: String { "\(namespace):\(id)" }

    /// Orders accounts by their text.
    public static func < (left: Self, right: Self) -> Bool {
        (left.namespace, left.id) < (right.namespace, right.id)
    }
}

extension Account: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let account = Account(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "an account is namespace:id (got \"\(text)\")"))
        }
        self = account
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Account: CodingKeyRepresentable {
    public var codingKey: any CodingKey { Identifier<Account>(description).codingKey }

    public init?(codingKey: some CodingKey) {
        self.init(codingKey.stringValue)
    }
}
