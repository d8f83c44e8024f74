import ArgumentParser
import PaidanApp
import PaidanCore

/// Explains a message.
struct Explain: Command {
    static let configuration = CommandConfiguration(
        abstract: "Show what the desk would do with a message; nothing is done.",
        discussion: """
            What is understood, who would be asked in which order, who was passed over by which rule, and what would be \
            told to whom. The desk is a copy of the one in the database, else a new one of the configuration.

            Examples:
              paidan explain 'G5栋楼下有人被砸伤了'
              paidan explain '水龙头一直滴水' --at 2026-11-24T10:00:00+08:00 --card '3-2-501 胡'
              paidan explain '接单 1024' --group 桃源下沉党员群 --from qq:20001
              paidan explain --payload body.json --channel mybot
            """)

    @Argument(help: "What would be said.")
    var text: String?

    @Option(
        help: ArgumentHelp(
            "In place of words: a file with the body that a bot would send to a generic channel.", valueName: "file"),
        completion: .file())
    var payload: String?

    @Option(help: ArgumentHelp("The channel of that body.", valueName: "id"))
    var channel: ChannelID?

    @Option(help: ArgumentHelp("When, such as 2026-11-22T10:00:00+08:00; default now.", valueName: "time"))
    var at: Instant?

    @Option(
        help: ArgumentHelp(
            "In which group, by the platform's id or by name; default the first of residents.", valueName: "id"))
    var group: String?

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp(
            "By whom, such as qq:20001; default a resident of whom nothing is known.", valueName: "account"))
    var account: Account?

    @Option(help: "The sender's card in the group, such as '12-1-301 王'.")
    var card: String?

    @OptionGroup var community: CommunityOption
    @OptionGroup var form: FormOptions
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        guard let payload else {
            return try await ExplanationQuery(
                text ?? "", at: at, group: group, from: account, card: card, community: community.community,
                form: form.form
            ).answer(in: shell)
        }
        return try await PayloadQuery(payload, channel: channel, at: at, form: form.form).answer(in: shell)
    }

    func validate() throws {
        guard (text == nil) != (payload == nil) else {
            throw ValidationError("say either what would be said, or --payload FILE")
        }
        guard (payload == nil) == (channel == nil) else {
            throw ValidationError("--payload and --channel go together")
        }
    }
}
