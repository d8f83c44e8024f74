import Glibc

/// What the C library's iconv made of bytes.
struct Conversion {
    /// The text; up to the first fault where faults are not replaced.
    var text: String
    /// Where the first byte stands that means nothing.
    var firstFault: Int?

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Converts bytes of an encoding that iconv knows. With `replacing`, what means nothing becomes U+FFFD and the rest is read on.
    init(_ bytes: [UInt8], from encoding: TextEncoding, replacing: Bool) {
        let unit = encoding.name.hasPrefix("UTF-16") ? 2 : encoding.name.hasPrefix("UTF-32") ? 4 : 1
        guard let converter = iconv_open("UTF-8", encoding.name), Int(bitPattern: converter) != -1 else {
            text = replacing ? String(decoding: bytes, as: UTF8.self) : ""
            firstFault = 0
            return
        }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 2 + 16)
        var fault: Int?
        var position = 0
        while position < bytes.count {
            let step = Self.step(converter, bytes, from: position, into: &output)
            position = step.position
            if step.error == 0 { break }
            if step.error == E2BIG { continue }
            fault = fault ?? position
            guard replacing else { break }
            output += Self.replacement
            position += step.error == EINVAL ? bytes.count - position : unit
        }
        text = String(decoding: output, as: UTF8.self)
        firstFault = fault
    }

    /// Converts on from a position until the end, a fault or a full buffer (E2BIG); 0 is the end.
    private static func step(
        _ converter: iconv_t, _ bytes: [UInt8], from position: Int, into output: inout [UInt8]
    ) -> (position: Int, error: Int32) {
        let room = max(1024, min((bytes.count - position) * 3, 1 << 16))
        var left = bytes.count - position
        var error: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            bytes.withUnsafeBytes { source in
                // iconv's prototype lacks const; it does not write to its input.
                var input = UnsafeMutablePointer(mutating: source.baseAddress?.assumingMemoryBound(to: CChar.self))
                input = input.map { $0 + position }
                buffer.withMemoryRebound(to: CChar.self) { target in
                    var next = target.baseAddress
                    var free = room
                    if iconv(converter, &input, &left, &next, &free) == -1 { error = errno }
                    if error == 0 { iconv(converter, nil, nil, &next, &free) }
                    count = room - free
                }
            }
        }
        output += piece
        return (bytes.count - left, error)
    }
}
