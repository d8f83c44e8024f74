import FoundationEssentials
import PaidanCore

/// The JSON in the columns: keys sorted, so that equal values are equal text.
enum JSONText {
    private static let decoder = JSONDecoder()

    static func encode(_ value: some Encodable) throws -> String {
        try CanonicalJSONText.of(value)
    }

    static func decode<Value: Decodable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try decoder.decode(type, from: Data(text.utf8))
    }

    static func decodeIfPresent<Value: Decodable>(_ text: String?, as type: Value.Type = Value.self) throws
        -> Value?
    {
        try text.map { try decode($0, as: type) }
    }
}
