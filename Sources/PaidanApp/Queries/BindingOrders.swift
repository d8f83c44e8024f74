import PaidanConfig
public import PaidanCore

/// `paidan roster code`: a one-time code by which a member binds an account; the daemon is told its hash alone.
public struct CodeOrder: Sendable {
    /// The member's id, or a name that only one has.
    public var member: String
    /// Which community; nil where there is only one.
    public var community: CommunityID?

    /// A code to be given.
    public init(member: String, community: CommunityID?) {
        self.member = member
        self.community = community
    }

    /// Gives it: the code alone on the first line, then what to say.
    ///
    /// - Throws: 75 where no daemon answers, 1 where the roster has nobody of that name.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let community = try installation.community(community).id
        let digits = String(String(Int.random(in: 1_000_000..<2_000_000)).dropFirst())
        let salt = String(UInt64.random(in: .min ... .max), radix: 16)
        _ = try await installation.control.act(
            StaffAction(
                actor: shell.actor, wish: nil,
                command: .issueCode(for: member, salt: salt, hash: BindingCode.hash(digits, salt: salt))),
            in: community)
        let words = Wording(
            "within 24 hours the member says to the bot, privately: 绑定 \(digits)", "24 小时内，请本人私下对机器人说：绑定 \(digits)")
        return CommandOutput([digits, words[shell.language]])
    }
}

/// `paidan roster test`: sends a real test by the member's first private way and waits for 收到.
public struct ContactTestOrder: Sendable {
    /// The member's id, or a name that only one has.
    public var member: String
    /// Which community; nil where there is only one.
    public var community: CommunityID?
    /// How long an answer is awaited, in seconds of real time.
    public var patience: Int

    /// A test to be made.
    public init(member: String, community: CommunityID?, patience: Int) {
        self.member = member
        self.community = community
        self.patience = patience
    }

    /// Makes it.
    ///
    /// - Throws: 75 where no daemon or no member answers in time, 1 where there is no private way.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let configuration = try installation.community(community)
        let found = configuration.rulebook.members.filter { $0.id.rawValue == member || $0.name == member }
        _ = try await installation.control.act(
            StaffAction(actor: shell.actor, wish: nil, command: .tryContact(of: member)), in: configuration.id)
        let archive = try installation.archive()
        for second in 0...max(patience, 0) {
            let desk = try await asking { () async throws(StoreFailure) in try await archive.desk(of: configuration.id)
            }
            let isHeard = found.contains { desk?.state.members[$0.id]?.trial?.answeredAt != nil }
            if isHeard { return CommandOutput(["\(member): 收到"]) }
            guard second < patience, (try? await Task.sleep(for: .seconds(1))) != nil else { break }
        }
        throw CommandFailure(.tryLater, "no answer from \(member) within \(patience) s; it is recorded when it comes")
    }
}
