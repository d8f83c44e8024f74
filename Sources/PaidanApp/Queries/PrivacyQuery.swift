import PaidanConfig
public import PaidanCore

/// `paidan privacy show` and `export`: what is held about somebody.
public struct PrivacyQuery: Sendable {
    /// An account, a telephone number or a name.
    public var person: String
    /// Everything as it is, for the person's own eyes, in place of a masked overview; the running daemon records it.
    public var isExport: Bool
    /// A file that only its owner can read; nil for standard output.
    public var output: String?
    /// Which community; nil for each.
    public var community: CommunityID?
    /// JSON in place of text.
    public var isJSON: Bool

    /// A question about somebody.
    public init(
        _ person: String, isExport: Bool = false, output: String? = nil, community: CommunityID? = nil,
        isJSON: Bool = false
    ) {
        self.person = person
        self.isExport = isExport
        self.output = output
        self.community = community
        self.isJSON = isJSON
    }

    /// Answers it; 1 where nothing is held.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let found = try await PrivacyQuery.found(person, in: community, installation)
        guard !found.isEmpty else {
            throw CommandFailure(.failed, "nothing is held about this person (got \"\(person)\")")
        }
        if isExport {
            try await installation.recordReveal("privacy export")
            return try export(found, installation)
        }
        let lines = found.map { HeldLine($0, zone: installation.zone(of: $0.community)) }
        if isJSON { return CommandOutput(try JSONLines.lines(lines)) }
        return CommandOutput(lines.flatMap { $0.lines(in: shell.language) })
    }

    /// What each community holds about somebody; those that hold nothing are left out.
    static func found(
        _ person: String, in community: CommunityID?, _ installation: Installation
    ) async throws(CommandFailure) -> [PersonSearch.Found] {
        let archive = try installation.archive()
        let search = PersonSearch(key: PersonSearch.Key(person))
        var all: [PersonSearch.Found] = []
        for one in try await asking({ () throws(StoreFailure) in try await archive.communities() })
        where community == nil || one == community {
            let found = try await search.run(in: one, from: archive)
            if !found.isEmpty { all.append(found) }
        }
        return all
    }

    private func export(
        _ found: [PersonSearch.Found], _ installation: Installation
    ) throws(CommandFailure) -> CommandOutput {
        let lines = try JSONLines.lines(found.map(ExportedPerson.init))
        guard let output else { return CommandOutput(lines) }
        try PrivateFile.write(lines.map { $0 + "\n" }.joined(), to: output)
        return CommandOutput(["what \(found.count) communities hold, to \(output)"])
    }
}

/// All that one community holds about somebody, as it is.
private struct ExportedPerson: Encodable {
    var community: CommunityID
    var accounts: [Account]
    var wishes: [Wish]
    var messages: [Message]
    var remembered: [Person]
    var roster: [Member]
    var load: [MemberRecord]

    init(_ found: PersonSearch.Found) {
        community = found.community
        accounts = found.accounts
        wishes = found.wishes
        messages = found.messages.compactMap { row in
            guard case .message(let message) = row.recorded.input else { return nil }
            return message
        }
        remembered = found.people
        roster = found.members
        load = found.records
    }
}

/// What is held about somebody, by kind and number; nothing of it is shown.
struct HeldLine: Hashable, Codable, Sendable {
    var community: CommunityID
    /// Masked.
    var accounts: [String]
    var wishes: [String]
    var open: [String]
    /// Which personal fields of the wishes still hold something, with how many of each.
    var fields: [String: Int]
    var messages: Int
    var messagesPurged: Int
    /// Until when an address is remembered; nil where none is.
    var addressUntil: String?
    /// Ids on the roster.
    var roster: [MemberID]

    init(_ found: PersonSearch.Found, zone: Zone) {
        community = found.community
        accounts = found.accounts.map(Discretion.masked.account)
        wishes = found.wishes.map { "\(found.community)/\($0.number)" }
        open = found.open.map { "\(found.community)/\($0.number)" }
        fields = [:]
        for wish in found.wishes {
            for (field, isHeld) in [
                ("words", !wish.words.isEmpty), ("contact", wish.contact != nil),
                ("door", wish.need.place.room != nil || wish.need.place.unit != nil),
                ("beneficiary", wish.beneficiary != nil), ("notes", wish.notes.contains { !$0.words.isEmpty }),
                ("rating", wish.rating.map { !$0.words.isEmpty } ?? false),
                ("name", wish.reporters.contains { $0.name != nil }),
            ] where isHeld {
                fields[field, default: 0] += 1
            }
        }
        messages = found.messages.count { !$0.isPurged }
        messagesPurged = found.messages.count { $0.isPurged }
        addressUntil = found.people.filter { !$0.place.isEmpty }.map(\.forgetAt).max()
            .map { $0.rfc3339(in: zone) }
        roster = found.members.map(\.id)
    }

    func lines(in language: Language) -> [String] {
        func said(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }
        var lines = [
            "\(community): " + (accounts.isEmpty ? said("no account", "没有账号") : accounts.joined(separator: " "))
        ]
        lines.append(
            said("  wishes \(wishes.count)", "  心愿单 \(wishes.count) 件")
                + (open.isEmpty ? "" : said(", open: ", "，没办完：") + open.joined(separator: " ")))
        let held = fields.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        if !held.isEmpty { lines.append(said("  personal fields: ", "  个人信息：") + held) }
        lines.append(
            said(
                "  messages with words \(messages), purged \(messagesPurged)",
                "  有原话的消息 \(messages) 条，已清除 \(messagesPurged) 条"))
        if let addressUntil { lines.append(said("  address remembered until ", "  记着地址，到 ") + addressUntil) }
        if !roster.isEmpty {
            lines.append(
                said("  on the roster: ", "  在名册上：") + roster.map(\.rawValue).joined(separator: " ")
                    + said("; roster.csv is the office's own", "；名册由社区自己改"))
        }
        return lines
    }
}
