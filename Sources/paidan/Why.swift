import ArgumentParser
import PaidanApp

/// Tells a wish's history.
struct Why: Command {
    static let configuration = CommandConfiguration(
        abstract: "Tell all that happened to a wish, with the reasons of every decision.",
        discussion: """
            Each line: the local time, what happened, who, and the rule; those passed over stand below it by rule. \
            Words that were purged are shown as purged.

            With --record: who did what and who was told what, minute by minute, to be handed on after an emergency.

            Example: paidan why taoyuan/1024
            Example: paidan why 1024 --record --json
            """)

    @Argument(help: "The wish, such as taoyuan/1024 or 1024.")
    var wish: WishReference

    @Flag(help: "Print the record of what was done and told, without the reasons.")
    var record = false

    @OptionGroup var form: FormOptions
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        if record { return try await WishRecord(of: wish, form: form.form).answer(in: shell) }
        return try await WishHistory(of: wish, form: form.form).answer(in: shell)
    }
}
