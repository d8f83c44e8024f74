import PaidanConfig
public import PaidanCore
import PaidanReading

/// `paidan corrections`: what the staff corrected, as labelled messages in which nobody is known.
public struct CorrectionsQuery: Sendable {
    private let community: CommunityID?
    private let since: CivilDate?
    private let output: String?

    /// What is wanted.
    ///
    /// - Parameters:
    ///   - community: of which community; nil for all.
    ///   - since: from which day on the staff said their last word, in the community's local time.
    ///   - output: a file that only its owner can read; nil for standard output.
    public init(community: CommunityID? = nil, since: CivilDate? = nil, output: String? = nil) {
        self.community = community
        self.since = since
        self.output = output
    }

    /// Derives them from the database; one JSON object a line.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let messages = try await CorrectionsQuery.messages(of: community, since: since, in: shell)
        let lines = messages.map(LabelledJSON.line)
        guard let output else { return CommandOutput(lines) }
        try PrivateFile.write(lines.map { $0 + "\n" }.joined(), to: output)
        return CommandOutput(["\(lines.count) corrections to \(output)"])
    }

    /// The corrected messages that the database still has the words of, by the last word of the staff.
    static func messages(
        of community: CommunityID? = nil, since: CivilDate? = nil, in shell: Shell
    ) async throws(CommandFailure) -> [LabelledMessage] {
        let installation = try Installation(shell)
        let archive = try installation.archive()
        let lexicon = try LabelledFiles.lexicon(shell)
        let reader = try Installation.reader(shell)
        let rows = try await asking { () throws(StoreFailure) in try await archive.corrections(of: community) }
        var desks: [CommunityID: Desk] = [:]
        for id in Set(rows.map(\.community)) {
            let kept = try await asking { () throws(StoreFailure) in try await archive.desk(of: id) }
            desks[id] = kept.map { Desk(state: $0.state, rulebook: $0.rulebook) }
        }
        return CorrectedMessage.all(in: rows).compactMap { message in
            guard let desk = desks[message.community], !desk.isSensitive(message.text),
                since.map({ desk.rulebook.zone.startOfDay($0) <= message.at }) ?? true,
                !message.isMereReport || isMissed(message, by: reader, in: desk.rulebook)
            else { return nil }
            return LabelledMessage(message, roster: desk.rulebook.members.map(\.name), lexicon: lexicon)
        }
    }

    /// Whether the reader would not have taken the words of a report for a wish: only then the report corrects it.
    private static func isMissed(
        _ message: CorrectedMessage, by reader: any PaidanCore.Reader, in rulebook: Rulebook
    ) -> Bool {
        let context = ReadingContext(
            at: message.at, zone: rulebook.zone, audience: .residents, buildings: rulebook.buildings)
        return reader.read(message.text, in: context).kind != .wish
    }
}
