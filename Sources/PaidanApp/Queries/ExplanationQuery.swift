import PaidanConfig
public import PaidanCore
import PaidanEngine

/// `paidan explain`: a dry run of one message, with no side effect.
public struct ExplanationQuery: Sendable {
    /// What would be said.
    public var text: String
    /// When; nil for now.
    public var at: Instant?
    /// In which group, by the platform's id or by its name; nil for the first one of residents.
    public var group: String?
    /// By whom; nil for a resident of whom nothing is known.
    public var account: Account?
    /// The sender's card in the group.
    public var card: String?
    /// In which community, where no group names it.
    public var community: CommunityID?
    /// How it is printed.
    public var form: ListForm

    /// A message to be explained.
    public init(
        _ text: String, at: Instant? = nil, group: String? = nil, from account: Account? = nil, card: String? = nil,
        community: CommunityID? = nil, form: ListForm = ListForm()
    ) {
        self.text = text
        self.at = at
        self.group = group
        self.account = account
        self.card = card
        self.community = community
        self.form = form
    }

    /// The id of a resident of whom nothing is known.
    static let nobody = "somebody"

    /// Explains it.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let (own, group) = try place(in: installation)
        if form.isRevealing { try await installation.recordReveal("explain") }
        let (desk, isKept) = try await desk(of: own, in: installation)
        let explanation = Explanation(
            asking: desk, message: try message(in: group, of: desk.rulebook), at: at ?? shell.now,
            reader: try Installation.reader(shell))
        let told = explanation.decision.notices.map {
            Told(
                $0, renderer: Renderer(PaidanEngine.Wording(texts: own.texts, rulebook: desk.rulebook)),
                rulebook: desk.rulebook, said: text, discretion: form.discretion)
        }
        if form.isJSON {
            return CommandOutput([try ExplanationJSON.line(explanation, told: told, zone: desk.rulebook.zone)])
        }
        var notes: [String] = []
        if let at, explanation.at > at {
            notes.append(
                "the desk has already seen \(explanation.at.rfc3339(in: desk.rulebook.zone)); time never goes back")
        }
        if isKept, desk.rulebook != own.rulebook {
            notes.append("the rules in force differ from the files; `systemctl reload paidan` takes the files over")
        }
        let page = ExplanationText(
            explanation: explanation, told: told, rulebook: desk.rulebook, names: own.texts.names,
            language: shell.language, discretion: form.discretion)
        return CommandOutput(page.lines, complaints: notes)
    }

    /// The community and the group in which it would be said.
    private func place(
        in installation: Installation
    ) throws(CommandFailure) -> (own: CommunityConfiguration, group: GroupRule?) {
        let communities = installation.configuration.communities
        if let group {
            for one in communities where community == nil || one.id == community {
                if let found = one.rulebook.groups.first(where: { $0.id.rawValue == group || $0.name == group }) {
                    return (one, found)
                }
            }
            throw CommandFailure(.usage, "no community has such a group, by id or by name (got \"\(group)\")")
        }
        let own: CommunityConfiguration
        if community == nil, let first = communities.first {
            own = first
        } else {
            own = try installation.community(community)
        }
        return (own, own.rulebook.groups.first { $0.audience == .residents })
    }

    /// The desk as the database keeps it, else a new one.
    private func desk(
        of own: CommunityConfiguration, in installation: Installation
    ) async throws(CommandFailure) -> (desk: Desk, isKept: Bool) {
        guard installation.hasDatabase else { return (Desk(rulebook: own.rulebook), false) }
        let archive = try installation.archive()
        guard let kept = try await asking({ () throws(StoreFailure) in try await archive.desk(of: own.id) }) else {
            return (Desk(rulebook: own.rulebook), false)
        }
        return (Desk(state: kept.state, rulebook: kept.rulebook), true)
    }

    private func message(in group: GroupRule?, of rulebook: Rulebook) throws(CommandFailure) -> Message {
        guard
            let channel = group?.channel
                ?? rulebook.channels.first(where: { $0.reachesPersons && !$0.isMail })?.id
                ?? rulebook.channels.first?.id
        else { throw CommandFailure(.configuration, "the community has neither a group nor a channel") }
        let realm = rulebook.channels.first { $0.id == channel }?.namespace ?? channel.rawValue
        return Message(
            key: "explain", channel: channel, group: group?.id, groupName: group?.name,
            sender: Message.Sender(
                account: account ?? Account(namespace: realm, id: ExplanationQuery.nobody), card: card),
            text: text)
    }
}

/// One notice as somebody would get it.
struct Told: Hashable, Codable, Sendable {
    /// Who: a name of the roster with its id, a group, or the reporter's account.
    var to: String
    /// The channel and the address there.
    var destination: String
    /// The event.
    var kind: String
    /// How soon it must go.
    var priority: String
    /// The words.
    var text: String

    init(_ notice: Notice, renderer: Renderer, rulebook: Rulebook, said: String, discretion: Discretion) {
        switch notice.to {
        case .member(let id): to = MemberNames(rulebook.members, discretion).name(id)
        case .reporter(let account):
            to = "reporter" + (account.id == ExplanationQuery.nobody ? "" : " " + discretion.account(account))
        case .group(let audience):
            to = rulebook.groups.first { $0.destination == notice.destination }?.name ?? audience.rawValue
        }
        destination = discretion.destination(notice.destination)
        kind = notice.kind.rawValue
        priority = "\(notice.priority)"
        var shown = notice
        shown.facts = discretion.facts(notice.facts, said: said)
        text = renderer.delivery(of: shown, at: notice.at).content.text
    }
}
