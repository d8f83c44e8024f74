import PaidanCore

/// A mail as it lies in a file, made ready for a MIME parser.
enum RawMail {
    /// Bytes of a mail, at most.
    static let largest = 64 << 20
    /// Lines that start like a Content-Type, at most. Each part but the first has one; it bounds the parser's recursion.
    private static let mostContentTypes = 4096

    /// The mail without byte order mark, without the From_ line of an mbox and its escapes, and with line feeds.
    static func prepared(_ bytes: [UInt8]) throws(MailFault) -> [UInt8] {
        guard bytes.count <= largest else {
            throw MailFault(reason: "reading the mail: larger than \(largest) bytes (got \(bytes.count))")
        }
        var mail = bytes
        if mail.starts(with: [0xEF, 0xBB, 0xBF]) { mail.removeFirst(3) }
        mail.removeSubrange(..<(mail.firstIndex { $0 != 0x0A && $0 != 0x0D } ?? 0))
        if !mail.contains(0x0A) { mail = mail.map { $0 == 0x0D ? 0x0A : $0 } }
        if mail.starts(with: "From ".utf8) { mail = withoutEscapes(mail) }
        guard contentTypes(mail) <= mostContentTypes else {
            throw MailFault(reason: "reading the mail: more than \(mostContentTypes) content types")
        }
        return withoutZeros(mail)
    }

    /// An mbox's entry without its first line and with one `>` less before `From ` (mboxrd).
    private static func withoutEscapes(_ mail: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(mail.count)
        let escape = UInt8(ascii: ">")
        var start = (mail.firstIndex(of: 0x0A) ?? mail.count - 1) + 1
        while start < mail.count {
            let end = (mail[start...].firstIndex(of: 0x0A) ?? mail.count - 1) + 1
            let line = mail[start..<end]
            let isEscaped = line.first == escape && line.drop { $0 == escape }.starts(with: "From ".utf8)
            output += isEscaped ? line.dropFirst() : line
            start = end
        }
        return output
    }

    /// The mail without NUL in its header, where C would end there. In bodies UTF-16 needs it.
    private static func withoutZeros(_ mail: [UInt8]) -> [UInt8] {
        let end = endOfHeader(mail)
        guard mail[..<end].contains(0) else { return mail }
        return mail[..<end].filter { $0 != 0 } + mail[end...]
    }

    private static func endOfHeader(_ mail: [UInt8]) -> Int {
        var isLineEmpty = true
        for (index, byte) in mail.enumerated() {
            if byte == 0x0A {
                if isLineEmpty { return index }
                isLineEmpty = true
            } else if byte != 0x0D {
                isLineEmpty = false
            }
        }
        return mail.count
    }

    private static func contentTypes(_ mail: [UInt8]) -> Int {
        let name = Array("content-type".utf8)
        var count = 0
        mail.withUnsafeBufferPointer { mail in
            var isLineStart = true
            for index in mail.indices {
                if isLineStart, mail[index] | 0x20 == name[0], mail.count - index >= name.count,
                    zip(mail[index...], name).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
                {
                    count += 1
                }
                isLineStart = mail[index] == 0x0A
            }
        }
        return count
    }
}
