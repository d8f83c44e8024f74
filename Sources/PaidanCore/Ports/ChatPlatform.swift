/// A chat platform is a codec, not a client: pure functions and no socket. One value serves one channel, with its
/// secrets.
public protocol ChatPlatform: Sendable {
    /// Proves that the request comes from the platform, then reads it; never trusts what it has not proved.
    func hear(_ request: WebhookRequest, at now: Instant) throws(Refusal) -> Heard
    /// The call that carries these words there.
    ///
    /// The delivery's id and content are the same at every attempt; signatures may bear `now`.
    ///
    /// - Throws: where no call can be made of it, at this attempt or any other.
    func call(for delivery: Delivery, at now: Instant) throws(Unsayable) -> OutboundCall
    /// What the answer means for the delivery.
    func judge(_ answer: HTTPAnswer) -> Judgement
    /// The id by which replies refer to a delivery whose answer names none: the one that the call itself bears.
    func messageID(of delivery: Delivery) -> String
    /// How long the text of one delivery may be; nil where the platform sets no limit that matters.
    ///
    /// Who composes deliveries splits by it; a longer text is refused by the platform, or cut in silence.
    var textLimit: TextLimit? { get }
    /// The call that tells whether the channel is alive; nil where there is none.
    var probe: HTTPCall? { get }
    /// Whether the answer to the probe says that the channel is alive.
    func isAlive(_ answer: HTTPAnswer) -> Bool
}

extension ChatPlatform {
    /// Most channels take what the desk has to say in one message.
    public var textLimit: TextLimit? { nil }

    /// Most channels are known to be alive only by what they send.
    public var probe: HTTPCall? { nil }

    /// Who was sent an event without giving it an id answers with the event's own.
    public func messageID(of delivery: Delivery) -> String { delivery.id.rawValue }

    /// Without a probe there is nothing to judge.
    public func isAlive(_ answer: HTTPAnswer) -> Bool { answer.status == 200 }
}

/// A request to `/hooks/{channel}`, as it came over the wire.
public struct WebhookRequest: Hashable, Sendable {
    /// The method, in capitals.
    public var method: String
    /// What the platform appended to the registered path; empty in most cases.
    public var subpath: String
    /// The raw query, without the question mark.
    public var query: String
    /// The headers, in order; names as sent.
    public var headers: [(name: String, value: String)]
    /// The raw body.
    public var body: [UInt8]

    /// A request.
    public init(
        method: String, subpath: String = "", query: String = "", headers: [(name: String, value: String)],
        body: [UInt8]
    ) {
        self.method = method
        self.subpath = subpath
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// The first value of a header; names are compared without case, as ASCII.
    public func header(_ name: String) -> String? {
        // Asked for several headers of every request: no string is made for it.
        headers.first { field in
            field.name.utf8.count == name.utf8.count
                && zip(field.name.utf8, name.utf8).allSatisfy { lowercased($0) == lowercased($1) }
        }?.value
    }

    /// Compares all that came over the wire.
    public static func == (left: Self, right: Self) -> Bool {
        left.method == right.method && left.subpath == right.subpath && left.query == right.query
            && left.body == right.body && left.headers.elementsEqual(right.headers, by: ==)
    }

    /// Hashes what is cheap to hash.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(method)
        hasher.combine(query)
        hasher.combine(body)
    }
}

private func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
}

/// Why a request is not heard, with the status that a stranger may see.
public struct Refusal: Error, Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The stable name of the problem, such as `bad-signature`; the last part of the problem's type.
    public var type: String
    /// What a stranger may read.
    public var detail: String
    /// Whether the request was proved genuine and only its body is malformed: then it is kept in quarantine.
    public var isGenuine: Bool
    /// The answer in the platform's own form; nil where the house's form of a problem will do.
    public var answer: WebhookAnswer?

    /// A refusal.
    public init(status: Int, type: String, detail: String, isGenuine: Bool = false) {
        self.status = status
        self.type = type
        self.detail = detail
        self.isGenuine = isGenuine
    }
}

/// Why a channel cannot say something to somebody.
public struct Unsayable: Error, Hashable, Sendable {
    /// Why, without personal data.
    public var reason: String

    /// A reason, such as `the address is none`.
    public init(_ reason: String) {
        self.reason = reason
    }
}

/// What a request said, and how it is answered once that is durable.
public struct Heard: Hashable, Sendable {
    /// What it said.
    public var events: [Event]
    /// How it is answered.
    public var reply: Reply
    /// The sender's own id of the request: one with the same id is a repetition, whatever it says.
    public var requestID: String?

    /// One thing that a request said.
    public enum Event: Hashable, Sendable {
        /// Somebody spoke.
        case message(Message)
        /// A sender took a message back.
        case recall(Recall)
        /// A sender changed a message: its words as they are now, with the `id` of the message as it was first heard and
        /// a `key` of its own.
        case edit(Message)
        /// The channel says how it is.
        case liveness(isAlive: Bool, detail: String)
        /// Genuine and well formed, but of a kind that is not known: kept and shown.
        case unknown(key: String, kind: String)
    }

    /// How a request is answered.
    public enum Reply: Hashable, Sendable {
        /// Always so.
        case fixed(WebhookAnswer)
        /// 202 with `{"id": …}` for a new message, 200 with the same for a known one.
        case created(id: String)
    }

    /// What a request said.
    public init(events: [Event], reply: Reply, requestID: String? = nil) {
        self.events = events
        self.reply = reply
        self.requestID = requestID
    }
}

/// The answer to a request.
public struct WebhookAnswer: Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The body's media type; nil without a body.
    public var contentType: String?
    /// Further headers.
    public var headers: [String: String]
    /// The body.
    public var body: String

    /// An answer.
    public init(status: Int, contentType: String? = nil, headers: [String: String] = [:], body: String = "") {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }
}

/// What the platform's answer means for a delivery.
public enum Judgement: Hashable, Sendable {
    /// It arrived; with the platform's id where it gives one.
    case delivered(messageID: String?)
    /// Too much at once: again after so long, without burning an attempt.
    case throttled(after: Instant.Span, cause: String)
    /// Try again later; the platform may have said when.
    case tryLater(after: Instant.Span?, cause: String)
    /// The key is wrong: tell the duty and stop sending there.
    case wrongKey(cause: String)
    /// The request will never be accepted: give this one up.
    case wrongRequest(cause: String)
}
