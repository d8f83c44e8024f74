/// Gives a second opinion on a message that the first reader is not sure of; may ask outside and take its time.
///
/// What it says is recorded with the input, so that nobody ever has to ask it again.
public protocol SecondReader: Sendable {
    /// The name under which its opinions are recorded.
    var name: String { get }
    /// What it makes of the message. It masks personal data before any word leaves; it never guesses: what is not a
    /// whole and proper answer is a failure. Ends at once where the task is cancelled.
    func opinion(on question: SecondQuestion) async throws(SecondReadingFailure) -> Opinion
}

/// A message that is put to the second reader.
public struct SecondQuestion: Hashable, Sendable {
    /// The words as written.
    public var text: String
    /// What is known around them.
    public var context: ReadingContext
    /// What the first reader makes of them.
    public var first: Reading
    /// Names that must not leave: the sender's, those of the roster that the words hold.
    public var names: [String]

    /// A message to be put to the second reader.
    public init(text: String, context: ReadingContext, first: Reading, names: [String] = []) {
        self.text = text
        self.context = context
        self.first = first
        self.names = names
    }
}

/// Why there is no second opinion; the first reading holds.
public struct SecondReadingFailure: Error, Hashable, Sendable {
    /// What failed.
    public var kind: Kind
    /// In words, without secrets or personal data.
    public var detail: String

    /// What failed.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Nobody listens, or the connection broke.
        case unreachable
        /// No answer within the limit.
        case late
        /// The server answered with an error, such as 401, 429 or 500.
        case refused
        /// The model would not answer.
        case declined
        /// The answer is not exactly what was asked for.
        case garbled
    }

    /// A failure.
    public init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }
}
