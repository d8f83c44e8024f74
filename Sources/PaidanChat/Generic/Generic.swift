import Crypto
import FoundationEssentials
import PaidanCore

/// The generic webhook: the contract's own payload, Standard Webhooks signed or with a bearer token; also for forms and
/// small bots of the community's own.
struct Generic: ChatPlatform {
    private let settings: ChannelSettings
    private let inbound: StandardWebhooks
    private let outbound: StandardWebhooks
    private let token: BearerToken?

    init(_ settings: ChannelSettings) {
        self.settings = settings
        inbound = StandardWebhooks(secrets: settings.inboundSecrets)
        outbound = StandardWebhooks(secrets: settings.outboundSecret.map { [$0] } ?? [])
        token = BearerToken(settings.inboundToken)
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        guard request.subpath.isEmpty || request.subpath == "/" else { throw .notFound }
        guard request.method == "POST" else { throw .methodNotAllowed }
        let proof = try prove(request, at: now)
        guard isJSON(request.header("content-type")) else { throw .unsupportedMediaType }
        switch try JSON.read(GenericBody.self, from: request.body) {
        case .message(let payload, let timestamp):
            let message = try message(payload, envelopeTimestamp: timestamp, webhookID: proof.webhookID)
            return Heard(
                events: [.message(message)], reply: proof.reply(message.id ?? message.key),
                requestID: proof.webhookID)
        case .unknown(let kind, let id):
            let key = id ?? proof.webhookID ?? SHA256.hash(data: request.body).prefix(16).hex
            return Heard(
                events: [.unknown(key: key, kind: kind)], reply: proof.reply(key), requestID: proof.webhookID)
        }
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall {
        guard let endpoint = settings.endpoint else { throw .noEndpoint }
        let body = Array(delivery.content.payload.utf8)
        var headers = [HTTPCall.Header("content-type", "application/json")]
        headers += outbound.headers(id: delivery.id.rawValue, at: now, body: body)
        if let token = settings.outboundToken { headers.append(HTTPCall.Header("authorization", "Bearer \(token)")) }
        return .http(HTTPCall(url: endpoint, headers: headers, body: body))
    }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        if let judgement = answer.judgementByStatus { return judgement }
        return .delivered(messageID: JSON.answer(Receipt.self, from: answer.body)?.id.present)
    }

    /// A receiver may give the message an id of its own, to which replies then refer.
    private struct Receipt: Decodable {
        var id: LooseID?
    }
}

extension Generic {
    /// How a request was proved genuine.
    private struct Proof {
        /// The signed id, or the one that a sender with a token gave.
        var webhookID: String?
        var isSigned: Bool

        func reply(_ id: String) -> Heard.Reply {
            isSigned ? .fixed(WebhookAnswer(status: 200)) : .created(id: id)
        }
    }

    /// A signature counts before a token: who signs wants the signature to be looked at.
    private func prove(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Proof {
        let id = request.header("webhook-id") ?? request.header("svix-id")
        let signatures = request.header("webhook-signature") ?? request.header("svix-signature")
        guard let signatures, inbound.isConfigured else {
            guard let token, request.header("authorization") != nil else { throw .missingSignature }
            guard token.isShown(by: request) else { throw .badToken }
            return Proof(webhookID: id.present, isSigned: false)
        }
        let timestamp = request.header("webhook-timestamp") ?? request.header("svix-timestamp")
        guard let id, !id.isEmpty, let timestamp else { throw .missingSignature }
        guard isFresh(timestamp, at: now) else { throw .staleTimestamp }
        guard inbound.proves(signatures, id: id, timestamp: timestamp, body: request.body) else {
            throw .badSignature(status: 401)
        }
        return Proof(webhookID: id, isSigned: true)
    }

    private func isFresh(_ timestamp: String, at now: Instant) -> Bool {
        // At most ten digits: a larger number is milliseconds or nonsense, and could overflow below.
        guard (1...10).contains(timestamp.utf8.count), timestamp.utf8.allSatisfy({ (48...57).contains($0) }),
            let seconds = Int64(timestamp)
        else { return false }
        return abs(now.seconds - seconds) <= Int64(settings.tolerance)
    }

    /// A missing type is taken for JSON: the smallest senders set none.
    private func isJSON(_ contentType: String?) -> Bool {
        guard let contentType else { return true }
        let type = contentType.prefix { $0 != ";" }.trimmed.lowercased()
        return type == "application/json" || type.hasPrefix("application/") && type.hasSuffix("+json")
    }

    private func message(_ payload: GenericMessage, envelopeTimestamp: String?, webhookID: String?)
        throws(Refusal) -> Message
    {
        // A payload's id is the sender's and is looked at first; only without one the envelope's stands for it.
        guard let id = payload.id.present ?? webhookID else { throw .malformed("id is missing") }
        guard !payload.sender.id.text.isEmpty else { throw .malformed("sender.id is missing") }
        let text = payload.text?.trimmed ?? ""
        let attachments = (payload.attachments ?? []).filter { !$0.isEmpty }.map {
            Message.Attachment(platformKind: $0.kind, url: $0.url, name: $0.name)
        }
        guard !text.isEmpty || !attachments.isEmpty else { throw .malformed("text is missing") }
        let mentions = (payload.mentions ?? []).map(\.text).filter { !$0.isEmpty }
        return Message(
            key: id, id: id, channel: settings.id, group: (payload.group?.id).present.map { GroupID($0) },
            groupName: (payload.group?.name).present,
            sender: Message.Sender(
                account: Account(namespace: settings.namespace, id: payload.sender.id.text),
                name: payload.sender.name.present, card: payload.sender.card.present),
            text: text, sentAt: try sentAt(payload.at.present, envelopeTimestamp), replyTo: payload.replyTo.present,
            mentions: mentions, mentionsBot: settings.selfID.map(mentions.contains) ?? false,
            attachments: attachments, onBehalfOf: payload.onBehalfOf?.beneficiary)
    }

    /// The payload's own time must be one; the envelope's is only a help.
    private func sentAt(_ at: String?, _ envelopeTimestamp: String?) throws(Refusal) -> Instant? {
        guard let at else { return envelopeTimestamp.flatMap { Instant(rfc3339: $0) } }
        guard let instant = Instant(rfc3339: at) else { throw .malformed("at is no RFC 3339 time") }
        return instant
    }
}
