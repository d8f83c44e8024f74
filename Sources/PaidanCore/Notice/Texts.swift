/// Every text to residents, members and the duty, and the names of codes in them; read from `texts.yaml`.
public struct Texts: Hashable, Codable, Sendable {
    /// The Mustache source of each text.
    public var templates: [Template: String]
    /// The names of codes by list (`category`, `urgency`, `state`, `reason`, `problem`, `ring`, `rule`), then by code.
    public var names: [String: [String: String]]

    /// Texts; the configuration check proves that none is missing.
    public init(templates: [Template: String], names: [String: [String: String]]) {
        self.templates = templates
        self.names = names
    }

    /// The name of a code; the code itself where it has none.
    public func name(of code: String, in list: String) -> String {
        names[list]?[code] ?? code
    }
}
