import Crypto
import PaidanCore

/// The generic webhook: the contract's own payload, Standard Webhooks signed or with a bearer token; also for forms and
/// small bots of the community's own.
struct Generic: ChatPlatform {
    private let settings: ChannelSettings
    private let inbound: GenericProof
    private let outbound: StandardWebhooks

    init(_ settings: ChannelSettings) {
        self.settings = settings
        inbound = GenericProof(settings)
        outbound = StandardWebhooks(secrets: settings.outboundSecret.map { [$0] } ?? [])
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try request.mustBePost()
        let proof = try inbound.prove(request, at: now)
        guard request.isJSON else { throw .unsupportedMediaType }
        if let mapping = settings.mapping {
            let message = try mapped(request.body, by: mapping, standInID: proof.webhookID)
            let key = message?.id ?? message?.key ?? proof.webhookID ?? SHA256.hash(data: request.body).prefix(16).hex
            return Heard(
                events: message.map { [.message($0)] } ?? [], reply: proof.reply(key), requestID: proof.webhookID)
        }
        switch try JSON.read(GenericBody.self, from: request.body) {
        case .message(let payload, let timestamp):
            let message = try payload.message(
                on: settings, sentAt: timestamp, standInID: proof.webhookID)
            return Heard(
                events: [.message(message)], reply: proof.reply(message.id ?? message.key),
                requestID: proof.webhookID)
        case .unknown(let kind, let id):
            let key = id ?? proof.webhookID ?? SHA256.hash(data: request.body).prefix(16).hex
            return Heard(
                events: [.unknown(key: key, kind: kind)], reply: proof.reply(key), requestID: proof.webhookID)
        }
    }

    /// The message in another bot's body; nil where the mapping says that it is none, or the bot said it itself.
    private func mapped(
        _ body: [UInt8], by mapping: PayloadMapping, standInID: String?
    ) throws(Refusal) -> Message? {
        let found = try MappedBody(body)
        guard found.fulfils(mapping) else { return nil }
        let payload = try found.payload(by: mapping)
        guard settings.selfID == nil || payload.sender.id.text != settings.selfID else { return nil }
        // Without any id a repetition can be known by the body alone.
        let standIn = standInID ?? SHA256.hash(data: body).prefix(16).hex
        return try payload.message(on: settings, sentAt: nil, standInID: standIn)
    }

    /// The message in a body whose sender need not be proved, since nothing is done about it; nil where it holds none.
    func rehearse(_ body: [UInt8]) throws(Refusal) -> Message? {
        if let mapping = settings.mapping { return try mapped(body, by: mapping, standInID: "rehearsal") }
        guard case .message(let payload, let timestamp) = try JSON.read(GenericBody.self, from: body) else {
            return nil
        }
        return try payload.message(on: settings, sentAt: timestamp, standInID: "rehearsal")
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
