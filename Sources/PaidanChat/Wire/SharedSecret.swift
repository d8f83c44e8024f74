import Crypto
import FoundationEssentials

/// A secret that requests show as it is. Digests are compared, so that the time tells nothing.
struct SharedSecret: Sendable {
    private let digests: [SHA256Digest]

    /// The secrets that count, the present one first; empty ones are left out, so that an empty one never opens a door.
    init(_ secrets: [String]) {
        digests = secrets.filter { !$0.isEmpty }.map { SHA256.hash(data: Data($0.utf8)) }
    }

    /// Whether there is a secret at all.
    var isConfigured: Bool { !digests.isEmpty }

    /// Whether what is shown is one of the secrets.
    func equals(_ shown: some StringProtocol) -> Bool {
        let digest = SHA256.hash(data: Data(shown.utf8))
        return digests.reduce(false) { $0 || digest == $1 }
    }
}
