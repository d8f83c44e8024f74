extension TextDecoder {
    /// The text of a file that somebody saved in an unknown encoding, such as a roster: a byte order mark, then UTF-8, then UTF-16,
    /// then GB 18030. Nothing is ever lost: a byte that means nothing is a fault that names its place. A file that is
    /// UTF-8 but for a few bytes is a faulty UTF-8 file, and not GB 18030 with strange characters.
    public static func sniff(_ bytes: [UInt8]) throws(TextFault) -> DecodedText {
        if let marked = marked(bytes) {
            return try exactly(marked.bytes, marked.encoding, skipped: bytes.count - marked.bytes.count)
        }
        if bytes.contains(0) {
            return try exactly(bytes, byteOrder(bytes) ?? .utf16LittleEndian, skipped: 0)
        }
        let likelihood = Likelihood(bytes)
        let isUTF8 = likelihood.isUTF8 || likelihood.isHurtUTF8
        return try exactly(bytes, isUTF8 ? .utf8 : .gb18030, skipped: 0)
    }

    /// The text where every byte means something, else the place of the first that does not.
    private static func exactly(
        _ bytes: [UInt8], _ encoding: TextEncoding, skipped: Int
    ) throws(TextFault) -> DecodedText {
        let offset: Int
        let before: String
        if encoding == .utf8 {
            if let text = String(validating: bytes, as: UTF8.self) { return DecodedText(text, encoding) }
            offset = Likelihood(bytes).firstBrokenUTF8 ?? 0
            before = String(decoding: bytes[..<offset], as: UTF8.self)
        } else {
            let conversion = Conversion(bytes, from: encoding, replacing: false)
            guard let fault = conversion.firstFault else { return DecodedText(conversion.text, encoding) }
            offset = fault
            before = conversion.text
        }
        throw TextFault(encoding: encoding, offset: skipped + offset, line: 1 + lineBreaks(before))
    }

    /// Counts line feeds, carriage returns with one line feed after them, and lone carriage returns.
    private static func lineBreaks(_ text: String) -> Int {
        var count = 0
        var previous = UInt8(0)
        for byte in text.utf8 {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { count += 1 }
            previous = byte
        }
        return count
    }
}
