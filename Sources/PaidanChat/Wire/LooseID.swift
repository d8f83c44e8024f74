import PaidanCore

/// An id that some senders write as text and others as a number. Inside the house it is text, since ids can be wider
/// than any integer.
struct LooseID: Decodable, Hashable, Sendable {
    /// The id as text, trimmed; empty where the sender wrote an empty text.
    let text: String

    init(_ text: String) {
        self.text = text
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text.trimmed
        } else if let number = try? container.decode(Int64.self) {
            self.text = String(number)
        } else {
            self.text = String(try container.decode(UInt64.self))
        }
    }
}

extension Optional where Wrapped == LooseID {
    /// The id, or nil where it is missing or empty.
    var present: String? {
        guard let text = self?.text, !text.isEmpty else { return nil }
        return text
    }
}

extension Optional where Wrapped == String {
    /// The text without white space at its ends; nil where nothing is left.
    var present: String? {
        guard let text = self?.trimmed, !text.isEmpty else { return nil }
        return text
    }
}
