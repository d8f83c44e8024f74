import CCurl
import PaidanCore

extension Flight {
    func setUp(_ call: HTTPCall) throws(CourierFailure) {
        try check(call)
        easy.set(CURLOPT_PROTOCOLS_STR, CallTarget.webSchemes.joined(separator: ","))
        // HTTP/2 in libcurl 7.88 loses a tenth of the calls on connections that are used again.
        easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        easy.set(CURLOPT_TIMEOUT_MS, settings.limits.calling.milliseconds)
        easy.set(CURLOPT_USERAGENT, settings.userAgent)
        switch call.method {
        case "GET" where call.body.isEmpty: easy.set(CURLOPT_HTTPGET, true)
        case "HEAD": easy.set(CURLOPT_NOBODY, true)
        default:
            easy.set(postBody: call.body)
            if call.method != "POST" { easy.set(CURLOPT_CUSTOMREQUEST, call.method) }
        }
        easy.set(CURLOPT_HTTPHEADER, headerLines(of: call))
    }

    private func headerLines(of call: HTTPCall) -> [String] {
        // A name with a colon and nothing after it takes out a header that libcurl would add: `Expect` costs a second
        // on servers that do not know it.
        var lines = ["Expect:"]
        if !call.headers.contains(where: { $0.name.lowercased() == "content-type" }) { lines.append("Content-Type:") }
        for header in call.headers {
            lines.append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        return lines
    }

    private func check(_ call: HTTPCall) throws(CourierFailure) {
        guard !call.method.isEmpty, call.method.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else {
            throw CourierFailure(kind: .impossible, detail: "reading the method: it must be in capitals")
        }
        for header in call.headers {
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(isTokenByte) else {
                throw CourierFailure(kind: .impossible, detail: "reading the headers: a name holds what no name may")
            }
            guard !framingHeaders.contains(header.name.lowercased()) else {
                let detail = "reading the headers: the courier frames the body itself (got \"\(header.name)\")"
                throw CourierFailure(kind: .impossible, detail: detail)
            }
            // The value may be a secret and stays out of the words.
            guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
                let detail = "reading the headers: a control character in the value of \(header.name)"
                throw CourierFailure(kind: .impossible, detail: detail)
            }
        }
    }
}

// Headers that would make the connection's two ends disagree about where a body ends.
private let framingHeaders: Set<String> = ["content-length", "transfer-encoding", "connection", "expect", "upgrade"]

// RFC 9110, 5.6.2.
private func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
}
