import Crypto
import FoundationEssentials
import PaidanCore

/// A token that requests show in `Authorization: Bearer`.
struct BearerToken: Sendable {
    private let digest: SHA256Digest

    /// The token that is accepted; nil where there is none, so that an empty token never opens a door.
    init?(_ token: String?) {
        guard let token, !token.isEmpty else { return nil }
        digest = SHA256.hash(data: Data(token.utf8))
    }

    /// Whether the request shows the token. Digests are compared, so that the time tells nothing.
    func isShown(by request: WebhookRequest) -> Bool {
        guard let header = request.header("authorization") else { return false }
        let parts = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        return SHA256.hash(data: Data(parts[1].trimmed.utf8)) == digest
    }
}
