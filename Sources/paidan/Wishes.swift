import ArgumentParser
import PaidanApp
import PaidanCore

/// Wishes.
struct Wishes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List wishes, or act for the desk.",
        discussion: "What acts goes to the running daemon and is recorded with the actor's name.",
        subcommands: [
            List.self, Assign.self, Refuse.self, NotAWish.self, FalseAlarm.self, Amend.self, Close.self, Reopen.self,
            Hold.self,
            Merge.self, Told.self, Act.self, Pause.self, Resume.self,
        ],
        defaultSubcommand: List.self)

    struct List: Command {
        static let configuration = CommandConfiguration(
            abstract: "List wishes, newest first.",
            discussion: """
                Examples:
                  paidan wishes --state open --state under_way
                  paidan wishes --building G5 --from 2026-11-01 --json
                """)

        @Option(name: .customLong("state"), help: "Only these; may be given again.")
        var states: [WishState] = []

        @Option(help: "Only this building.")
        var building: String?

        @Option(help: "How many at most.")
        var limit = 100

        @OptionGroup var period: PeriodOptions
        @OptionGroup var community: CommunityOption
        @OptionGroup var form: FormOptions
        @OptionGroup var place: PlaceOptions

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            try await WishListing(
                community: community.community, states: states, building: building, period: period.period(),
                limit: limit, form: form.form
            ).answer(in: shell)
        }
    }
}
