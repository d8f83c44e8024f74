import PaidanCore

/// CloudEvents 1.0 over HTTP (cloudevents/spec, http-protocol-binding.md, http-webhook.md): structured, binary and batched,
/// carrying the generic payload; with a bearer token or signed like Standard Webhooks.
struct CloudEvents: ChatPlatform {
    private let settings: ChannelSettings
    private let proof: GenericProof

    init(_ settings: ChannelSettings) {
        self.settings = settings
        proof = GenericProof(settings)
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        guard request.subpath.isEmpty || request.subpath == "/" else { throw .notFound }
        if request.method == "OPTIONS" { return try greet(request) }
        guard request.method == "POST" else { throw .methodNotAllowed }
        _ = try proof.prove(request, at: now)
        var heard: [Heard.Event] = []
        for event in try CloudEvent.all(in: request) { heard.append(try self.heard(event)) }
        return Heard(events: heard, reply: .fixed(WebhookAnswer(status: 202)))
    }

    /// The handshake of the webhook specification: whoever asks may send, at the rate of the house's own limits.
    private func greet(_ request: WebhookRequest) throws(Refusal) -> Heard {
        guard let origin = request.header("webhook-request-origin") else { throw .methodNotAllowed }
        let headers = ["WebHook-Allowed-Origin": origin, "WebHook-Allowed-Rate": "*", "Allow": "POST, OPTIONS"]
        return Heard(events: [], reply: .fixed(WebhookAnswer(status: 200, headers: headers)))
    }

    private func heard(_ event: CloudEvent) throws(Refusal) -> Heard.Event {
        let isMessage =
            event.type == "message.received" || event.type.contains("message.received.")
            || event.type.hasSuffix(".message.received")
        guard isMessage else { return .unknown(key: "\(event.source)#\(event.id)", kind: event.type) }
        switch event.data {
        case .json(let payload):
            return .message(try payload.message(on: settings, sentAt: event.time, standInID: event.id))
        case .text(let words):
            // Words alone have no sender: the source stands for it.
            guard !words.trimmed.isEmpty else { throw .malformed("text is missing") }
            return .message(
                Message(
                    key: "\(event.source)#\(event.id)", id: event.id, channel: settings.id, group: nil,
                    sender: Message.Sender(account: Account(namespace: settings.namespace, id: event.source)),
                    text: words.trimmed, sentAt: event.time.flatMap { Instant(rfc3339: $0) }, replyTo: nil,
                    mentions: [], mentionsBot: false, attachments: []))
        }
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall { throw .noEndpoint }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        answer.judgementByStatus ?? .delivered(messageID: nil)
    }
}
