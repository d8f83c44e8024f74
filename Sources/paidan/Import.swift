import ArgumentParser
import PaidanApp
import PaidanCore

/// Takes over a roster as an office sends it.
struct Import: Command {
    static let configuration = CommandConfiguration(
        abstract: "Take over a roster as an office sends it: a preview, and with --apply the roster.",
        discussion: """
            Reads CSV and text as Excel and WPS save them (GBK, UTF-8, UTF-16), with titles, merged cells and spoilt \
            numbers. Every fault is told with its row and column. More than 2 rows in 100 at fault: nothing is taken \
            over. Known people keep their ids, accounts and ways to be reached. Own words for skills and hours stand \
            in communities/ID/words.csv (栏目,写法,意思).

            Example: paidan import 下沉党员花名册.csv --community taoyuan
            """)

    @Argument(help: "The tables; several are the sheets of one workbook.")
    var files: [String]

    @Option(help: ArgumentHelp("Whose roster.", valueName: "id"))
    var community: CommunityID?

    @Flag(help: "Write the roster; the tables and the old roster are kept in imports/.")
    var apply = false

    @Flag(help: "Only show what would change (the default).")
    var dryRun = false

    @Flag(help: "Take members off the roster who are in none of the tables.")
    var deleteMissing = false

    @OptionGroup var place: PlaceOptions

    func validate() throws {
        if apply && dryRun { throw ValidationError("--apply and --dry-run exclude each other") }
        if files.isEmpty { throw ValidationError("name a table") }
    }

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        try await RosterImportCommand(
            files: files, community: community, applies: apply, deletesMissing: deleteMissing
        ).answer(in: shell)
    }
}
