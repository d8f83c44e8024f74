import Crypto
import FoundationEssentials

/// Feishu's Encrypt Key: AES-256-CBC under its SHA-256, the first 16 bytes being the vector, and the signature that goes
/// with it (open.feishu.cn, "Encrypt key encryption configuration case").
struct FeishuCipher: Sendable {
    private let secret: String
    private let key: [UInt8]

    /// A cipher with the key as the console shows it.
    init(_ secret: String) {
        self.secret = secret
        key = Array(SHA256.hash(data: Data(secret.utf8)))
    }

    /// The clear text of base64; nil where it is none of this key's.
    func open(_ sealed: String) -> [UInt8]? {
        guard let bytes = Data(base64Encoded: sealed).map(Array.init), bytes.count > 16,
            let padded = CBC.open(bytes.dropFirst(16), key: key, iv: bytes.prefix(16))
        else { return nil }
        return CBC.unpadded(padded, block: 16).map(Array.init)
    }

    /// Whether the signature, no HMAC but a SHA-256 of timestamp, nonce, key and raw body, is right.
    func proves(_ signature: String, timestamp: String, nonce: String, body: [UInt8]) -> Bool {
        guard let given = [UInt8](hex: signature) else { return false }
        let digest = SHA256.hash(data: Data("\(timestamp)\(nonce)\(secret)".utf8) + body)
        // Digests of digests are compared, so that the time tells nothing.
        return SHA256.hash(data: Array(digest)) == SHA256.hash(data: given)
    }
}
