import PaidanCore

/// The fields of a query or of an `application/x-www-form-urlencoded` body, percent-decoded once.
struct FormFields: Sendable {
    private let fields: [(name: String, value: String)]

    /// Reads a raw query or body. In a form a plus is a space; in a query written by hand it may be part of base64, which
    /// is why `plusIsSpace` is asked.
    init(_ text: some StringProtocol, plusIsSpace: Bool) {
        fields = text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                FormFields.decoded(parts[0], plusIsSpace),
                parts.count > 1 ? FormFields.decoded(parts[1], plusIsSpace) : ""
            )
        }
    }

    /// The first value of a field, trimmed; nil where it is missing or empty.
    subscript(name: String) -> String? { Optional(fields.first { $0.name == name }?.value ?? "").present }

    private static func decoded(_ text: some StringProtocol, _ plusIsSpace: Bool) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = [UInt8](hex: String(decoding: rest.prefix(2), as: UTF8.self))
            {
                bytes += value
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") && plusIsSpace ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension WebhookRequest {
    /// The media type of the body in lower case, without parameters; nil where none was sent.
    var mediaType: String? {
        header("content-type").map { $0.prefix { $0 != ";" }.trimmed.lowercased() }
    }

    /// Whether the body is said to be JSON; a missing type is taken for it.
    var isJSON: Bool {
        guard let mediaType else { return true }
        return mediaType == "application/json" || mediaType.hasPrefix("application/") && mediaType.hasSuffix("+json")
    }

    /// Only POST to the registered path itself is heard.
    func mustBePost() throws(Refusal) {
        guard subpath.isEmpty || subpath == "/" else { throw .notFound }
        guard method == "POST" else { throw .methodNotAllowed }
    }
}
