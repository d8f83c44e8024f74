import CXML2

/// HTML as lines of text, with what its markup tells about quotes. libxml2 reads whatever calls itself HTML.
enum HTMLLines {
    /// Bytes of HTML that are read, pictures not counted, and no more: on one element's attributes libxml2 spends the square of
    /// their number.
    private static let longest = 256 << 10
    /// A run of base64 letters so long is a picture.
    private static let longestWord = 1024

    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// The lines of a document. Blocks and `<br>` end a line, cells of a row are joined by a space.
    static func of(_ html: String) -> [Line] {
        let bytes = Array(withoutPictures(html).prefix(longest))
        guard isReady, !bytes.isEmpty else { return [] }
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            htmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), nil, "UTF-8", CInt(options)
            )
        }
        guard let document else { return [] }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { return [] }
        var walk = HTMLWalk()
        walk.visit(root, HTMLWalk.Context())
        return walk.finish()
    }

    /// The document without NUL and without the pictures that it carries in `data:` addresses.
    private static func withoutPictures(_ html: String) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(html.utf8.count)
        var run = 0
        for byte in html.utf8 where byte != 0 {
            if Base64.isLetter(byte) {
                run += 1
            } else {
                if run >= longestWord { output.removeLast(run) }
                run = 0
            }
            output.append(byte)
        }
        if run >= longestWord { output.removeLast(run) }
        return output
    }

    /// The charset that a document names in its first kilobyte; nil where it names none.
    static func charset(_ bytes: [UInt8]) -> String? {
        let head = String(
            decoding: bytes.prefix(1024).map { $0 < 0x80 ? $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) : 0x3F },
            as: UTF8.self)
        guard let start = head.utf8.indices.first(where: { head[$0...].utf8.starts(with: "charset=".utf8) }) else {
            return nil
        }
        let name = head[start...].dropFirst("charset=".count).drop { $0 == "\"" || $0 == "'" || $0 == " " }
        return String(name.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    }
}
