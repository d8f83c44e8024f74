import Crypto
import FoundationEssentials
public import PaidanCore

/// What the address that a mail asks to be answered to tells: `desk+taoyuan.1024.<code>@example.org`. By it an answer
/// finds its wish even where the mail program forgets the thread; the code keeps strangers from guessing one.
///
/// Everything in it survives lower-casing, which mail servers and programs do.
public struct ReplyToken: Hashable, Sendable {
    /// Whose wish it is.
    public var community: CommunityID
    /// The wish's number.
    public var wish: WishNumber

    /// A token for a wish.
    public init(community: CommunityID, wish: WishNumber) {
        self.community = community
        self.wish = wish
    }

    /// The mailbox's address with the token in its local part; nil where that part grew over the 64 bytes that
    /// RFC 5321 §4.5.3.1.1 allows, or the mailbox is no address.
    public func address(of mailbox: String, key: String) -> String? {
        guard let at = mailbox.lastIndex(of: "@"), at != mailbox.startIndex else { return nil }
        let local = "\(mailbox[..<at])+\(escapedCommunity).\(wish).\(code(key))"
        return local.utf8.count <= 64 ? local + mailbox[at...] : nil
    }

    /// Reads a recipient's address; nil where it bears no token or one that was not made with the key.
    public init?(recipient: String, key: String) {
        guard let at = recipient.lastIndex(of: "@"), let plus = recipient[..<at].lastIndex(of: "+") else { return nil }
        let parts = recipient[recipient.index(after: plus)..<at].lowercased()
            .split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let community = Self.unescaped(parts[0]), let wish = WishNumber(parts[1]) else {
            return nil
        }
        self.init(community: CommunityID(community), wish: wish)
        let given = SHA256.hash(data: Data(parts[2].utf8))
        guard given == SHA256.hash(data: Data(code(key).utf8)) else { return nil }
    }

    /// 65 bits of an HMAC-SHA256, as 13 letters and digits of base 32.
    private func code(_ key: String) -> String {
        let content = Data("paidan reply token\n\(community)\n\(wish)".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: content, using: SymmetricKey(data: Data(key.utf8)))
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        var bits = 0
        var count = 0
        var text = ""
        for byte in code where text.count < 13 {
            bits = (bits << 8 | Int(byte)) & 0xfff
            count += 8
            while count >= 5, text.count < 13 {
                count -= 5
                text.append(letters[bits >> count & 31])
            }
        }
        return text
    }

    /// Letters in lower case, digits, `-` and `_` stand for themselves, every other byte as `=` and its hexadecimal.
    private var escapedCommunity: String {
        community.rawValue.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
            return isPlain ? String(UnicodeScalar(byte)) : "=" + [byte].hex
        }.joined()
    }

    private static func unescaped(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let escaped = [UInt8](hex: Substring(rest.prefix(2))) else { return nil }
            bytes += escaped
            rest = rest.dropFirst(2)
        }
        return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
    }
}
