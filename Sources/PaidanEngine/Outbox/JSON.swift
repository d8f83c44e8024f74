import PaidanCore

/// A JSON value, for the outbound payload.
indirect enum JSON: Encodable, ExpressibleByStringLiteral {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([JSON])
    case object([String: JSON])

    init(stringLiteral value: String) { self = .text(value) }

    /// A fact as JSON.
    init(_ fact: Fact) {
        switch fact {
        case .text(let text): self = .text(text)
        case .number(let number): self = .number(number)
        case .flag(let flag): self = .flag(flag)
        case .list(let list): self = .list(list.map { .object($0.mapValues(JSON.init)) })
        case .record(let record): self = .object(record.mapValues(JSON.init))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    /// The value as JSON text with keys in order, so that the same value is the same bytes.
    var written: String {
        // There is nothing in texts, whole numbers and flags that JSON cannot say.
        (try? CanonicalJSONText.of(self)) ?? "{}"
    }
}
