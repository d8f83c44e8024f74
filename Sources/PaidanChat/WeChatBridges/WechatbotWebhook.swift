import Crypto
import FoundationEssentials
import PaidanCore

/// danni-cool/wechatbot-webhook, a bridge to a personal WeChat account over its web protocol. Nobody sanctions it, and it may
/// vanish with the account.
///
/// Its ids change at each login, so that groups are known by their topic and people by their name: enough to answer a resident, never
/// enough to let somebody accept for a member.
struct WechatbotWebhook: ChatPlatform {
    private let settings: ChannelSettings
    private let door: BridgeDoor
    /// In how many seconds the same words of the same person are one message: there is no id to tell.
    private static let window: Int64 = 60

    init(_ settings: ChannelSettings) {
        self.settings = settings
        door = BridgeDoor(settings)
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try door.open(to: request)
        guard let form = Multipart(request) else { throw .malformed("the body is no whole form") }
        guard let type = form["type"]?.text.trimmed, !type.isEmpty else { throw .malformed("type is missing") }
        guard let source = form["source"] else { throw .malformed("source is missing") }
        let people = try people(source)
        let answer = WebhookAnswer(status: 200, contentType: "application/json", body: #"{"success":false}"#)
        return Heard(events: events(form, type: type, people: people, at: now), reply: .fixed(answer))
    }

    private func people(_ source: Multipart.Part) throws(Refusal) -> Source {
        guard !source.text.trimmed.isEmpty else { return Source() }
        return try JSON.read(Source.self, from: Array(source.bytes))
    }

    private func events(_ form: Multipart, type: String, people: Source, at now: Instant) -> [Heard.Event] {
        if type.hasPrefix("system_event") || form["isSystemEvent"]?.text.trimmed == "1" {
            switch type {
            case "system_event_login": return [.liveness(isAlive: true, detail: "logged in")]
            case "system_event_logout": return [.liveness(isAlive: false, detail: "logged out")]
            case "system_event_error": return [.liveness(isAlive: false, detail: "the bridge reports an error")]
            default: return []
            }
        }
        guard form["isMsgFromSelf"]?.text.trimmed != "1", let content = form["content"],
            let name = (people.from?.payload?.alias).present ?? (people.from?.payload?.name).present
        else { return [] }
        let topic = (people.room?.payload?.topic).present
        let words = content.fileName == nil ? WechatbotWebhook.withoutQuote(content.text.trimmed) : ""
        let isMention = form["isMentioned"]?.text.trimmed == "1"
        let spoken = LeadingMention(words)
        let attachments = content.fileName.map {
            [Message.Attachment(platformKind: WechatbotWebhook.kind($0), url: "inline:\($0)", name: $0)]
        }
        guard !words.isEmpty || attachments != nil else { return [] }
        return [
            .message(
                Message(
                    key: key(topic, name, content, at: now), id: nil, channel: settings.id,
                    group: topic.map { GroupID($0) }, groupName: topic,
                    sender: Message.Sender(account: Account(namespace: settings.namespace, id: name), name: name),
                    text: isMention ? spoken.text : words, sentAt: nil, replyTo: nil, mentions: [],
                    mentionsBot: isMention, attachments: attachments ?? []))
        ]
    }

    private func key(_ topic: String?, _ name: String, _ content: Multipart.Part, at now: Instant) -> String {
        let slot = now.seconds / WechatbotWebhook.window
        return SHA256.hash(data: Data("\(topic ?? "")\n\(name)\n\(slot)\n".utf8) + content.bytes).prefix(16).hex
    }

    /// The words below a quotation of the web protocol: 「name：words」, a line of hyphens, the answer.
    private static func withoutQuote(_ text: String) -> String {
        guard text.hasPrefix("「"), let line = text.firstRange(of: "\n- - -") else { return text }
        let rest = text[line.upperBound...]
        return rest.firstIndex(of: "\n").map { rest[$0...].trimmed } ?? text
    }

    private static func kind(_ name: String) -> String {
        switch name.split(separator: ".").last?.lowercased() {
        case "png", "jpg", "jpeg", "gif", "webp": "image"
        case "mp3", "sil", "amr", "wav": "voice"
        case "mp4": "video"
        default: "file"
        }
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let endpoint = settings.endpoint, let token = settings.outboundToken else { throw .noEndpoint }
        let send = WechatbotSend(
            to: delivery.destination.address, isRoom: delivery.destination.isGroup,
            data: WechatbotSend.Words(
                content: delivery.content.mentions.map { "@\($0) " }.joined() + delivery.content.text))
        return .http(.json("\(endpoint.withoutSlashAtEnd)/webhook/msg/v2?token=\(token.inQuery)", send))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        guard let result = JSON.answer(WechatbotAnswer.self, from: answer.body) else {
            return .tryLater(after: nil, cause: "the answer is none of the bridge's")
        }
        if result.task?.notFound?.isEmpty == false {
            return .wrongRequest(cause: "the bridge does not know the recipient")
        }
        let isSent = result.success == true && (result.task?.failedCount ?? 0) == 0
        return isSent ? .delivered(messageID: nil) : .tryLater(after: nil, cause: "the bridge could not send")
    }

    private struct Source: Decodable {
        var room: Room?
        var from: Person?

        struct Room: Decodable {
            var payload: Payload?

            struct Payload: Decodable { var topic: String? }
        }

        struct Person: Decodable {
            var payload: Payload?

            struct Payload: Decodable {
                var name: String?
                var alias: String?
            }
        }

        init() {}

        private enum CodingKeys: String, CodingKey { case room, from }

        /// A room is an object, or an empty text where somebody wrote alone.
        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            room = try? fields.decodeIfPresent(Room.self, forKey: .room)
            from = try? fields.decodeIfPresent(Person.self, forKey: .from)
        }
    }
}

private struct WechatbotSend: Encodable {
    var to: String
    var isRoom: Bool
    var data: Words

    struct Words: Encodable { var content: String }
}

private struct WechatbotAnswer: Decodable {
    var success: Bool?
    var task: Task?

    struct Task: Decodable {
        var failedCount: Int?
        var notFound: [Anything]?
    }

    /// Whatever stands there: only whether something does matters.
    struct Anything: Decodable { init(from decoder: any Decoder) throws {} }
}
