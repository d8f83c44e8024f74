/// HZ (RFC 1843): GB 2312 in seven bits between `~{` and `~}`. The C library has no converter for it.
enum SevenBitGB {
    private static let tilde = UInt8(ascii: "~")

    /// The same text in eight-bit GB 2312.
    static func eightBit(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var isChinese = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if byte == tilde, let mark = mark(next) {
                isChinese = mark.isChinese ?? isChinese
                output += mark.text
                index += 2
            } else if isChinese, (0x21...0x77).contains(byte), (0x21...0x7E).contains(next) {
                output += [byte | 0x80, next | 0x80]
                index += 2
            } else {
                if byte == UInt8(ascii: "\n") { isChinese = false }
                output.append(byte)
                index += 1
            }
        }
        return output
    }

    /// What a tilde and the byte after it stand for.
    private static func mark(_ next: UInt8) -> (text: [UInt8], isChinese: Bool?)? {
        switch next {
        case UInt8(ascii: "{"): ([], true)
        case UInt8(ascii: "}"): ([], false)
        case tilde: ([tilde], nil)
        case UInt8(ascii: "\n"): ([], nil)
        default: nil
        }
    }
}
