import ArgumentParser
import PaidanApp
import PaidanCore

/// Deliveries.
struct Outbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List deliveries, or send dead letters again.", subcommands: [List.self, Redrive.self],
        defaultSubcommand: List.self)

    struct List: Command {
        static let configuration = CommandConfiguration(
            abstract: "List deliveries, newest first.",
            discussion: """
                Examples:
                  paidan outbox --state dead
                  paidan outbox --wish 1024 --json
                """)

        @Option(name: .customLong("state"), help: "Only these; may be given again.")
        var states: [Delivery.State] = []

        @Option(help: ArgumentHelp("Only what is about this wish.", valueName: "wish"))
        var wish: WishReference?

        @Option(help: "How many at most.")
        var limit = 50

        @OptionGroup var community: CommunityOption
        @OptionGroup var form: FormOptions
        @OptionGroup var place: PlaceOptions

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            try await OutboxListing(
                community: community.community, states: states, wish: wish, limit: limit, form: form.form
            ).answer(in: shell)
        }
    }

    struct Redrive: Command {
        static let configuration = CommandConfiguration(
            abstract: "Send dead letters again: all, or those named.",
            discussion: """
                Prints the id of each delivery that goes out again. Exits 1 where one that was named does not.

                Example: paidan outbox redrive d-taoyuan-17-2
                """)

        @Argument(help: "Ids of deliveries; none for all dead letters.")
        var ids: [DeliveryID] = []

        @OptionGroup var community: CommunityOption
        @OptionGroup var place: PlaceOptions

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            try await RedriveOrder(ids, community: community.community).answer(in: shell)
        }
    }
}
