import Crypto
import FoundationEssentials
import PaidanCore

/// Slack by the Events API (api.slack.com/apis/events-api) and incoming webhooks.
struct Slack: ChatPlatform {
    private let settings: ChannelSettings
    private let keys: [SymmetricKey]

    init(_ settings: ChannelSettings) {
        self.settings = settings
        keys = settings.inboundSecrets.filter { !$0.isEmpty }.map { SymmetricKey(data: Data($0.utf8)) }
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try request.mustBePost()
        try prove(request, at: now)
        guard request.isJSON else { throw .unsupportedMediaType }
        let envelope = try JSON.read(SlackEnvelope.self, from: request.body)
        if envelope.type == "url_verification" {
            let answer = WebhookAnswer(status: 200, contentType: "text/plain", body: envelope.challenge ?? "")
            return Heard(events: [], reply: .fixed(answer))
        }
        return Heard(events: try events(envelope), reply: .fixed(WebhookAnswer(status: 200)))
    }

    /// `v0=` and the HMAC-SHA256 of `v0:timestamp:body` in hexadecimal
    /// (api.slack.com/authentication/verifying-requests-from-slack).
    private func prove(_ request: WebhookRequest, at now: Instant) throws(Refusal) {
        guard let timestamp = request.header("x-slack-request-timestamp"),
            let signature = request.header("x-slack-signature")
        else { throw .missingSignature }
        guard let seconds = SignedTime.read(timestamp) else { throw .unreadableTimestamp }
        guard SignedTime.isFresh(seconds: seconds, at: now, within: settings.tolerance) else { throw .staleTimestamp }
        guard signature.hasPrefix("v0="), let given = [UInt8](hex: signature.dropFirst(3)) else {
            throw .badSignature(status: 401)
        }
        let signed = Array("v0:\(timestamp):".utf8) + request.body
        guard keys.contains(where: { HMAC<SHA256>.authenticationCode(for: signed, using: $0) == given }) else {
            throw .badSignature(status: 401)
        }
    }

    private func events(_ envelope: SlackEnvelope) throws(Refusal) -> [Heard.Event] {
        guard envelope.type == "event_callback", let event = envelope.event else {
            return [.unknown(key: envelope.eventID ?? envelope.type, kind: envelope.type)]
        }
        guard event.type == "message" || event.type == "app_mention" else {
            let kind = event.type ?? "event without type"
            return [.unknown(key: envelope.eventID ?? kind, kind: kind)]
        }
        let bot = settings.selfID.present ?? envelope.botID
        switch event.subtype {
        case nil, "file_share", "thread_broadcast":
            return message(event, bot: bot, key: nil).map { [.message($0)] } ?? []
        case "message_changed":
            guard var changed = event.message, changed.text != event.previous?.text else { return [] }
            changed.channel = event.channel
            changed.channelType = event.channelType
            return message(changed, bot: bot, key: envelope.eventID).map { [.edit($0)] } ?? []
        case "message_deleted":
            guard let deleted = event.deletedTS else { return [] }
            let group = event.channel.map { GroupID($0) }
            return [
                .recall(
                    Recall(
                        channel: settings.id, group: event.channelType == "im" ? nil : group, messageID: deleted,
                        by: event.previous?.user.map { Account(namespace: settings.namespace, id: $0) }))
            ]
        // Joins, topics, and what bots say: also what we say ourselves.
        default: return []
        }
    }

    private func message(_ event: SlackEvent, bot: String?, key: String?) -> Message? {
        guard event.botID == nil, let user = event.user, user != bot, let timestamp = event.timestamp,
            let channel = event.channel
        else { return nil }
        let spoken = SlackText(event.text ?? "", bot: bot)
        let attachments = (event.files ?? []).map {
            Message.Attachment(platformKind: $0.kind, url: $0.address, name: $0.name)
        }
        guard !spoken.text.isEmpty || !attachments.isEmpty else { return nil }
        return Message(
            // The same message comes as `message` and as `app_mention`.
            key: key ?? "\(channel):\(timestamp)", id: timestamp, channel: settings.id,
            group: event.channelType == "im" ? nil : GroupID(channel),
            sender: Message.Sender(account: Account(namespace: settings.namespace, id: user)), text: spoken.text,
            sentAt: Int64(timestamp.prefix { $0 != "." }).map { Instant(seconds: $0) },
            replyTo: event.thread == timestamp ? nil : event.thread, mentions: spoken.mentions,
            mentionsBot: spoken.mentionsBot || event.type == "app_mention", attachments: attachments)
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let endpoint = settings.endpoint else { throw .noEndpoint }
        let mentions = delivery.content.mentions.map { "<@\($0)> " }.joined()
        return .http(.json(endpoint, ["text": mentions + SlackText.escaped(delivery.content.text)]))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        let words = String(decoding: answer.body.prefix(100), as: UTF8.self).trimmed
        // One webhook speaks in one channel: where that is gone, so is the webhook.
        if ["no_service", "channel_not_found", "channel_is_archived", "invalid_token", "action_prohibited"]
            .contains(words)
        {
            return .wrongKey(cause: "the webhook leads nowhere (got \(words))")
        }
        return answer.judgementByStatus ?? .delivered(messageID: nil)
    }
}
