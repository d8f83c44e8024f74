import CCurl
import PaidanCore

/// Where a call goes: a URL as libcurl itself reads it, so that what was checked is what is called.
///
/// Confined to the thread that made it.
final class CallTarget {
    /// libcurl's own parsed form; owned.
    let parsed: OpaquePointer
    let scheme: String
    /// In lower case, without brackets and without a final dot.
    let host: String
    let port: Int

    static let webSchemes = ["http", "https"]
    static let mailSchemes = ["smtp", "smtps"]

    /// What distinguishes servers: calls to one origin share connections and wait for each other.
    var origin: String { "\(scheme)://\(host):\(port)" }

    init(_ url: String, schemes: [String]) throws(CourierFailure) {
        guard let parsed = curl_url() else { throw CourierFailure(kind: .broken, detail: "out of memory") }
        self.parsed = parsed
        let code = url.utf8.contains(0) ? CURLUE_MALFORMED_INPUT : curl_url_set(parsed, CURLUPART_URL, url, 0)
        scheme = Self.part(CURLUPART_SCHEME, of: parsed).lowercased()
        var host = Self.part(CURLUPART_HOST, of: parsed).lowercased()
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        if host.hasSuffix(".") { host.removeLast() }
        self.host = host
        port = Int(Self.part(CURLUPART_PORT, of: parsed, flags: UInt32(CURLU_DEFAULT_PORT))) ?? 0
        if code == CURLUE_UNSUPPORTED_SCHEME || code == CURLUE_OK && !schemes.contains(scheme) {
            let allowed = schemes.joined(separator: " or ")
            throw CourierFailure(kind: .impossible, detail: "reading the url: the scheme must be \(allowed)")
        }
        guard code == CURLUE_OK, !host.isEmpty, port > 0 else {
            let cause = code == CURLUE_OK ? "no host" : String(cString: curl_url_strerror(code)).lowercased()
            throw CourierFailure(kind: .impossible, detail: "reading the url: \(cause)")
        }
    }

    deinit { curl_url_cleanup(parsed) }

    private static func part(_ part: CURLUPart, of parsed: OpaquePointer, flags: UInt32 = 0) -> String {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parsed, part, &text, flags) == CURLUE_OK, let text else { return "" }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
