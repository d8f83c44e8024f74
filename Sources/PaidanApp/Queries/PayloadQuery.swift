import FoundationEssentials
import PaidanChat
import PaidanConfig
public import PaidanCore

/// `paidan explain --payload`: what would be heard in the body of a bot, and what the desk would do with it.
public struct PayloadQuery: Sendable {
    /// The file with the body.
    public var file: String
    /// The channel that it would come in by.
    public var channel: ChannelID?
    /// When; nil for now.
    public var at: Instant?
    /// How it is printed.
    public var form: ListForm

    /// A body to be tried.
    public init(_ file: String, channel: ChannelID?, at: Instant? = nil, form: ListForm = ListForm()) {
        self.file = file
        self.channel = channel
        self.at = at
        self.form = form
    }

    /// Tries it; 1 where the body cannot be read, or holds no message.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        let channels = installation.configuration.channels
        guard let settings = channels.first(where: { $0.id == channel }), settings.platform == .generic else {
            let generic = channels.filter { $0.platform == .generic }.map(\.id.rawValue).joined(separator: ", ")
            throw CommandFailure(
                .usage, "name a generic channel with --channel: \(generic) (got \"\(channel?.rawValue ?? "")\")")
        }
        guard let body = FileManager.default.contents(atPath: file) else {
            throw CommandFailure(.usage, "cannot be read (got \"\(file)\")")
        }
        let heard: Message?
        do {
            heard = try ChatPlatforms.rehearse(Array(body), on: settings)
        } catch {
            throw CommandFailure(.failed, "\(file): \(error.detail)")
        }
        guard let message = heard else {
            throw CommandFailure(.failed, "\(file): holds no message; it would be acknowledged and passed over")
        }
        let groups = installation.configuration.communities.flatMap(\.rulebook.groups)
        if let group = message.group, !groups.contains(where: { $0.id == group && $0.channel == settings.id }) {
            throw CommandFailure(
                .failed, "\(file): the group is not listed, so it would be counted and dropped (got \"\(group)\")")
        }
        var output = try await ExplanationQuery(
            message.text, at: at, group: message.group?.rawValue, from: message.sender.account,
            card: message.sender.card, form: form
        ).answer(in: shell)
        if !form.isJSON { output.lines.insert(contentsOf: lines(of: message), at: 0) }
        return output
    }

    /// The fields that were found.
    private func lines(of message: Message) -> [String] {
        let fields: [(String, String?)] = [
            ("id", message.id), ("group", message.group?.rawValue), ("group_name", message.groupName),
            ("sender", message.sender.account.id), ("sender_name", message.sender.name), ("card", message.sender.card),
            ("at", message.sentAt.map { $0.rfc3339(in: .shanghai) }), ("reply_to", message.replyTo),
            ("mentions", message.mentions.isEmpty ? nil : message.mentions.joined(separator: " ")),
            ("attachment", message.attachments.first.map { "\($0.kind) \($0.url ?? "")" }), ("text", message.text),
        ]
        return fields.compactMap { name, value in value.map { "\(name): \($0)" } } + [""]
    }
}
