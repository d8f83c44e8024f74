import ArgumentParser
import PaidanApp

/// Proves what is kept.
struct Verify: Command {
    static let configuration = CommandConfiguration(
        abstract: "Prove the timelines' hash chains and every invariant of the desks.",
        discussion: """
            Tells what was purged from what was altered. Exits 1 where anything is altered, unlinked or broken.

            Example: paidan verify
            """)

    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await Verification().answer(in: shell)
    }
}
