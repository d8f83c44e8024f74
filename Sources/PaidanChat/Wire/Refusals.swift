import PaidanCore

// What a stranger may read of a refusal: the same few words on every platform, and nothing of what was expected.
extension Refusal {
    static let notFound = Refusal(status: 404, type: "not-found", detail: "nothing is heard here")

    static let methodNotAllowed = Refusal(
        status: 405, type: "method-not-allowed", detail: "this channel hears POST only")

    static let missingSignature = Refusal(
        status: 401, type: "missing-signature", detail: "the request is neither signed nor does it show a token")

    static let badToken = Refusal(status: 401, type: "bad-token", detail: "the token is not accepted")

    /// The same words whether a secret is missing or wrong, for platforms whose own libraries make no difference.
    static let forbidden = Refusal(status: 403, type: "bad-token", detail: "the request shows no accepted secret")

    static let staleTimestamp = Refusal(
        status: 401, type: "stale-timestamp", detail: "the signed timestamp is too far from the present or no number")

    /// Nothing is proved yet, so nothing is kept.
    static let unreadableTimestamp = Refusal(status: 400, type: "malformed", detail: "the timestamp is no number")

    static let unsupportedMediaType = Refusal(
        status: 415, type: "unsupported-media-type", detail: "the body must be application/json", isGenuine: true)

    static func badSignature(status: Int) -> Refusal {
        Refusal(status: status, type: "bad-signature", detail: "the signature does not fit the body")
    }

    static func stale(status: Int) -> Refusal {
        Refusal(status: status, type: staleTimestamp.type, detail: staleTimestamp.detail)
    }

    static func malformed(_ detail: String) -> Refusal {
        Refusal(status: 400, type: "malformed", detail: detail, isGenuine: true)
    }
}

extension Unsayable {
    /// The channel only hears.
    static let noEndpoint = Unsayable("the channel has nowhere to send to")
}
