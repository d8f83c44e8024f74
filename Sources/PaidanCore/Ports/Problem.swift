/// What went wrong, as strangers may know it (RFC 9457, `application/problem+json`).
public struct Problem: Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The stable name of the problem, such as `not-found`; clients may rely on it.
    public var name: String
    /// What a stranger may read; nothing of the inside.
    public var detail: String

    /// A problem.
    public init(status: Int, name: String, detail: String) {
        self.status = status
        self.name = name
        self.detail = detail
    }

    /// The problem that a codec's refusal is.
    public init(_ refusal: Refusal) {
        self.init(status: refusal.status, name: refusal.type, detail: refusal.detail)
    }

    /// The problem as an answer: `type` is `urn:paidan:problem:` and the name.
    public func answer(headers: [String: String] = [:]) -> WebhookAnswer {
        let document: Facts = [
            "type": .text("urn:paidan:problem:\(name)"), "title": .text(Self.title(status)), "status": .number(status),
            "detail": .text(detail),
        ]
        return WebhookAnswer(
            status: status, contentType: "application/problem+json", headers: headers,
            body: Fact.record(document).canonicalJSON)
    }

    private static func title(_ status: Int) -> String {
        switch status {
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 429: "Too Many Requests"
        case 503: "Service Unavailable"
        default: status < 500 ? "Client Error" : "Server Error"
        }
    }
}
