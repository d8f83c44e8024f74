import PaidanConfig
public import PaidanCore

/// `paidan privacy erase`: what is held about somebody goes; the running daemon does it and records who ordered it.
public struct ErasureOrder: Sendable {
    /// An account, a telephone number or a name.
    public var person: String
    /// Whether open wishes are withdrawn for it.
    public var force: Bool
    /// Which community; nil for each.
    public var community: CommunityID?

    /// An order.
    public init(_ person: String, force: Bool = false, community: CommunityID? = nil) {
        self.person = person
        self.force = force
        self.community = community
    }

    /// Gives it; 1 where an open wish stands in the way or nothing is held.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let found = try await PrivacyQuery.found(person, in: community, installation)
        guard !found.isEmpty else {
            throw CommandFailure(.failed, "nothing is held about this person (got \"\(person)\")")
        }
        let open = found.flatMap { one in one.open.map { "\(one.community)/\($0.number)" } }
        guard open.isEmpty || force else {
            throw CommandFailure(
                .failed,
                "erase: wishes are still open, close them first or withdraw them with --force "
                    + "(got \(open.joined(separator: ", ")))")
        }
        var output = CommandOutput()
        for one in found {
            // Who is on the roster goes on as a member; the accounts there are the office's.
            let members = Set(one.members.flatMap(\.accounts))
            let erasure = Erasure(
                accounts: one.accounts.filter { !members.contains($0) || one.wishes.contains(where: reported(by: $0)) },
                wishes: one.wishes.map(\.number).filter { number in
                    one.wishes.contains { wish in
                        wish.number == number && !wish.reporters.contains { one.accounts.contains($0.account) }
                    }
                }, isForced: force)
            _ = try await installation.control.act(
                StaffAction(actor: shell.actor, wish: nil, command: .erase(erasure)), in: one.community)
            output.lines.append(
                shell.language == .english
                    ? "\(one.community): erased, wishes \(one.wishes.count), messages \(one.messages.count)"
                    : "\(one.community)：已清除，心愿单 \(one.wishes.count) 件，消息 \(one.messages.count) 条")
            if !one.members.isEmpty {
                output.complaints.append(
                    "\(one.community): still on the roster (\(one.members.map(\.id.rawValue).joined(separator: ", "))); "
                        + "roster.csv is the office's own file")
            }
        }
        return output
    }

    private func reported(by account: Account) -> (Wish) -> Bool {
        { wish in wish.reporters.contains { $0.account == account } }
    }
}
