import Crypto
import CryptoExtras
import FoundationEssentials

/// AES-256 in CBC mode, as WeChat and Feishu encrypt what they push.
enum CBC {
    /// The decrypted bytes with their padding; nil where the ciphertext is cut or no multiple of a block.
    static func open(_ ciphertext: some Collection<UInt8>, key: [UInt8], iv: some Collection<UInt8>) -> [UInt8]? {
        guard !ciphertext.isEmpty, ciphertext.count.isMultiple(of: 16), key.count == 32,
            let vector = try? AES._CBC.IV(ivBytes: Array(iv)),
            let plain = try? AES._CBC.decrypt(
                Data(ciphertext), using: SymmetricKey(data: key), iv: vector, noPadding: true)
        else { return nil }
        return Array(plain)
    }

    /// The encrypted bytes; the plain ones must be a multiple of 16.
    static func seal(_ plain: [UInt8], key: [UInt8], iv: some Collection<UInt8>) -> [UInt8]? {
        guard let vector = try? AES._CBC.IV(ivBytes: Array(iv)),
            let sealed = try? AES._CBC.encrypt(
                Data(plain), using: SymmetricKey(data: key), iv: vector, noPadding: true)
        else { return nil }
        return Array(sealed)
    }

    /// The bytes without PKCS#7 padding to blocks of so many bytes; nil where the padding is wrong.
    static func unpadded(_ bytes: [UInt8], block: Int) -> ArraySlice<UInt8>? {
        guard let count = bytes.last.map(Int.init), (1...block).contains(count), count <= bytes.count,
            bytes.suffix(count).allSatisfy({ Int($0) == count })
        else { return nil }
        return bytes.dropLast(count)
    }
}
