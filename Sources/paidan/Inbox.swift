import ArgumentParser
import PaidanApp

/// Lists messages.
struct Inbox: Command {
    static let configuration = CommandConfiguration(
        abstract: "List messages with what was read in them and what became of them, newest first.",
        discussion: "Example: paidan inbox --set-aside --json")

    @Flag(name: .customLong("set-aside"), help: "Only inputs that could not be handled, with the reason.")
    var isSetAsideOnly = false

    @Option(help: "How many at most.")
    var limit = 50

    @OptionGroup var community: CommunityOption
    @OptionGroup var form: FormOptions
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await InboxListing(
            community: community.community, isSetAsideOnly: isSetAsideOnly, limit: limit, form: form.form
        ).answer(in: shell)
    }
}
