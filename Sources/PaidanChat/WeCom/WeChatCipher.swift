import Crypto
import FoundationEssentials
import PaidanCore

/// How WeCom and WeChat's official accounts sign and encrypt callbacks (developer.work.weixin.qq.com, path/91144): one
/// scheme for applications, group robots, AI bots, customer service and official accounts.
struct WeChatCipher: Sendable {
    private let token: String
    private let key: [UInt8]?
    private let receiver: String

    /// A cipher with the console's token and EncodingAESKey, and whom callbacks must be for: the corporation's or the
    /// application's id, empty for an AI bot.
    init(token: String, encodingKey: String?, receiver: String) {
        self.token = token
        key = encodingKey.present.flatMap { Data(base64Encoded: $0 + "=") }.map(Array.init)
        self.receiver = receiver
    }

    /// Whether encrypted callbacks can be read at all.
    var isConfigured: Bool { key?.count == 32 && !token.isEmpty }

    /// Whether a signature is right: SHA-1 of the parts and the token, sorted and joined.
    func proves(_ signature: String, _ parts: [String]) -> Bool {
        guard !token.isEmpty, let given = [UInt8](hex: signature) else { return false }
        let sorted = (parts + [token]).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        let digest = Array(Insecure.SHA1.hash(data: Data(sorted.joined().utf8)))
        return SHA256.hash(data: digest) == SHA256.hash(data: given)
    }

    /// The signature of parts, as an answer bears it.
    func signature(of parts: [String]) -> String {
        let sorted = (parts + [token]).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        return Insecure.SHA1.hash(data: Data(sorted.joined().utf8)).hex
    }

    /// The message in a ciphertext: after 16 random bytes and its length, before the receiver's id, padded to 32.
    ///
    /// - Throws: 403 where it was not made with this key or for somebody else; the two look alike from outside.
    func open(_ sealed: String) throws(Refusal) -> [UInt8] {
        guard let key, let bytes = Data(base64Encoded: sealed).map(Array.init),
            let padded = CBC.open(bytes, key: key, iv: key.prefix(16)),
            let plain = CBC.unpadded(padded, block: 32).map(Array.init), plain.count >= 20
        else { throw .unreadable }
        let length = plain[16..<20].reduce(0) { $0 << 8 | Int($1) }
        guard length <= plain.count - 20 else { throw .unreadable }
        guard Array(plain[(20 + length)...]) == Array(receiver.utf8) else { throw .unreadable }
        return Array(plain[20..<20 + length])
    }

    /// A message encrypted for an answer, with 16 bytes that nobody can foretell.
    func seal(_ message: [UInt8], random: [UInt8]) -> String? {
        guard let key, random.count == 16 else { return nil }
        let length = UInt32(message.count)
        var plain = random + (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32($0))) }
        plain += message + Array(receiver.utf8)
        let missing = 32 - plain.count % 32
        plain += Array(repeating: UInt8(missing), count: missing)
        return CBC.seal(plain, key: key, iv: key.prefix(16)).map { Data($0).base64EncodedString() }
    }
}

extension Refusal {
    /// What is signed rightly and yet cannot be read, or is for another receiver.
    fileprivate static let unreadable = Refusal(
        status: 403, type: "bad-ciphertext", detail: "the ciphertext is not for this channel")
}
