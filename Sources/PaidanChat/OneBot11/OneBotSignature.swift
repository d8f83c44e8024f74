import Crypto
import FoundationEssentials

/// OneBot 11's `X-Signature`: `sha1=` and the HMAC-SHA1 of the raw body in hexadecimal
/// (onebot-11, communication/http-post.md). No timestamp is signed: a replay is known by its message id only.
public struct OneBotSignature: Sendable {
    private let keys: [SymmetricKey]

    /// The secrets that count, the present one first; empty ones are left out.
    public init(secrets: [String]) {
        keys = secrets.filter { !$0.isEmpty }.map { SymmetricKey(data: Data($0.utf8)) }
    }

    /// Whether there is anything to sign or prove with.
    public var isConfigured: Bool { !keys.isEmpty }

    /// The header's value for a body, under the present secret; nil without one.
    public func header(for body: [UInt8]) -> String? {
        keys.first.map { "sha1=" + HMAC<Insecure.SHA1>.authenticationCode(for: body, using: $0).hex }
    }

    /// Whether the header's value is right for the body under one of the secrets.
    public func proves(_ header: String, body: [UInt8]) -> Bool {
        guard header.hasPrefix("sha1="), let given = [UInt8](hex: header.dropFirst(5)) else { return false }
        return keys.contains { HMAC<Insecure.SHA1>.authenticationCode(for: body, using: $0) == given }
    }
}
