/// Base64 (RFC 4648) as mail needs it. GMime's decoder loses a group without padding and reads a footer as data.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// Whether a byte stands for six bits.
    static func isLetter(_ byte: UInt8) -> Bool {
        values[Int(byte)] != 0xFF
    }

    /// The bytes of one run of base64. Anything else in it is skipped, padding ends it, and missing padding is no fault.
    static func decode(_ text: some Sequence<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var group: UInt32 = 0
        var count = 0
        for letter in text {
            if letter == padding { break }
            let value = values[Int(letter)]
            guard value != 0xFF else { continue }
            group = group << 6 | UInt32(value)
            count += 1
            if count == 4 {
                output += [
                    UInt8(truncatingIfNeeded: group >> 16), UInt8(truncatingIfNeeded: group >> 8),
                    UInt8(truncatingIfNeeded: group),
                ]
                group = 0
                count = 0
            }
        }
        if count == 2 { output.append(UInt8(truncatingIfNeeded: group >> 4)) }
        if count == 3 { output += [UInt8(truncatingIfNeeded: group >> 10), UInt8(truncatingIfNeeded: group >> 2)] }
        return output
    }

    /// The bytes of a body's lines, up to the first line that is no base64: some relays add a footer in plain text. After
    /// padding only whole groups count.
    static func decodeBody(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var pending: [UInt8] = []
        var isPadded = false
        for line in text.split(separator: 0x0A) {
            let letters = line.filter { $0 > 0x20 }
            guard letters.allSatisfy({ $0 == padding || values[Int($0)] != 0xFF }) else {
                // What follows the padding in its own line is a footer too.
                let prefix = line.prefix { $0 > 0x20 && $0 != padding && values[Int($0)] != 0xFF }
                if prefix.endIndex < line.endIndex, line[prefix.endIndex] == padding, !isPadded { pending += prefix }
                break
            }
            if isPadded, !letters.count.isMultiple(of: 4) { break }
            if letters.contains(padding) {
                output += decode(pending + letters)
                pending = []
                isPadded = true
            } else {
                pending += letters
                // Whole groups are decoded at once, so that little is kept.
                let whole = pending.count / 4 * 4
                output += decode(pending[..<whole])
                pending.removeFirst(whole)
            }
        }
        return output + decode(pending)
    }

    /// The bytes as base64 with padding.
    static func encode(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let piece = bytes[start..<min(start + 3, bytes.count)]
            let group = piece.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - piece.count))
            for place in 0..<4 {
                output.append(place <= piece.count ? alphabet[Int(group >> UInt32(18 - 6 * place) & 0x3F)] : padding)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}

/// Hexadecimal digits.
enum Hex {
    /// The value of a digit in either case.
    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
