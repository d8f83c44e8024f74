import PaidanCore

/// A token that requests show in `Authorization: Bearer`.
struct BearerToken: Sendable {
    private let secret: SharedSecret

    /// The token that is accepted; nil where there is none, so that an empty token never opens a door.
    init?(_ token: String?) {
        secret = SharedSecret([token ?? ""])
        guard secret.isConfigured else { return nil }
    }

    /// Whether the request shows the token.
    func isShown(by request: WebhookRequest) -> Bool {
        guard let header = request.header("authorization") else { return false }
        let parts = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        return secret.equals(parts[1].trimmed)
    }
}
