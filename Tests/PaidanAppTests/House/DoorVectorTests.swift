import Foundation
import PaidanCore
import Testing

@testable import PaidanApp

/// Requests as platforms really send them, over the wire, into a whole house: the answer's status, and what was
/// written down.
@Suite("platform vectors through the real server", .serialized)
struct DoorVectorTests {
    @Test(
        "every platform",
        arguments: [
            "alertmanager", "cloudevents", "dingtalk", "feishu", "gewechat", "matrix", "mattermost", "officialaccount",
            "onebot11", "qqofficial", "slack", "standard-webhooks", "telegram", "wcfhttp", "wechatbot-webhook", "wecom",
        ])
    func platform(_ name: String) async throws {
        // A known answer of a vendor has a clock of its own: each time has a house of its own.
        for (_, vectors) in Dictionary(grouping: try DoorVector.all(name), by: \.now).sorted(by: { $0.key < $1.key }) {
            try await platform(vectors)
        }
    }

    private func platform(_ vectors: [DoorVector]) async throws {
        let house = try await RunningHouse(
            channels: vectors.map { $0.channel }.joined(separator: "\n") + "\n" + RunningHouse.phones,
            at: Instant(seconds: vectors[0].now),
            secrets: Dictionary(uniqueKeysWithValues: vectors.flatMap(\.environment) + [("PUSH", RunningHouse.push)]))
        for vector in vectors {
            if let first = vector.forerunner(to: house) { #expect(await house.send(first)?.status == 200) }
            for earlier in vector.precede where earlier == vector.name { _ = await house.send(vector.call(to: house)) }
            let before = try await house.messages(on: vector.id)
            let answer = try #require(await house.send(vector.call(to: house)), "\(vector.name)")
            #expect(answer.status == vector.status, "\(vector.name)")
            if let body = vector.body {
                #expect(String(decoding: answer.body, as: UTF8.self) == body, "\(vector.name)")
            }
            let after = try await house.messages(on: vector.id)
            guard let wanted = vector.message else {
                #expect(after.count == before.count, "\(vector.name) must write nothing down")
                continue
            }
            let heard = try #require(after.first, "\(vector.name)")
            #expect(vector.comparable(DoorVector.Normal(heard)) == vector.comparable(wanted), "\(vector.name)")
        }
        await house.stop()
    }

    @Test("mails through a real Maildir: each is read once, also after a second look")
    func mail() async throws {
        let house = try await RunningHouse(
            channels: """
                  mail:
                    platform: mail
                    mail: {server: "smtp://127.0.0.1:9", tls: no, from: desk@jinxiu.example, from_name: 桃源, token_key: {env: KEY}}
                """ + "\n" + RunningHouse.phones,
            drops: "mail_drops: {desk: {channel: mail, path: ../mail, format: maildir, community: taoyuan}}",
            at: Instant(seconds: 1_795_334_400), secrets: ["KEY": "k", "PUSH": RunningHouse.push])
        let index = try JSONDecoder().decode(MailIndex.self, from: DoorVector.data("email/index.json"))
        for mail in index.messages {
            try house.deliver(mail: DoorVector.data("email/\(mail.file)"), as: "1795334400.\(mail.file)")
        }
        let heard = try await house.messages(on: "mail")
        let wanted = index.messages.filter { $0.action == "ingest" }
        #expect(heard.count == wanted.count)
        for mail in wanted where mail.text?.isEmpty == false {
            let words = (mail.text ?? "").filter { !$0.isWhitespace }
            #expect(heard.contains { $0.text.filter { !$0.isWhitespace }.contains(words) }, "\(mail.file)")
        }
        let again = try await house.messages(on: "mail")
        #expect(again.count == heard.count)
        await house.stop()
    }

    struct MailIndex: Decodable {
        var messages: [Entry]

        struct Entry: Decodable {
            var file: String
            var action: String
            var text: String?
        }
    }
}

/// One request of the shared vectors.
struct DoorVector {
    let name: String
    let platform: String
    let now: Int64
    let precede: [String]
    let status: Int
    let body: String?
    let message: Normal?
    private let json: [String: Any]

    /// What was said, as the vectors put it.
    struct Normal: Equatable {
        var group: String?
        var user: String
        var nickname: String?
        var id: String?
        var sentAt: Int64?
        var text: String
        var mentionsBot: Bool
        var replyTo: String?
        var images: [String]

        init(_ message: Message) {
            group = message.group?.rawValue
            user = message.sender.account.id
            nickname = message.sender.card ?? message.sender.name
            id = message.id
            sentAt = message.sentAt?.seconds
            text = message.text
            mentionsBot = message.mentionsBot
            replyTo = message.replyTo
            images = message.attachments.filter { $0.kind == "image" }.compactMap(\.url)
        }

        init(_ json: [String: Any]) {
            group = json["group_id"] as? String
            user = json["user_id"] as? String ?? ""
            nickname = json["nickname"] as? String
            id = json["message_id"] as? String
            sentAt = (json["timestamp"] as? NSNumber)?.int64Value
            text = json["text"] as? String ?? ""
            mentionsBot = json["mentions_bot"] as? Bool ?? false
            replyTo = json["reply_to"] as? String
            images = json["images"] as? [String] ?? []
        }
    }

    static func data(_ path: String) throws -> Data {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Data(contentsOf: tests.appendingPathComponent("Vectors/" + path))
    }

