import ArgumentParser
import PaidanApp
import PaidanCore

/// The roster.
struct Roster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List who is on the roster.", subcommands: [List.self], defaultSubcommand: List.self)

    struct List: Command {
        static let configuration = CommandConfiguration(
            abstract: "List the roster as the files say it now.",
            discussion: "Example: paidan roster --building G5 --json")

        @Option(help: "Only member, staff or organization.")
        var kind: Member.Kind?

        @Option(help: "Only who covers this building.")
        var building: String?

        @OptionGroup var community: CommunityOption
        @OptionGroup var form: FormOptions
        @OptionGroup var place: PlaceOptions

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            try await RosterListing(community: community.community, kind: kind, building: building, form: form.form)
                .answer(in: shell)
        }
    }
}
