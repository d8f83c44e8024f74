import ArgumentParser
import PaidanApp
import PaidanCore

/// What is held about people.
struct Privacy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tell what is held about a person, erase it, and who was sent what.",
        subcommands: [PrivacyShow.self, PrivacyExport.self, PrivacyErase.self, PrivacySeen.self])
}

struct PrivacyShow: Command {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Tell what kinds of things are held about a person, and how many; nothing of it is shown.")

    @Argument(help: "An account such as qq:10001, a telephone number, or a name.")
    var person: String

    @Flag(name: .customLong("json"), help: "One JSON object a community.")
    var isJSON = false

    @OptionGroup var community: CommunityOption
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await PrivacyQuery(person, community: community.community, isJSON: isJSON).answer(in: shell)
    }
}

struct PrivacyExport: Command {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print all that is held about a person, for that person; the running daemon records it.")

    @Argument(help: "An account such as qq:10001, a telephone number, or a name.")
    var person: String

    @Option(name: .shortAndLong, help: ArgumentHelp("A file that only its owner can read.", valueName: "file"))
    var output: String?

    @OptionGroup var community: CommunityOption
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await PrivacyQuery(person, isExport: true, output: output, community: community.community)
            .answer(in: shell)
    }
}

struct PrivacyErase: Command {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase what is held about a person; statistics and the chain stay.",
        discussion: """
            The running daemon records who had it erased. A wish of the person that is still open is named and stops it; \
            with --force it is withdrawn first. The roster is the office's own file and is not touched.
            """)

    @Argument(help: "An account such as qq:10001, a telephone number, or a name.")
    var person: String

    @Flag(help: "Withdraw open wishes first.")
    var force = false

    @OptionGroup var community: CommunityOption
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await ErasureOrder(person, force: force, community: community.community).answer(in: shell)
    }
}

struct PrivacySeen: Command {
    static let configuration = CommandConfiguration(
        commandName: "seen", abstract: "Tell who was sent which field of a wish.")

    @Argument(help: "The wish, such as taoyuan/1024 or 1024.")
    var wish: WishReference

    @Flag(name: .customLong("json"), help: "One JSON object a notice.")
    var isJSON = false

    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await SeenQuery(of: wish, isJSON: isJSON).answer(in: shell)
    }
}
