import Crypto
import FoundationEssentials
import PaidanCore

/// A QQ official bot by webhook (bot.q.qq.com/wiki, "Event subscription"), the sanctioned way into QQ. It hears what mentions
/// it; pushes of its own are limited to a few a month, so that it does not speak here.
struct QQOfficial: ChatPlatform {
    private let settings: ChannelSettings
    private let key: Curve25519.Signing.PrivateKey?

    init(_ settings: ChannelSettings) {
        self.settings = settings
        let secret = Array((settings.inboundSecrets.first ?? "").utf8)
        // The seed is the secret, repeated to 32 bytes.
        let seed = secret.isEmpty ? [] : (0..<32).map { secret[$0 % secret.count] }
        key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try request.mustBePost()
        guard let key else { throw .badSignature(status: 401) }
        if let challenge = JSON.answer(QQChallenge.self, from: request.body), challenge.op == 13 {
            return Heard(events: [], reply: .fixed(try answer(challenge, key)))
        }
        try prove(request, key, at: now)
        guard request.isJSON else { throw .unsupportedMediaType }
        let event = try JSON.read(QQEvent.self, from: request.body)
        let answer = WebhookAnswer(status: 200, contentType: "application/json", body: #"{"op":12}"#)
        return Heard(events: try message(event).map { [.message($0)] } ?? [], reply: .fixed(answer))
    }

    /// Signs the platform's challenge. Only plain tokens are signed: signing anything would hand out signatures of events.
    private func answer(_ challenge: QQChallenge, _ key: Curve25519.Signing.PrivateKey) throws(Refusal)
        -> WebhookAnswer
    {
        let isPlain = { (text: String) in
            text.utf8.count <= 64
                && text.utf8.allSatisfy { isalnum($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        }
        guard isPlain(challenge.d.token), isPlain(challenge.d.timestamp.text),
            let signature = try? key.signature(for: Data((challenge.d.timestamp.text + challenge.d.token).utf8))
        else { throw .malformed("the challenge is none") }
        let body = ["plain_token": challenge.d.token, "signature": Array(signature).hex]
        return WebhookAnswer(
            status: 200, contentType: "application/json", body: String(decoding: JSON.write(body), as: UTF8.self))
    }

    private func isalnum(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }

    private func prove(_ request: WebhookRequest, _ key: Curve25519.Signing.PrivateKey, at now: Instant)
        throws(Refusal)
    {
        guard let signature = request.header("x-signature-ed25519"),
            let timestamp = request.header("x-signature-timestamp")
        else { throw .missingSignature }
        guard let given = [UInt8](hex: signature), given.count == 64,
            key.publicKey.isValidSignature(Data(given), for: Data(timestamp.utf8) + request.body)
        else { throw .badSignature(status: 401) }
        guard let seconds = SignedTime.read(timestamp),
            SignedTime.isFresh(seconds: seconds, at: now, within: settings.tolerance)
        else { throw .staleTimestamp }
    }

    private func message(_ event: QQEvent) throws(Refusal) -> Message? {
        let isGroup = event.t == "GROUP_AT_MESSAGE_CREATE" || event.t == "GROUP_MESSAGE_CREATE"
        guard isGroup || event.t == "C2C_MESSAGE_CREATE", let said = event.d else { return nil }
        guard let user = said.author?.any, let id = said.id.present else { throw .malformed("d.author is missing") }
        let group = said.groupOpenID.present ?? said.groupID.present
        if isGroup, group == nil { throw .malformed("d.group_openid is missing") }
        let text = (said.content ?? "").trimmed
        let attachments = (said.attachments ?? []).map { file in
            Message.Attachment(
                platformKind: file.contentType.map { String($0.prefix { $0 != "/" }) }, url: file.url,
                name: file.filename)
        }
        guard !text.isEmpty || !attachments.isEmpty else { return nil }
        return Message(
            key: id, id: id, channel: settings.id, group: isGroup ? group.map { GroupID($0) } : nil,
            sender: Message.Sender(account: Account(namespace: settings.namespace, id: user)), text: text,
            sentAt: said.timestamp.flatMap { Instant(rfc3339: $0) }, replyTo: said.reference?.messageID.present,
            mentions: [], mentionsBot: event.t == "GROUP_AT_MESSAGE_CREATE", attachments: attachments)
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall { throw .noEndpoint }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        answer.judgementByStatus ?? .delivered(messageID: nil)
    }
}

/// The challenge that proves the address: opcode 13.
private struct QQChallenge: Decodable {
    var op: Int
    var d: Content

    struct Content: Decodable {
        var token: String
        var timestamp: LooseID

        private enum CodingKeys: String, CodingKey {
            case token = "plain_token"
            case timestamp = "event_ts"
        }
    }
}

/// An event of opcode 0.
private struct QQEvent: Decodable {
    var t: String?
    var d: Content?

    struct Content: Decodable {
        var id: String?
        var content: String?
        var timestamp: String?
        var groupID: String?
        var groupOpenID: String?
        var author: Author?
        var attachments: [File]?
        var reference: Reference?

        private enum CodingKeys: String, CodingKey {
            case id, content, timestamp, author, attachments
            case groupID = "group_id"
            case groupOpenID = "group_openid"
            case reference = "message_reference"
        }
    }

    struct Author: Decodable {
        var member: String?
        var user: String?
        var id: String?

        var any: String? { member.present ?? user.present ?? id.present }

        private enum CodingKeys: String, CodingKey {
            case id
            case member = "member_openid"
            case user = "user_openid"
        }
    }

    struct File: Decodable {
        var contentType: String?
        var url: String?
        var filename: String?

        private enum CodingKeys: String, CodingKey {
            case url, filename
            case contentType = "content_type"
        }
    }

    struct Reference: Decodable {
        var messageID: String?

        private enum CodingKeys: String, CodingKey { case messageID = "message_id" }
    }
}
