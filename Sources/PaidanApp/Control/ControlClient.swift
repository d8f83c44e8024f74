import FoundationEssentials
import Glibc
public import PaidanCore

/// Speaks to the running daemon through its unix socket: HTTP/1.1, one request a connection, small bodies.
public struct ControlClient: Sendable {
    /// Where the daemon listens.
    public let socket: String

    /// How long an answer is awaited, in seconds; a command waits for its commit.
    static let patience = 30

    /// A client of the daemon at a socket; nothing is opened yet.
    public init(socket: String) {
        self.socket = socket
    }

    /// What the desk made of an action.
    public struct Settled: Hashable, Codable, Sendable {
        /// The verdict.
        public var verdict: Verdict
        /// The wish concerned.
        public var wish: WishNumber?
    }

    /// Has the desk of a community do something.
    ///
    /// - Throws: 75 where no daemon answers, 1 where the desk refuses.
    public func act(_ action: StaffAction, in community: CommunityID) throws(CommandFailure) -> Settled {
        try post("staff", StaffOrder(community: community, action: action))
    }

    /// Has dead letters sent again: all, those of a community, or those named.
    ///
    /// - Returns: which.
    public func redrive(_ deliveries: [DeliveryID]?, of community: CommunityID?) throws(CommandFailure) -> [DeliveryID]
    {
        let answer: Redriven = try post("redrive", RedriveOrder(community: community, deliveries: deliveries))
        return answer.redriven.map(\.id)
    }

    /// Has it recorded that somebody looks at personal data.
    public func reveal(actor: String, what: String) throws(CommandFailure) {
        let _: Noted = try post("reveal", RevealOrder(actor: actor, what: what))
    }

    private struct StaffOrder: Encodable {
        var community: CommunityID
        var action: StaffAction
    }

    private struct RedriveOrder: Encodable {
        var community: CommunityID?
        var deliveries: [DeliveryID]?
    }

    private struct Redriven: Decodable {
        var redriven: [Line]

        struct Line: Decodable {
            var id: DeliveryID
        }
    }

    private struct RevealOrder: Encodable {
        var actor: String
        var what: String
    }

    private struct Noted: Decodable {}

    private struct Trouble: Decodable {
        var type: String?
        var detail: String?
    }

    private func post<Answer: Decodable>(_ verb: String, _ order: some Encodable) throws(CommandFailure) -> Answer {
        let body = try JSONLines.line(order)
        let answer: ControlAnswer
        do throws(ControlSocket.Failure) {
            answer = try ControlSocket.exchange(
                "POST", "/control/\(verb)", body: body, at: socket, patience: ControlClient.patience)
        } catch {
            throw CommandFailure(error, at: socket)
        }
        guard answer.status == 200 else { throw refusal(answer) }
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(answer.body))
        } catch {
            throw CommandFailure(.failed, "understand the daemon's answer: it is of another version")
        }
    }

    private func refusal(_ answer: ControlAnswer) -> CommandFailure {
        let trouble = try? JSONDecoder().decode(Trouble.self, from: Data(answer.body))
        let words = trouble?.detail ?? "the daemon answered with status \(answer.status)"
        return CommandFailure(answer.status == 503 ? .tryLater : .failed, words)
    }
}

extension CommandFailure {
    /// What a failed talk with the daemon means, and what to do about it.
    fileprivate init(_ failure: ControlSocket.Failure, at socket: String) {
        switch failure {
        case .nobody:
            self.init(
                .tryLater,
                "no daemon answers at \(socket): start it with `systemctl start paidan` or `paidan serve`, then try again"
            )
        case .forbidden:
            self.init(
                .failed, "reach the daemon at \(socket): permission denied; run the command as the daemon's user")
        case .silent:
            self.init(
                .tryLater, "the daemon at \(socket) did not answer within \(ControlClient.patience) s; try again later")
        case .garbled:
            self.init(.failed, "the daemon at \(socket) gave no HTTP answer")
        case .unusable(let reason):
            self.init(.failed, "reach the daemon at \(socket): \(reason)")
        }
    }
}
