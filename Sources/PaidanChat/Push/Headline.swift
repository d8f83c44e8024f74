import PaidanCore

/// A text as push services show it: the first line above, the rest below.
struct Headline {
    /// The first line, cut to a limit of characters; nil where there is one line only.
    var title: String?
    /// The rest.
    var body: String

    init(_ text: String, limit: Int) {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let first = parts.first.map { String($0).trimmed } ?? ""
        guard parts.count == 2, !first.isEmpty, first.count <= limit else {
            body = text
            return
        }
        title = first
        body = String(parts[1])
    }
}

/// What speaks and never hears.
protocol PushService: ChatPlatform {}

extension PushService {
    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard { throw .notFound }
}
