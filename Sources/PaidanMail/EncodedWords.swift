import PaidanEncoding

/// Encoded words in a header (RFC 2047), as they are found and not only as they should be: inside quotes, longer than 75
/// characters, not padded, with a character cut in two by the end of a word, with wrong labels.
enum EncodedWords {
    /// The text with its encoded words decoded. What is no encoded word stays as it is.
    static func decode(_ text: String) -> String {
        replace(text) { $0 }
    }

    /// The text with each run of encoded words as one encoded word that every reader decodes alike: UTF-8, base64.
    static func unified(_ text: String) -> String {
        replace(text) { $0.isEmpty ? "" : " =?UTF-8?B?\(Base64.encode(Array($0.utf8)))?= " }
    }

    /// A word before decoding.
    private struct Word {
        var charset: String
        var isBase64: Bool
        var payload: ArraySlice<UInt8>
        var end: Int
    }

    private static func replace(_ text: String, with written: (String) -> String) -> String {
        guard text.utf8.contains(UInt8(ascii: "?")) else { return text }
        let bytes = Array(text.utf8)
        var output = ""
        var plainStart = 0
        var index = 0
        var run: [Word] = []

        /// Writes the plain text before `end`, unless it only separates two words.
        func writePlain(upTo end: Int) {
            let plain = bytes[plainStart..<end]
            if !run.isEmpty, plain.allSatisfy({ $0 == 0x20 || $0 == 0x09 }), end < bytes.count { return }
            writeRun()
            output += String(decoding: plain, as: UTF8.self)
        }
        func writeRun() {
            if !run.isEmpty { output += written(decoded(run)) }
            run = []
        }

        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "="), let word = word(bytes, at: index) {
                writePlain(upTo: index)
                run.append(word)
                index = word.end
                plainStart = index
            } else {
                index += 1
            }
        }
        writePlain(upTo: bytes.count)
        writeRun()
        return output
    }

    /// The word that starts at a position: `=?charset?B or Q?payload?=`.
    private static func word(_ bytes: [UInt8], at start: Int) -> Word? {
        let mark = UInt8(ascii: "?")
        guard start + 6 < bytes.count, bytes[start + 1] == mark else { return nil }
        let rest = bytes[(start + 2)...]
        guard let charsetEnd = rest.prefix(80).firstIndex(of: mark), charsetEnd > rest.startIndex,
            charsetEnd + 2 < bytes.count,
            bytes[charsetEnd + 2] == mark
        else { return nil }
        let encoding = bytes[charsetEnd + 1] | 0x20
        guard encoding == UInt8(ascii: "b") || encoding == UInt8(ascii: "q") else { return nil }
        let charset = rest[..<charsetEnd]
        guard charset.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let payload = bytes[(charsetEnd + 3)...]
        var end = payload.startIndex
        while end + 1 < bytes.count, !(bytes[end] == mark && bytes[end + 1] == UInt8(ascii: "=")) { end += 1 }
        guard end + 1 < bytes.count else { return nil }
        // RFC 2231 lets a language follow: `utf-8*zh`.
        let label = charset.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)[0]
        return Word(
            charset: String(decoding: label, as: UTF8.self).lowercased(), isBase64: encoding == UInt8(ascii: "b"),
            payload: payload[..<end], end: end + 2)
    }

    /// The text of adjacent words: those of one charset are joined as bytes, since a character may lie across two.
    private static func decoded(_ run: [Word]) -> String {
        var text = ""
        var index = run.startIndex
        while index < run.endIndex {
            let charset = run[index].charset
            let end = run[index...].firstIndex { $0.charset != charset } ?? run.endIndex
            text += TextDecoder.decode(payload(run[index..<end]), label: charset).text
            index = end
        }
        return text
    }

    private static func payload(_ words: ArraySlice<Word>) -> [UInt8] {
        var bytes: [UInt8] = []
        var pending: [UInt8] = []
        for word in words {
            if word.isBase64 {
                // A group of four may itself lie across two words.
                pending += word.payload
                if pending.count.isMultiple(of: 4) || pending.last == UInt8(ascii: "=") {
                    bytes += Base64.decode(pending)
                    pending = []
                }
            } else {
                bytes += Base64.decode(pending) + quotedPrintable(word.payload)
                pending = []
            }
        }
        return bytes + Base64.decode(pending)
    }

    /// The Q encoding: `_` is a space and `=XX` a byte.
    private static func quotedPrintable(_ payload: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var index = payload.startIndex
        while index < payload.endIndex {
            let byte = payload[index]
            if byte == UInt8(ascii: "="), index + 2 < payload.endIndex, let high = Hex.digit(payload[index + 1]),
                let low = Hex.digit(payload[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
                index += 1
            }
        }
        return output
    }
}
