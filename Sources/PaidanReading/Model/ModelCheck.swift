import CReadingData
import PaidanCore

/// Proves a model on labelled messages that are part of the binary and that the shipped model was not fitted to: a model
/// that reads them worse than the shipped one is refused.
public struct ModelCheck: Sendable {
    /// How many of the messages the shipped model reads right in kind and, of wishes, category and urgency.
    public let shipped: Int
    /// How many the other model does.
    public let candidate: Int
    /// Out of how many.
    public let count: Int

    /// Has both models read the messages.
    public init(_ candidate: ReadingModel, lexicon: Lexicon) throws {
        let bytes = paidan_check_messages()
        let text = String(decoding: UnsafeBufferPointer(start: bytes.bytes, count: bytes.count), as: UTF8.self)
        let messages = try LabelledMessage.messages(text, name: "check.jsonl")
        count = messages.reduce(0) { $0 + ($1.category == nil ? 1 : 3) }
        shipped = ModelCheck.right(PlainReader(lexicon: lexicon, model: try ReadingModel.shipped()), messages)
        self.candidate = ModelCheck.right(PlainReader(lexicon: lexicon, model: candidate), messages)
    }

    /// Whether the model must not be used.
    public var isRefused: Bool { candidate < shipped }

    /// One point for each of kind, category and urgency.
    private static func right(_ reader: PlainReader, _ messages: [LabelledMessage]) -> Int {
        return messages.reduce(0) { sum, message in
            let reading = reader.read(message.text, in: .labelled)
            var points = reading.kind.rawValue == message.kind ? 1 : 0
            if let category = message.category {
                points += reading.need.category?.rawValue == category ? 1 : 0
                points += reading.need.urgency?.rawValue == message.urgency ? 1 : 0
            }
            return sum + points
        }
    }
}
