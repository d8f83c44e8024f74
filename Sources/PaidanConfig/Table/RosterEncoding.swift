import Glibc

/// The encodings in which an office saves its tables.
enum RosterEncoding: String {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    case gb18030 = "GB18030"

    /// What came of decoding bytes.
    enum Outcome {
        case text(String, RosterEncoding)
        /// The bytes are no text; the line of the first that is none, from 1.
        case broken(line: Int)
    }

    /// Decodes bytes strictly: a byte order mark decides, then UTF-8 where the bytes are UTF-8, then GB18030, which
    /// is what WPS and Excel write as "CSV" on a Chinese Windows. Nothing is ever replaced or left out.
    static func decode(_ bytes: [UInt8]) -> Outcome {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let body = Array(bytes.dropFirst(3))
            guard let text = String(validating: body, as: UTF8.self) else {
                return broken(body, after: validUTF8(body))
            }
            return .text(text, .utf8)
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return convert(Array(bytes.dropFirst(2)), from: .utf16, name: "UTF-16LE")
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return convert(Array(bytes.dropFirst(2)), from: .utf16, name: "UTF-16BE")
        }
        if let text = String(validating: bytes, as: UTF8.self) { return .text(text, .utf8) }
        return convert(bytes, from: .gb18030, name: "GB18030")
    }

    private static func convert(_ bytes: [UInt8], from encoding: RosterEncoding, name: String) -> Outcome {
        let (output, consumed) = iconv(bytes, from: name)
        guard consumed == bytes.count, let text = String(validating: output, as: UTF8.self) else {
            return broken(bytes, after: consumed)
        }
        return .text(text, encoding)
    }

    private static func broken(_ bytes: [UInt8], after good: Int) -> Outcome {
        .broken(line: 1 + bytes.prefix(good).count { $0 == 0x0A })
    }

    /// How many bytes at the start are well-formed UTF-8, to the nearest line.
    private static func validUTF8(_ bytes: [UInt8]) -> Int {
        var good = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard String(validating: line, as: UTF8.self) != nil else { break }
            good += line.count + 1
        }
        return min(good, bytes.count)
    }

    /// Runs glibc's iconv to UTF-8 and stops at the first byte that is wrong; gives what it wrote and how far it came.
    private static func iconv(_ bytes: [UInt8], from name: String) -> (output: [UInt8], consumed: Int) {
        guard let descriptor = iconv_open("UTF-8", name), descriptor != iconv_t(bitPattern: -1) else { return ([], 0) }
        defer { iconv_close(descriptor) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // No character of these encodings grows more than threefold in UTF-8.
        var output = [CChar](repeating: 0, count: bytes.count * 3 + 4)
        var inputLeft = input.count
        var outputLeft = output.count
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                _ = Glibc.iconv(descriptor, &from, &inputLeft, &to, &outputLeft)
            }
        }
        return (output.dropLast(outputLeft).map { UInt8(bitPattern: $0) }, bytes.count - inputLeft)
    }
}
