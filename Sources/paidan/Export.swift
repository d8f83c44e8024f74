import ArgumentParser
import PaidanApp
import PaidanCore

/// Writes a roster or a rota for a spreadsheet.
struct Export: Command {
    static let configuration = CommandConfiguration(
        abstract: "Write the roster or the duty rota as a table that Excel opens.",
        discussion: """
            UTF-8 with a byte order mark; a cell that a spreadsheet would run as a formula stands behind an apostrophe.
            The table holds names and telephones.

            Example: paidan export roster --community taoyuan --output roster-for-excel.csv
            """)

    @Argument(help: "roster or duty.")
    var subject: TableExport.Subject

    @Flag(help: "Only the header and a note, to be filled in.")
    var template = false

    @Option(help: ArgumentHelp("Whose.", valueName: "id"))
    var community: CommunityID?

    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write; default standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) throws(CommandFailure) -> CommandOutput {
        try TableExport(subject: subject, community: community, isTemplate: template, output: output).answer(in: shell)
    }
}