    static func all(_ platform: String) throws -> [DoorVector] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder = tests.appendingPathComponent("Vectors/" + platform).path
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted().map
        {
            try DoorVector(try data("\(platform)/\($0)"), platform)
        }
    }

    init(_ data: Data, _ platform: String) throws {
        json = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        self.platform = platform
        name = json["case"] as? String ?? ""
        now = (json["now"] as? NSNumber)?.int64Value ?? 0
        precede = json["precede"] as? [String] ?? []
        let expected = json["expected"] as? [String: Any] ?? [:]
        status = (expected["http_status"] as? NSNumber)?.intValue ?? 0
        body = expected["response_body"] as? String
        // The end of an alarm takes its message back and an edit needs the message as it was: neither says something new.
        let said = (expected["message"] as? [String: Any]).flatMap {
            $0["resolved"] == nil && $0["edited"] == nil ? $0 : nil
        }
        message = said.map(Normal.init)
    }

    /// The channel of this case; its name without what is too long.
    var id: ChannelID { ChannelID(name.replacingOccurrences(of: "-standard-webhooks", with: "")) }

    /// The group's id on the platform; a bridge whose ids change at each login knows groups by their topic.
    private var group: String {
        let said = (json["expected"] as? [String: Any])?["message"] as? [String: Any]
        let topic = platform == "wechatbot-webhook" ? said?["group_name"] as? String : nil
        return topic ?? message?.group ?? (platform == "onebot11" ? "729183002" : "g1")
    }

    private func secret(_ names: String...) -> String? {
        let secrets = json["secrets"] as? [String: Any] ?? [:]
        return names.compactMap { secrets[$0] as? String }.first { !$0.isEmpty }
    }

    /// What proves requests, by the keys of `inbound`.
    private var proofs: [(key: String, value: String)] {
        let old = (json["secrets"] as? [String: Any])?["old_secrets"] as? [String] ?? []
        let present = secret("secret", "app_secret", "signing_secret", "bot_secret")
        let others = [
            ("token", secret("bearer", "verification_token", "url_token", "hs_token", "token", "secret_token")),
            ("key", secret("encoding_aes_key", "encrypt_key")),
        ]
        return ([present].compactMap { $0 } + old).map { ("secret", $0) }
            + others.compactMap { key, value in value.map { (key, $0) } }
    }

    private var variable: String { "SECRET_" + name.uppercased().replacingOccurrences(of: "-", with: "_") }

    var environment: [(String, String)] {
        proofs.enumerated().map { ("\(variable)_\($0.offset)", $0.element.value) }
    }

    /// The channel of this request alone, so that ids used twice do not meet.
    var channel: String {
        let names = zip(proofs, environment).map { ($0.key, "{env: \($1.0)}") }
        let secrets = names.filter { $0.0 == "secret" }.map(\.1)
        var inbound = names.filter { $0.0 != "secret" }.map { "\($0.0): \($0.1)" }
        if !secrets.isEmpty { inbound.append("secret: [\(secrets.joined(separator: ", "))]") }
        if let receiver = secret("receive_id") { inbound.append("receiver: \(receiver)") }
        let own = secret("self_id", "bot_user_id", "wxid", "account_id") ?? (platform == "onebot11" ? "10001000" : nil)
        return """
              \(id.rawValue):
                platform: \(platform == "standard-webhooks" ? "generic" : platform)
                namespace: app
                \(own.map { "self_id: \"\($0)\"" } ?? "")
                inbound: {\(inbound.joined(separator: ", "))}
                groups: {\(id.rawValue)-group: {id: "\(group)", name: 群, community: taoyuan, audience: residents}}
            """
    }

    /// A message without what the platform cannot tell: sensors have no user, and a bridge whose ids change at each login
    /// is known by names.
    func comparable(_ message: Normal) -> Normal {
        var message = message
        if self.message?.user == "" { message.user = "" }
        if platform == "wechatbot-webhook" { (message.group, message.user) = (nil, message.nickname ?? "") }
        return message
    }

    /// The genuine request from which a forged one took its signature.
    func forerunner(to house: RunningHouse) -> HTTPCall? {
        guard name == "reject-replayed-signature-other-body" else { return nil }
        var first = call(to: house)
        first.body = Array(
            #"{"msgId":"first","senderId":"u","conversationType":"1","msgtype":"text","text":{"content":"好"}}"#.utf8)
        return first
    }

    /// What the platform appends to the address: the homeserver its paths, a bridge the secret; and the query.
    private var appended: String {
        let request = json["request"] as? [String: Any] ?? [:]
        let path = request["path"] as? String ?? ""
        let query = request["query"] as? String ?? ""
        let isBridge = ["gewechat", "wcfhttp", "wechatbot-webhook"].contains(platform)
        let tail = path.hasPrefix("/_matrix/") ? path : isBridge ? "/" + (path.split(separator: "/").last ?? "") : ""
        return tail + (query.isEmpty ? "" : "?" + query)
    }

    func call(to house: RunningHouse) -> HTTPCall {
        let request = json["request"] as? [String: Any] ?? [:]
        let headers = request["headers"] as? [[String]] ?? []
        let body = Data(base64Encoded: request["body_b64"] as? String ?? "") ?? Data()
        return HTTPCall(
            method: request["method"] as? String ?? "POST", url: house.url("/hooks/\(id.rawValue)\(appended)"),
            headers: headers.filter { $0[0].lowercased() != "user-agent" }.map { HTTPCall.Header($0[0], $0[1]) },
            body: Array(body))
    }
}
