import Crypto
import FoundationEssentials
public import PaidanCore

/// Signs and proves by Standard Webhooks 1.0.0, symmetric signatures (`v1`): base64 of HMAC-SHA256 over
/// `id.timestamp.body`, with the raw body.
public struct StandardWebhooks: Sendable {
    /// One prepared computation a secret: the key schedule is not worth doing again for every message.
    private let prepared: [HMAC<SHA256>]

    /// Secrets as they are handed out, `whsec_` and base64, the present one first. A secret that is no base64 counts
    /// with its own bytes; an empty one is left out.
    public init(secrets: [String]) {
        prepared = secrets.compactMap { secret in
            let encoded = secret.hasPrefix("whsec_") ? String(secret.dropFirst(6)) : secret
            let padding = String(repeating: "=", count: (4 - encoded.utf8.count % 4) % 4)
            let key = Data(base64Encoded: encoded + padding) ?? Data(secret.utf8)
            return key.isEmpty ? nil : HMAC<SHA256>(key: SymmetricKey(data: key))
        }
    }

    /// Whether there is anything to sign or prove with.
    public var isConfigured: Bool { !prepared.isEmpty }

    /// The headers that sign a body, with one signature for every secret.
    public func headers(id: String, at now: Instant, body: [UInt8]) -> [HTTPCall.Header] {
        let timestamp = String(now.seconds)
        let signatures = prepared.map { "v1," + Data(code($0, id, timestamp, body)).base64EncodedString() }
        return [
            HTTPCall.Header("webhook-id", id),
            HTTPCall.Header("webhook-timestamp", timestamp),
            HTTPCall.Header("webhook-signature", signatures.joined(separator: " ")),
        ]
    }

    /// Whether one of the signatures in a `webhook-signature` header is right under one of the secrets. Other versions
    /// than `v1` and entries that cannot be read are passed over; comparing takes the same time for right and wrong.
    public func proves(_ signatures: String, id: String, timestamp: String, body: [UInt8]) -> Bool {
        let candidates = signatures.split(separator: " ").compactMap { entry in
            entry.hasPrefix("v1,") ? Data(base64Encoded: String(entry.dropFirst(3))) : nil
        }
        guard !candidates.isEmpty else { return false }
        return prepared.contains { key in
            let expected = code(key, id, timestamp, body)
            return candidates.contains { expected == $0 }
        }
    }

    private func code(_ prepared: HMAC<SHA256>, _ id: String, _ timestamp: String, _ body: [UInt8])
        -> HMAC<SHA256>.MAC
    {
        var computation = prepared
        computation.update(data: Array("\(id).\(timestamp).".utf8))
        computation.update(data: body)
        return computation.finalize()
    }
}
