public import PaidanCore

/// A second reader behind an OpenAI-compatible endpoint: a server of the house, or one outside.
///
/// What leaves is the masked message, whether it was said in a group or alone, and the hour; never a card, a name or an
/// account.
public struct LanguageModel: SecondReader {
    public let name: String
    private let base: String
    private let key: String?
    private let courier: any Courier
    private let masking: Masking

    /// A model to be asked.
    ///
    /// - Parameters:
    ///   - url: the base of its API, such as `http://127.0.0.1:11434/v1`.
    ///   - model: its name there; opinions are recorded under it.
    ///   - key: shown as a bearer token; nil for none.
    ///   - courier: carries the calls; its limits are those of the answer.
    ///   - lexicon: whose folding the grammar reads by.
    public init(url: String, model: String, key: String?, courier: any Courier, lexicon: Lexicon) {
        name = model
        base = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.key = key
        self.courier = courier
        masking = Masking(lexicon: lexicon)
    }

    public func opinion(on question: SecondQuestion) async throws(SecondReadingFailure) -> Opinion {
        let text = masking.masked(question.text, names: question.names, in: question.context)
        let call = ChatCompletion.call(base: base, model: name, key: key, masked: text, in: question.context)
        switch await courier.send(.http(call)) {
        case .answered(let answer): return try ChatCompletionAnswer.opinion(in: answer)
        case .failed(let failure):
            throw SecondReadingFailure(failure.kind == .timeout ? .late : .unreachable, failure.detail)
        }
    }
}
