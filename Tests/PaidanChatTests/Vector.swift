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
        var path: String
        var query: String
        var headers: [[String]]
        var body: Data

        private enum CodingKeys: String, CodingKey {
            case method, path, query, headers
            case body = "body_b64"
        }
    }

    struct Secrets: Decodable {
        var secrets: [String]
        var token: String?
        var key: String?
        var receiver: String?
        var selfID: String?

        /// Each platform calls its proof by a name of its own.
        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Name.self)
            func first(_ names: String...) throws -> String? {
                for name in names {
                    if let text = try? fields.decode(String.self, forKey: Name(name)) {
                        if !text.isEmpty { return text }
                    } else if let number = try? fields.decode(Int64.self, forKey: Name(name)) {
                        return String(number)
                    }
                }
                return nil
            }
            let present = try first("secret", "app_secret", "signing_secret", "bot_secret")
            let old = try fields.decodeIfPresent([String].self, forKey: Name("old_secrets")) ?? []
            secrets = [present].compactMap { $0 } + old
            token = try first("bearer", "verification_token", "url_token", "hs_token", "token", "secret_token")
            key = try first("encoding_aes_key", "encrypt_key")
            receiver = try first("receive_id")
            selfID = try first("self_id", "bot_user_id", "wxid", "account_id")
        }

        private struct Name: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }

            init(_ name: String) { stringValue = name }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }

    struct Policy: Decodable {
        var tolerance: Int?
        var skew: Int?

        private enum CodingKeys: String, CodingKey {
            case tolerance = "tolerance_s"
            case skew = "max_skew_s"
        }
    }

    struct Expected: Decodable {
        var status: Int
        var body: String?
        var message: Expected.Message?

        private enum CodingKeys: String, CodingKey {
            case message
            case status = "http_status"
            case body = "response_body"
        }

        struct Message: Decodable, Equatable {
            var group: String?
            var user: String?
            var nickname: String?
            var id: String?
            var timestamp: Int64?
            var text: String
            var mentions: [String]
            var mentionsBot: Bool
            var replyTo: String?
            var images: [String]
            var resolved: Bool?

            private enum CodingKeys: String, CodingKey {
                case nickname, timestamp, text, mentions, images, resolved
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
            method: request.method, subpath: subpath, query: request.query,
            headers: request.headers.map { ($0[0], $0[1]) }, body: Array(request.body))
    }

    /// The genuine request from which a forged one took its signature: the same headers with another body.
    var forerunner: WebhookRequest? {
        guard name == "reject-replayed-signature-other-body" else { return nil }
        var first = webhook
        first.body = Array(
            #"{"msgId":"first","senderId":"u","conversationType":"1","msgtype":"text","text":{"content":"好"}}"#.utf8)
        return first
    }

    /// Whether the end of something is told: the alarm's message is taken back.
    var isRecall: Bool { expected.message?.resolved == true }

    /// A message without what the platform cannot tell apart: sensors and bare words have no user, and a bridge whose ids
    /// change at each login is known by names.
    func comparable(_ message: Expected.Message) -> Expected.Message {
        var message = message
        if expected.message?.user == nil { message.user = nil }
        if platform == "wechatbot-webhook" { (message.group, message.user) = (nil, message.nickname) }
        return message
    }

    /// What the platform itself appends to the address: the homeserver its paths, a bridge the secret.
    private var subpath: String {
        if request.path.hasPrefix("/_matrix/") { return request.path }
        let parts = request.path.split(separator: "/")
        return Vector.bridges.contains(platform) ? "/" + (parts.last.map(String.init) ?? "") : ""
    }

    static let bridges = ["gewechat", "wcfhttp", "wechatbot-webhook"]

    /// A channel with the case's secrets.
    var settings: ChannelSettings {
        ChannelSettings(
            id: "door", platform: ChannelSettings.PlatformName(rawValue: platform) ?? .generic, namespace: "test",
            inboundSecrets: secrets.secrets, inboundToken: secrets.token, inboundKey: secrets.key,
            receiver: secrets.receiver, tolerance: policy.tolerance ?? policy.skew ?? 43_200, selfID: secrets.selfID)
    }
}

extension Message {
    /// The message in the vectors' words.
    var asExpected: Vector.Expected.Message {
        Vector.Expected.Message(
            group: group?.rawValue, user: sender.account.id, nickname: sender.card ?? sender.name, id: id,
            timestamp: sentAt?.seconds, text: text, mentions: mentions, mentionsBot: mentionsBot, replyTo: replyTo,
            images: attachments.filter { $0.kind == "image" }.compactMap(\.url))
    }
}
