import CGMime
import PaidanCore

/// Takes a mail apart with GMime. All pointers live and end in this file.
struct GMimeReader {
    /// Parts within parts, at most.
    static let deepest = 100
    /// Parts in all, at most.
    static let mostParts = 1000
    /// Bytes of one text part that are taken, and no more. HTML may carry pictures.
    static let longestText = 4 << 20

    private static let isReady: Bool = {
        g_mime_init()
        return true
    }()

    private var partCount = 0

    /// The parts of a mail.
    static func read(_ bytes: [UInt8]) throws(MailFault) -> MailTree {
        guard isReady, let message = parse(bytes) else { throw MailFault(reason: "reading the mail: no header found") }
        defer { g_object_unref(message) }
        var reader = GMimeReader()
        return try reader.tree(message, depth: 0)
    }

    private static func parse(_ bytes: [UInt8]) -> UnsafeMutablePointer<GMimeMessage>? {
        bytes.withUnsafeBytes { buffer in
            guard let stream = g_mime_stream_mem_new_with_buffer(buffer.baseAddress, buffer.count) else { return nil }
            defer { g_object_unref(stream) }
            guard let parser = g_mime_parser_new_with_stream(stream) else { return nil }
            defer { g_object_unref(parser) }
            return g_mime_parser_construct_message(parser, nil)
        }
    }

    private mutating func tree(_ message: UnsafeMutablePointer<GMimeMessage>, depth: Int) throws(MailFault) -> MailTree
    {
        guard let root = g_mime_message_get_mime_part(message) else {
            return MailTree(headers: Self.headers(cgmime_object(message)), root: nil)
        }
        return MailTree(headers: Self.headers(cgmime_object(message)), root: try part(root, depth: depth))
    }

    private mutating func part(_ object: UnsafeMutablePointer<GMimeObject>, depth: Int) throws(MailFault) -> MailPart {
        partCount += 1
        guard depth <= Self.deepest else {
            throw MailFault(reason: "reading the mail: parts within parts deeper than \(Self.deepest)")
        }
        guard partCount <= Self.mostParts else {
            throw MailFault(reason: "reading the mail: more than \(Self.mostParts) parts")
        }
        let type = Self.type(object)
        return MailPart(type: type, headers: Self.headers(object), content: try content(object, type, depth: depth))
    }

    private mutating func content(
        _ object: UnsafeMutablePointer<GMimeObject>, _ type: String, depth: Int
    ) throws(MailFault) -> MailPart.Content {
        switch cgmime_kind(object) {
        case CGMIME_MULTIPART:
            let multipart = cgmime_multipart(object)
            var parts: [MailPart] = []
            for index in 0..<max(0, g_mime_multipart_get_count(multipart)) {
                guard let child = g_mime_multipart_get_part(multipart, index) else { continue }
                parts.append(try part(child, depth: depth + 1))
            }
            return .parts(parts)
        case CGMIME_MESSAGE:
            guard let message = g_mime_message_part_get_message(cgmime_message_part(object)) else { return .mail(nil) }
            return .mail(try tree(message, depth: depth + 1))
        case CGMIME_LEAF:
            let isRead = type.hasPrefix("text/") || type == "message/delivery-status"
            return .bytes(isRead ? Self.bytes(cgmime_leaf(object)) : [])
        default:
            return .bytes([])
        }
    }

    private static func type(_ object: UnsafeMutablePointer<GMimeObject>) -> String {
        guard let type = g_mime_object_get_content_type(object), let name = g_mime_content_type_get_mime_type(type)
        else {
            return "text/plain"
        }
        defer { g_free(name) }
        return String(cString: name).lowercased()
    }

    private static func headers(_ object: UnsafeMutablePointer<GMimeObject>?) -> HeaderFields {
        var fields = HeaderFields()
        guard let list = g_mime_object_get_header_list(object) else { return fields }
        for index in 0..<max(0, g_mime_header_list_get_count(list)) {
            guard let header = g_mime_header_list_get_header_at(list, index), let name = g_mime_header_get_name(header),
                let value = g_mime_header_get_raw_value(header)
            else { continue }
            fields.append(
                name: String(cString: name), value: UnsafeRawBufferPointer(start: value, count: strlen(value)))
        }
        return fields
    }

    /// A text part's bytes with the transfer encoding undone.
    private static func bytes(_ leaf: UnsafeMutablePointer<GMimePart>?) -> [UInt8] {
        guard let content = g_mime_part_get_content(leaf) else { return [] }
        switch g_mime_part_get_content_encoding(leaf) {
        case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, GMIME_CONTENT_ENCODING_UUENCODE:
            guard let memory = g_mime_stream_mem_new() else { return [] }
            defer { g_object_unref(memory) }
            g_mime_data_wrapper_write_to_stream(content, memory)
            return read(memory)
        case GMIME_CONTENT_ENCODING_BASE64:
            let written = read(g_mime_data_wrapper_get_stream(content))
            let decoded = Base64.decodeBody(written)
            // Some write plain text under this label.
            return decoded.isEmpty ? written : decoded
        default:
            return read(g_mime_data_wrapper_get_stream(content))
        }
    }

    private static func read(_ stream: UnsafeMutablePointer<GMimeStream>?) -> [UInt8] {
        guard let stream, g_mime_stream_reset(stream) == 0 else { return [] }
        let length = g_mime_stream_length(stream)
        guard length > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: min(Int(length), longestText)) { buffer, count in
            while count < buffer.count, let start = buffer.baseAddress {
                let read = g_mime_stream_read(stream, start + count, buffer.count - count)
                guard read > 0 else { break }
                count += Int(read)
            }
        }
    }
}
