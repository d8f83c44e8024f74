import ArgumentParser
import PaidanApp
import PaidanCore

/// Prints what the staff corrected.
struct Corrections: Command {
    static let configuration = CommandConfiguration(
        abstract: "What the staff corrected, as labelled messages in which nobody is known.",
        discussion: """
            不是心愿, 改, 派 in answer to a doubt, and 代报 of words that the reader would not take for a wish. Derived from the \
            database: what is purged is not among them, nor is anything sensitive. Telephones, doors and names are made \
            up; read a file all the same before you pass it on, since no rule finds every name.

            Example: paidan corrections --since 2026-11-01 -o ours.jsonl
            """)

    @OptionGroup var community: CommunityOption

    @Option(help: ArgumentHelp("Only what staff said from this day on, such as 2026-11-01.", valueName: "day"))
    var since: CivilDate?

    @Option(name: .shortAndLong, help: "A file to write in place of standard output; only its owner can read it.")
    var output: String?

    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await CorrectionsQuery(community: community.community, since: since, output: output).answer(in: shell)
    }
}
