import ArgumentParser
import PaidanApp

/// Tells a wish's history.
struct Why: Command {
    static let configuration = CommandConfiguration(
        abstract: "Tell all that happened to a wish, with the reasons of every decision.",
        discussion: """
            Each line: the local time, what happened, who, and the rule; those passed over stand below it by rule. \
            Words that were purged are shown as purged.

            Example: paidan why taoyuan/1024
            """)

    @Argument(help: "The wish, such as taoyuan/1024 or 1024.")
    var wish: WishReference

    @OptionGroup var form: FormOptions
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await WishHistory(of: wish, form: form.form).answer(in: shell)
    }
}
