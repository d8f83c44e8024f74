import Dispatch
import FoundationEssentials
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
    public func act(_ action: StaffAction, in community: CommunityID) async throws(CommandFailure) -> Settled {
        try await post("staff", ControlOrder.Staff(community: community, action: action))
    }

    /// Has dead letters sent again: all, those of a community, or those named.
    ///
    /// - Returns: which.
    public func redrive(_ deliveries: [DeliveryID]?, of community: CommunityID?) async throws(CommandFailure)
        -> [DeliveryID]
    {
        let answer: Redriven = try await post(
            "redrive", ControlOrder.Redrive(community: community, deliveries: deliveries))
        return answer.redriven.map(\.id)
    }

    /// Has it recorded that somebody looks at personal data.
    public func reveal(actor: String, what: String) async throws(CommandFailure) {
        let _: Noted = try await post("reveal", ControlOrder.Reveal(actor: actor, what: what))
    }

    /// Finds out whether a daemon answers.
    ///
    /// - Throws: 75 where none does.
    public func ping() async throws(CommandFailure) {
        let _: Noted = try await ask("GET", "status", body: "")
    }

    private struct Redriven: Decodable {
        var redriven: [Line]

        struct Line: Decodable {
            var id: DeliveryID
        }
    }

    private struct Noted: Decodable {}

    private struct Trouble: Decodable {
        var type: String?
        var detail: String?
    }

    private func post<Answer: Decodable>(
        _ verb: String, _ order: some Encodable
    ) async throws(CommandFailure) -> Answer {
        try await ask("POST", verb, body: try JSONLines.line(order))
    }

    private func ask<Answer: Decodable>(
        _ method: String, _ verb: String, body: String
    ) async throws(CommandFailure) -> Answer {
        let socket = socket
        // Blocking calls have no place on the threads that tasks share.
        let result = await withCheckedContinuation { waiter in
            DispatchQueue.global().async {
                waiter.resume(
                    returning: Result { () throws(ControlSocket.Failure) in
                        try ControlSocket.exchange(
                            method, "/control/\(verb)", body: body, at: socket, patience: ControlClient.patience)
                    })
            }
        }
        let answer: ControlAnswer
        do throws(ControlSocket.Failure) {
            answer = try result.get()
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
                .failed,
                "reach the daemon at \(socket): permission denied; run the command as the daemon's user, or join the socket's group"
            )
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
