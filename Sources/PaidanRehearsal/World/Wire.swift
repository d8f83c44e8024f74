import FoundationEssentials
import PaidanCore

/// What the daemon sends, as far as the stand-ins look at it.
enum Wire {
    /// The generic payload, or one part of a digest.
    struct Event: Decodable {
        var type: String
        var timestamp: String
        var data: Payload
    }

    struct Payload: Decodable {
        var text: String?
        var recipient: Recipient?
        var destination: Place?
        var items: [Event]?
    }

    struct Recipient: Decodable {
        var kind: String
        var id: String?
        var account: String?
        var audience: String?
    }

    struct Place: Decodable {
        var channel: String
        var group: String?
        var person: String?
    }

    /// `send_group_msg` and `send_private_msg`.
    struct Send: Decodable {
        var group: Int64?
        var user: Int64?
        var message: [Segment]

        private enum CodingKeys: String, CodingKey {
            case message
            case group = "group_id"
            case user = "user_id"
        }
    }

    struct Segment: Codable {
        var type: String
        var data: [String: String]
    }

    /// A WeCom robot's text.
    struct RobotText: Decodable {
        var text: Text

        struct Text: Decodable {
            var content: String
        }
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ body: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(body))
    }

    static func write(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? Array(encoder.encode(value))) ?? []
    }
}
