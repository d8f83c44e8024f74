import PaidanCore

/// The door of bridges to personal WeChat, which sign nothing: a secret in the address itself, as the last part of the path or as
/// `token` in the query.
struct BridgeDoor: Sendable {
    private let secret: SharedSecret

    init(_ settings: ChannelSettings) {
        secret = SharedSecret([settings.inboundToken ?? ""])
    }

    /// Refuses whoever does not know the address, in the words of an address that does not exist.
    func open(to request: WebhookRequest) throws(Refusal) {
        let path = request.subpath.split(separator: "/").map(String.init)
        let shown = path.first ?? FormFields(request.query, plusIsSpace: false)["token"]
        guard path.count <= 1, let shown, secret.equals(shown) else { throw .notFound }
        guard request.method == "POST" else { throw .methodNotAllowed }
    }
}
