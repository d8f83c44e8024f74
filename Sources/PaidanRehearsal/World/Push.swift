public import PaidanCore
import Synchronization

/// Something that the daemon told the world outside.
public struct Push: Hashable, Sendable {
    /// How it came.
    public var door: Door
    /// What is constant over retries: the webhook-id, the Message-ID; for chats the platform's id, which is not.
    public var id: String
    /// The name of a member or group, an account, or a mail address.
    public var to: String
    /// Who is mentioned, by name or account.
    public var mentions: [String]
    /// What is said.
    public var text: String
    /// The kind of event, where the door tells one.
    public var kind: String?
    /// When, by the domain's clock.
    public var at: Instant
    /// The address that answers are wanted at; mail only.
    public var replyTo: String?

    /// A way out of the daemon.
    public enum Door: String, Hashable, Sendable {
        case phone, chat, robot, mail
    }
}

/// All pushes so far, in order.
final class PushBook: Sendable {
    private struct Pages {
        var pushes: [Push] = []
        var faults: [String] = []
        var first = 0
        var nextID = 1
    }

    private let pages = Mutex(Pages())
    private let clock: @Sendable () -> Instant
    private let told: @Sendable (Push) -> Void

    /// An empty book.
    ///
    /// - Parameters:
    ///   - clock: the domain's time, for what does not bear any.
    ///   - told: called for each push as it arrives; one that was delivered again is not told again.
    init(clock: @escaping @Sendable () -> Instant, told: @escaping @Sendable (Push) -> Void) {
        self.clock = clock
        self.told = told
    }

    /// The domain's time.
    var now: Instant { clock() }

    /// The pushes so far.
    var pushes: [Push] { pages.withLock { $0.pushes } }

    /// What was wrong with requests of the daemon: a false signature, a false token, a path that there is not.
    var faults: [String] { pages.withLock { $0.faults } }

    func add(_ push: Push) {
        let isRepeated = pages.withLock { pages in
            defer { pages.pushes.append(push) }
            guard push.door != .chat && push.door != .robot else { return false }
            return pages.pushes[pages.first...].contains { $0.id == push.id }
        }
        if !isRepeated { told(push) }
    }

    /// Another database begins, whose deliveries bear the same ids anew.
    func turnPage() { pages.withLock { $0.first = $0.pushes.count } }

    func add(fault: String) { pages.withLock { $0.faults.append(fault) } }

    /// A platform's next message id.
    func messageID() -> Int {
        pages.withLock { pages in
            defer { pages.nextID += 1 }
            return pages.nextID
        }
    }
}
