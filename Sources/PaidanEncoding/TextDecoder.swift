/// Reads text whose label may be missing or wrong, as mail's is: always gives a text, and tells if something was lost.
public enum TextDecoder {
    /// The text of bytes with a charset label.
    ///
    /// GB 2312 and GBK mean GB 18030; no, an unknown or an ASCII label means UTF-8 where it is that throughout, else GB 18030; Big5 is read with Hong
    /// Kong's characters. A byte order mark, and bytes that are certainly UTF-8 or (under a Western label) certainly Chinese, count
    /// for more than the label. What means nothing becomes U+FFFD, so use ``TextDecoder/sniff(_:)`` where nothing may be lost.
    public static func decode(_ bytes: [UInt8], label: String?) -> DecodedText {
        if let marked = marked(bytes) {
            return read(marked.bytes, as: marked.encoding)
        }
        let encoding = label.flatMap { TextEncoding(label: $0) } ?? .ascii
        if encoding.containsASCII, bytes.allSatisfy({ $0 < 0x80 }) {
            return DecodedText(String(decoding: bytes, as: UTF8.self), encoding == .ascii ? .utf8 : encoding)
        }
        switch encoding {
        case .ascii: return guess(bytes)
        case .utf8: return utf8(bytes)
        case .utf16: return read(bytes, as: byteOrder(bytes) ?? .utf16BigEndian)
        case .hz: return DecodedText(read(SevenBitGB.eightBit(bytes), as: .gb18030).text, .hz)
        default: return labelled(bytes, encoding)
        }
    }

    /// Text with no usable label.
    private static func guess(_ bytes: [UInt8]) -> DecodedText {
        let likelihood = Likelihood(bytes)
        if likelihood.isUTF8 || likelihood.isHurtUTF8 { return read(bytes, as: .utf8) }
        return read(bytes, as: .gb18030)
    }

    /// Text that is said to be UTF-8. Where it is not, it is GB 18030 if that leaves no doubt.
    private static func utf8(_ bytes: [UInt8]) -> DecodedText {
        let likelihood = Likelihood(bytes)
        if !likelihood.isUTF8, !likelihood.isHurtUTF8, let text = strictly(bytes, .gb18030) {
            return DecodedText(text, .gb18030)
        }
        return read(bytes, as: .utf8)
    }

    /// Text with another label: what it says, unless the bytes say something else without doubt.
    private static func labelled(_ bytes: [UInt8], _ encoding: TextEncoding) -> DecodedText {
        let likelihood = Likelihood(bytes)
        if encoding.containsASCII, likelihood.isSurelyUTF8 { return read(bytes, as: .utf8) }
        if encoding.isWestern, Likelihood.isChinesePairs(bytes), let text = strictly(bytes, .gb18030) {
            return DecodedText(text, .gb18030)
        }
        let relatives: [TextEncoding] =
            switch encoding {
            case .big5: [.big5, .cp950]
            case .cp950: [.cp950, .big5]
            case .windows1252: [.windows1252, .latin1]
            default: [encoding]
            }
        for relative in relatives {
            if let text = strictly(bytes, relative) { return DecodedText(text, relative) }
        }
        if encoding.containsASCII, likelihood.isUTF8 { return read(bytes, as: .utf8) }
        if encoding != .gb18030, Likelihood.isChinesePairs(bytes), let text = strictly(bytes, .gb18030) {
            return DecodedText(text, .gb18030)
        }
        return read(bytes, as: encoding)
    }

    /// The text where every byte means something.
    static func strictly(_ bytes: [UInt8], _ encoding: TextEncoding) -> String? {
        if encoding == .utf8 { return String(validating: bytes, as: UTF8.self) }
        let conversion = Conversion(bytes, from: encoding, replacing: false)
        return conversion.firstFault == nil ? conversion.text : nil
    }

    /// The text with what means nothing replaced.
    private static func read(_ bytes: [UInt8], as encoding: TextEncoding) -> DecodedText {
        if encoding == .utf8 {
            if let text = String(validating: bytes, as: UTF8.self) { return DecodedText(text, .utf8) }
            return DecodedText(String(decoding: bytes, as: UTF8.self), .utf8, isLossy: true)
        }
        let conversion = Conversion(bytes, from: encoding, replacing: true)
        return DecodedText(conversion.text, encoding, isLossy: conversion.firstFault != nil)
    }

    /// The encoding that a byte order mark tells, and the bytes after it.
    static func marked(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: TextEncoding)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (Array(bytes.dropFirst(3)), .utf8) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (Array(bytes.dropFirst(2)), .utf16LittleEndian) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (Array(bytes.dropFirst(2)), .utf16BigEndian) }
        return nil
    }

    /// The byte order of UTF-16 without a mark, from where its zero bytes stand; nil where it has none.
    static func byteOrder(_ bytes: [UInt8]) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        for (index, byte) in bytes.enumerated() where byte == 0 {
            if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        guard zeros.even != zeros.odd else { return nil }
        return zeros.even > zeros.odd ? .utf16BigEndian : .utf16LittleEndian
    }
}
