import PaidanCore

/// How generic webhooks and CloudEvents are proved genuine: by a signature of Standard Webhooks or by a bearer token.
struct GenericProof: Sendable {
    private let signature: StandardWebhooks
    private let token: BearerToken?
    private let tolerance: Int

    init(_ settings: ChannelSettings) {
        signature = StandardWebhooks(secrets: settings.inboundSecrets)
        token = BearerToken(settings.inboundToken)
        tolerance = settings.tolerance
    }

    /// What was proved.
    struct Shown {
        /// The signed id, or the one that a sender with a token gave.
        var webhookID: String?
        var isSigned: Bool

        func reply(_ id: String) -> Heard.Reply {
            isSigned ? .fixed(WebhookAnswer(status: 200)) : .created(id: id)
        }
    }

    /// A signature counts before a token: who signs wants the signature to be looked at.
    func prove(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Shown {
        let id = request.header("webhook-id") ?? request.header("svix-id")
        let signatures = request.header("webhook-signature") ?? request.header("svix-signature")
        guard let signatures, signature.isConfigured else {
            guard let token, request.header("authorization") != nil else { throw .missingSignature }
            guard token.isShown(by: request) else { throw .badToken }
            return Shown(webhookID: id.present, isSigned: false)
        }
        let timestamp = request.header("webhook-timestamp") ?? request.header("svix-timestamp")
        guard let id, !id.isEmpty, let timestamp else { throw .missingSignature }
        // At most ten digits: a larger number is milliseconds.
        guard timestamp.utf8.count <= 10, let seconds = SignedTime.read(timestamp),
            SignedTime.isFresh(seconds: seconds, at: now, within: tolerance)
        else { throw .staleTimestamp }
        guard signature.proves(signatures, id: id, timestamp: timestamp, body: request.body) else {
            throw .badSignature(status: 401)
        }
        return Shown(webhookID: id, isSigned: true)
    }
}
