import PaidanCore

/// Prometheus Alertmanager's webhook, version 4 (prometheus.io/docs/alerting/latest/configuration, webhook_config): a sensor
/// that reports like a resident. An alarm that ends is a message taken back.
struct Alertmanager: ChatPlatform {
    private let settings: ChannelSettings
    private let token: BearerToken?

    init(_ settings: ChannelSettings) {
        self.settings = settings
        token = BearerToken(settings.inboundToken)
    }

    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard {
        try request.mustBePost()
        guard let token, request.header("authorization") != nil else { throw .missingSignature }
        guard token.isShown(by: request) else { throw .badToken }
        guard request.isJSON else { throw .unsupportedMediaType }
        let push = try JSON.read(Push.self, from: request.body)
        guard push.version == "4" else { throw .malformed("the version is not 4") }
        return Heard(events: push.alerts.map { event($0, of: push) }, reply: .fixed(WebhookAnswer(status: 200)))
    }

    private func event(_ alert: Alert, of push: Push) -> Heard.Event {
        let id = "\(alert.fingerprint)@\(alert.startsAt)"
        let group = push.receiver.present.map { GroupID("alertmanager:\($0)") }
        let account = Account(namespace: settings.namespace, id: alert.fingerprint)
        guard alert.status != "resolved" else {
            return .recall(Recall(channel: settings.id, group: group, messageID: id, by: account))
        }
        return .message(
            Message(
                key: id, id: id, channel: settings.id, group: group,
                sender: Message.Sender(account: account, name: alert.labels["alertname"]), text: alert.words,
                sentAt: Instant(rfc3339: alert.startsAt), replyTo: nil, mentions: [], mentionsBot: false,
                attachments: []))
    }

    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall { throw .noEndpoint }

    func judge(_ answer: HTTPAnswer) -> Judgement {
        answer.judgementByStatus ?? .delivered(messageID: nil)
    }
}

private struct Push: Decodable {
    var version: String?
    var receiver: String?
    var alerts: [Alert]
}

private struct Alert: Decodable {
    var status: String?
    var labels: [String: String]
    var annotations: [String: String]?
    var startsAt: String
    var fingerprint: String

    /// What the rule says, with the building where only a label names it.
    var words: String {
        let said = [annotations?["summary"], annotations?["description"], labels["alertname"]].compactMap { $0.present }
        let words = said.first ?? "报警"
        guard let building = labels["building"].present, !words.contains(building) else { return words }
        let stair = labels["unit"].present.map { "\($0)单元" } ?? ""
        return "\(building)栋\(stair)\(words)"
    }
}
