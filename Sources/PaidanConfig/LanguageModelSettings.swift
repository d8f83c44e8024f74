public import PaidanCore

/// A language model behind an OpenAI-compatible endpoint, asked about messages that the reader is not sure of.
public struct LanguageModelSettings: Hashable, Sendable {
    /// The base of its API, such as `http://127.0.0.1:11434/v1`; https, or an address of the house.
    public var url: String
    /// Its name there.
    public var model: String
    /// A bearer token; nil for none.
    public var key: String?
    /// From how sure on, 0 to 1, the reader is believed alone.
    public var below: Double
    /// How sure a message is, 0 to 1, on which both agree.
    public var agreed: Double
    /// How long messages wait for its answers.
    public var timeLimit: Instant.Span

    /// A model with the trust and the time it has by default.
    public init(
        url: String, model: String, key: String? = nil, below: Double = 0.95, agreed: Double = 0.95,
        timeLimit: Instant.Span = .seconds(3)
    ) {
        self.url = url
        self.model = model
        self.key = key
        self.below = below
        self.agreed = agreed
        self.timeLimit = timeLimit
    }
}
