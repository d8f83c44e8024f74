import PaidanConfig
public import PaidanCore

/// What a member of staff has the desk do from a shell: it goes to the running daemon and is recorded with its actor.
public struct DeskOrder: Sendable {
    /// Which wish; nil where it concerns the whole desk.
    public var wish: WishReference?
    /// Which community, where no wish names it.
    public var community: CommunityID?
    /// What is to be done.
    public var command: DeskCommand

    /// An order about a wish.
    public init(_ command: DeskCommand, on wish: WishReference) {
        self.command = command
        self.wish = wish
    }

    /// An order to the desk of a community; nil where there is only one.
    public init(_ command: DeskCommand, community: CommunityID?) {
        self.command = command
        self.community = community
    }

    /// Gives it, and tells what came of it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let community = try await community(in: installation)
        let settled = try await installation.control.act(
            StaffAction(actor: shell.actor, wish: wish?.number, command: command), in: community)
        let about = (settled.wish ?? wish?.number).map { "\(community)/\($0)" } ?? community.rawValue
        return CommandOutput(["\(about): \(settled.verdict.words[shell.language])"])
    }

    private func community(in installation: Installation) async throws(CommandFailure) -> CommunityID {
        if let given = wish?.community ?? community { return given }
        let known = installation.configuration.communities
        if let wish, known.count > 1 {
            // Whose wish it is, is looked up only when somebody is there to be told.
            try await installation.control.ping()
            return try await wish.resolved(in: installation.archive())
        }
        return try installation.community(nil).id
    }
}

/// `paidan outbox redrive`: dead letters are sent again.
public struct RedriveOrder: Sendable {
    /// Which; empty for all.
    public var deliveries: [DeliveryID]
    /// Of which community; nil for all.
    public var community: CommunityID?

    /// An order.
    public init(_ deliveries: [DeliveryID] = [], community: CommunityID? = nil) {
        self.deliveries = deliveries
        self.community = community
    }

    /// Gives it; prints the id of each delivery that goes out again, 1 where one that was named does not.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let control = try Installation(shell).control
        let redriven = try await control.redrive(deliveries.isEmpty ? nil : deliveries, of: community)
        let missing = deliveries.filter { !redriven.contains($0) }
        return CommandOutput(
            redriven.map(\.rawValue), complaints: missing.map { "no dead letter of this id (got \"\($0)\")" },
            status: missing.isEmpty ? .done : .failed)
    }
}
