import PaidanCore

/// The parts of a `multipart/form-data` body (RFC 7578), by name; files are told by their name and left where they are.
struct Multipart {
    /// A field or a file.
    struct Part {
        var name: String
        var fileName: String?
        var bytes: ArraySlice<UInt8>

        /// The field's text.
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private let parts: [Part]

    /// Reads a body; nil where it does not end as it should, or is of another type.
    init?(_ request: WebhookRequest) {
        guard let type = request.header("content-type"), request.mediaType == "multipart/form-data",
            let boundary = Multipart.parameter("boundary", in: type), !boundary.isEmpty, boundary.utf8.count <= 70
        else { return nil }
        let mark = Array("--\(boundary)".utf8)
        var rest = request.body[...]
        guard let first = rest.firstRange(of: mark) else { return nil }
        rest = rest[first.upperBound...]
        var parts: [Part] = []
        // After each boundary comes a line end and a part, after the last two hyphens.
        while !rest.starts(with: Array("--".utf8)) {
            guard rest.starts(with: [13, 10]), parts.count < 100,
                let end = rest.firstRange(of: [13, 10] + mark),
                let part = Multipart.part(rest[(rest.startIndex + 2)..<max(end.lowerBound, rest.startIndex + 2)])
            else { return nil }
            parts.append(part)
            rest = rest[end.upperBound...]
        }
        self.parts = parts
    }

    /// The first part with a name.
    subscript(name: String) -> Part? { parts.first { $0.name == name } }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        guard let gap = bytes.firstRange(of: [13, 10, 13, 10]) else { return nil }
        let headers = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self).split(whereSeparator: \.isNewline)
        let disposition = headers.first { $0.lowercased().hasPrefix("content-disposition:") }.map(String.init)
        guard let disposition, let name = parameter("name", in: disposition) else { return nil }
        return Part(name: name, fileName: parameter("filename", in: disposition), bytes: bytes[gap.upperBound...])
    }

    /// A parameter of a header, with or without quotes.
    private static func parameter(_ name: String, in header: String) -> String? {
        for part in header.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
            guard pair.count == 2, pair[0].lowercased() == name else { continue }
            let value = pair[1]
            return value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
                ? String(value.dropFirst().dropLast()) : value
        }
        return nil
    }
}
