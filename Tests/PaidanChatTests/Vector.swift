import Foundation
import PaidanCore
import Testing

/// One case under `Tests/Vectors`: a request as a platform sends it, and what must come of it. The requests were signed
/// by independent implementations of the platforms' protocols, which each file names.
struct Vector: Decodable, CustomTestStringConvertible {
    var platform: String
    var name: String
    var expect: String
    var now: Int64
    var request: Request
    var secrets: Secrets
    var policy: Policy
    var expected: Expected

    var testDescription: String { "\(platform)/\(name)" }

    private enum CodingKeys: String, CodingKey {
        case platform, expect, now, request, secrets, policy, expected
        case name = "case"
    }

    struct Request: Decodable {
        var method: String
        var query: String
        var headers: [[String]]
        var body: Data

        private enum CodingKeys: String, CodingKey {
            case method, query, headers
            case body = "body_b64"
        }
    }

    struct Secrets: Decodable {
        var secret: String
        var oldSecrets: [String]?
        var selfID: Int64?

        private enum CodingKeys: String, CodingKey {
            case secret
            case oldSecrets = "old_secrets"
            case selfID = "self_id"
        }
    }

    struct Policy: Decodable {
        var tolerance: Int?

        private enum CodingKeys: String, CodingKey {
            case tolerance = "tolerance_s"
        }
    }

    struct Expected: Decodable {
        var status: Int
        var message: Expected.Message?

        private enum CodingKeys: String, CodingKey {
            case message
            case status = "http_status"
        }

        struct Message: Decodable, Equatable {
            var group: String?
            var user: String
            var nickname: String?
            var id: String
            var timestamp: Int64?
            var text: String
            var mentions: [String]
            var mentionsBot: Bool
            var replyTo: String?
            var images: [String]

            private enum CodingKeys: String, CodingKey {
                case nickname, timestamp, text, mentions, images
                case group = "group_id"
                case user = "user_id"
                case id = "message_id"
                case mentionsBot = "mentions_bot"
                case replyTo = "reply_to"
            }
        }
    }

    /// All cases in a folder, by name.
    static func all(in folder: String) -> [Vector] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
        return files.sorted().map { file in
            do {
                return try read(Vector.self, "\(folder)/\(file)")
            } catch {
                fatalError("reading the vector \(folder)/\(file): \(error)")
            }
        }
    }

    /// A file under `Tests/Vectors`.
    static func read<Value: Decodable>(_ type: Value.Type, _ file: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: path(file))))
    }

    private static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Vectors/\(name)").path
    }
}

extension Vector {
    /// The request as the web server hands it over.
    var webhook: WebhookRequest {
        WebhookRequest(
            method: request.method, query: request.query, headers: request.headers.map { ($0[0], $0[1]) },
            body: Array(request.body))
    }

    /// A channel with the case's secrets.
    var settings: ChannelSettings {
        ChannelSettings(
            id: "door", platform: platform == "onebot11" ? .onebot11 : .generic, namespace: "test",
            inboundSecrets: [secrets.secret] + (secrets.oldSecrets ?? []), tolerance: policy.tolerance ?? 300,
            selfID: secrets.selfID.map(String.init))
    }
}

extension Message {
    /// The message in the vectors' words.
    var asExpected: Vector.Expected.Message {
        Vector.Expected.Message(
            group: group?.rawValue, user: sender.account.id, nickname: sender.card ?? sender.name, id: id ?? "",
            timestamp: sentAt?.seconds, text: text, mentions: mentions, mentionsBot: mentionsBot, replyTo: replyTo,
            images: attachments.filter { $0.kind == "image" }.compactMap(\.url))
    }
}
