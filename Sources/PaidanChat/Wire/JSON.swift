import FoundationEssentials
import PaidanCore

/// Reads and writes the JSON of requests and answers.
enum JSON {
    /// One decoder for all: making one costs as much as reading a short message.
    private static let decoder = JSONDecoder()

    /// Reads a body whose sender was proved genuine.
    ///
    /// - Throws: `Refusal` 400 that names the place of the fault, but repeats nothing of the body.
    static func read<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) throws(Refusal) -> Value {
        do {
            return try decoder.decode(type, from: Data(body))
        } catch let fault as DecodingError {
            throw .malformed(words(for: fault))
        } catch {
            throw .malformed("the body is no JSON")
        }
    }

    /// Reads an answer; nil where it is something else, such as a proxy's page.
    static func answer<Value: Decodable>(_ type: Value.Type, from body: [UInt8]) -> Value? {
        try? decoder.decode(type, from: Data(body))
    }

    /// Writes a body: raw UTF-8, since WeCom refuses `\u` escapes, and keys in order, so that retries are the same.
    static func write(_ value: some Encodable) -> [UInt8] {
        Array(((try? CanonicalJSONText.of(value)) ?? "").utf8)
    }

    private static func words(for fault: DecodingError) -> String {
        switch fault {
        case .keyNotFound(let key, let context): "\(place(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context): "\(place(context.codingPath)) is missing"
        case .typeMismatch(_, let context): "\(place(context.codingPath)) is of the wrong type"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "the body is no JSON" : "\(place(context.codingPath)) cannot be read"
        @unknown default: "the body is no JSON"
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        guard !path.isEmpty else { return "the body" }
        return path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
