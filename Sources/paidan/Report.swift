import ArgumentParser
import PaidanApp

/// Figures.
struct Report: Command {
    static let configuration = CommandConfiguration(
        abstract: "Count wishes, services, times and satisfaction.",
        discussion: """
            Wishes received on the days from --from to --to, both included, in the community's local time. Ratios have \
            their numerator and denominator; silence is no satisfaction; nobody is ranked. JSON is one object a \
            community, CSV one figure a line, as Excel opens it. Drills, what was no wish and what was only observed are \
            counted apart. With --ledger one row a wish, in which no resident is known.

            Examples:
              paidan report --from 2026-11-01 --to 2026-11-30 --format csv
              paidan report --ledger --format csv --lang zh > 台账.csv
            """)

    @Option(help: "text, json or csv.")
    var format = ReportFormat.text

    @Flag(name: .customLong("ledger"), help: "The masked ledger, one row a wish.")
    var isLedger = false

    @OptionGroup var period: PeriodOptions
    @OptionGroup var community: CommunityOption
    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await ReportQuery(
            community: community.community, period: period.period(), format: format, isLedger: isLedger
        ).answer(in: shell)
    }
}
