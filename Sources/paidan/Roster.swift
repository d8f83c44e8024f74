import ArgumentParser
import PaidanApp
import PaidanCore

/// The roster.
struct Roster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List who is on the roster, bind their accounts, try their contacts.",
        subcommands: [List.self, Code.self, Test.self], defaultSubcommand: List.self)

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

    struct Code: Command {
        static let configuration = CommandConfiguration(
            abstract: "Print a one-time code by which a member binds an account.",
            discussion: "It holds for 24 hours and for one account. Example: paidan roster code V07")

        @Argument(help: "An id or a name of the roster.")
        var member: String

        @OptionGroup var community: CommunityOption
        @OptionGroup var order: OrderOptions

        var place: PlaceOptions { order.place }

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            var shell = shell
            if let actor = order.actor { shell.actor = actor }
            return try await CodeOrder(member: member, community: community.community).answer(in: shell)
        }
    }

    struct Test: Command {
        static let configuration = CommandConfiguration(
            abstract: "Send a real test by a member's first private way and wait for 收到.",
            discussion: "Exit 75 where no answer came in time. Example: paidan roster test V07 --wait 60")

        @Argument(help: "An id or a name of the roster.")
        var member: String

        @Option(help: ArgumentHelp("How long to wait, in seconds.", valueName: "seconds"))
        var wait = 300

        @OptionGroup var community: CommunityOption
        @OptionGroup var order: OrderOptions

        var place: PlaceOptions { order.place }

        func validate() throws {
            guard (0...86_400).contains(wait) else {
                throw ValidationError("--wait is 0 to 86400 seconds (got \"\(wait)\")")
            }
        }

        func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
            var shell = shell
            if let actor = order.actor { shell.actor = actor }
            return try await ContactTestOrder(member: member, community: community.community, patience: wait)
                .answer(in: shell)
        }
    }
}
