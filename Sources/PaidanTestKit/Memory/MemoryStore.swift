import Crypto
public import PaidanCore

/// A store in memory: the same promises as on disk, but for outliving the process.
///
/// `restart(cleanly:)` stands for a stop and a start: everything written stays.
public actor MemoryStore {
    /// An input with what became of it.
    struct InputRecord {
        let place: Int
        var recorded: RecordedInput
        var state = State.waiting
        var reading: Reading?
        var readerVersion: String?
        var refersTo: Reference?
        var verdict: Verdict?
        var wish: WishNumber?
        var timesInHand = 0
        var runInHand: Int?
        var isPurged = false

        enum State: Equatable {
            case waiting, settled
            case setAside(String)
        }
    }

    /// A wish that stays when the desk forgets it.
    struct WishRecord {
        var wish: Wish
        var isPurged = false
    }

    /// A notice with the delivery that carries it.
    struct NoticeRecord {
        var notice: Notice
        var delivery: DeliveryID?
        var isPurged = false
    }

    /// A delivery, and whether it has lost its words.
    struct DeliveryRecord {
        var delivery: Delivery
        var isPurged = false
    }

    /// What something is called within a channel.
    struct Name: Hashable {
        let channel: ChannelID
        let kind: Kind
        let text: String

        enum Kind { case key, request, messageID }
    }

    var run = 1
    var isAfterUncleanStop = false
    /// By sequence less one.
    var inputs: [CommunityID: [InputRecord]] = [:]
    /// By key, and by request.
    var known: [Name: Int64] = [:]
    var epochs: [CommunityID: Int64] = [:]
    var states: [CommunityID: DeskState] = [:]
    var wishes: [CommunityID: [WishNumber: WishRecord]] = [:]
    var timelines: [CommunityID: [TimelineRow]] = [:]
    var notices: [NoticeRecord] = []
    var deliveries: [DeliveryRecord] = []
    var links: [Name: Reference] = [:]
    var rulebooks: [String: Rulebook] = [:]
    /// The malformed requests kept, the oldest first.
    public internal(set) var quarantined: [QuarantineRecord] = []

    /// An empty store.
    public init() {}

    /// Stops and starts again; not cleanly is what a killed process does.
    public func restart(cleanly: Bool) {
        if cleanly {
            for community in inputs.keys {
                inputs[community]?.mutateEach { record in
                    guard record.state == .waiting, record.runInHand == run else { return }
                    record.timesInHand -= 1
                    record.runInHand = nil
                }
            }
        }
        isAfterUncleanStop = !cleanly
        run += 1
    }

    /// Changes what became of inputs behind everybody's back.
    public func tamper(_ community: CommunityID, verdict change: (Verdict) -> Verdict) {
        inputs[community]?.mutateEach { record in record.verdict = record.verdict.map(change) }
    }

    /// SHA-256 of a text's UTF-8, in lower-case hex: the digest of the timelines that this store writes.
    public static let digest: TimelineChain.Digest = { text in
        SHA256.hash(data: Array(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension Array {
    /// Changes each element where it stands.
    mutating func mutateEach(_ change: (inout Element) -> Void) {
        for index in indices { change(&self[index]) }
    }
}
