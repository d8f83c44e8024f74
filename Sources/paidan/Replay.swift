import ArgumentParser
import PaidanApp

/// Decides anew.
struct Replay: Command {
    static let configuration = CommandConfiguration(
        abstract: "Decide the recorded inputs anew, and tell what today's rules would have made of them.",
        discussion: """
            Every input is decided again by the rules that were in force then, and held against what was recorded, byte \
            for byte; and once more, from the same moment, by the rules of the folder. Ends with 0 where every decision is \
            the same, with 1 where any is not. Where words were purged it says from which input on it is exact.

            Examples:
              paidan replay
              paidan replay --from 2026-11-01 --config config-with-other-rings
              paidan replay --recorded --json
            """)

    @Option(help: ArgumentHelp("Tell differences from this input or this day on.", valueName: "seq|day"))
    var from: ReplayQuery.Start = .beginning

    @Flag(name: .customLong("recorded"), help: "Prove what was recorded only; leave the folder's rules out.")
    var isRecordedOnly = false

    @Flag(name: .customLong("json"), help: "One JSON object a line: each difference, then the whole.")
    var isJSON = false

    @OptionGroup var community: CommunityOption
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await ReplayQuery(
            community: community.community, from: from, isRecordedOnly: isRecordedOnly, isJSON: isJSON
        ).answer(in: shell)
    }
}
