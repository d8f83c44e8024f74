import ArgumentParser
import PaidanApp

/// Proves the configuration.
struct Check: Command {
    static let configuration = CommandConfiguration(
        abstract: "Prove the configuration: every fault at once.",
        discussion: """
            Each fault is one line `file:line: key: rule (got "x")` on standard error, in Chinese under a zh locale; \
            warnings follow. Secrets are read too, but those that only the running service is handed by systemd are a \
            warning. Exits 78 where anything is at fault.

            With --coverage: how many members could come to each building at each hour, and where each skill is missing.

            Example: paidan check --config config
            Example: paidan check --coverage --json
            """)

    @Flag(help: "Print building by hour: how many could come.")
    var coverage = false

    @Flag(name: .customLong("json"), help: "With --coverage: one JSON object a building.")
    var isJSON = false

    @OptionGroup var place: PlaceOptions

    func validate() throws {
        if isJSON && !coverage { throw ValidationError("--json goes with --coverage") }
    }

    func answer(in shell: Shell) throws(CommandFailure) -> CommandOutput {
        try coverage ? CoverageQuery(isJSON: isJSON).answer(in: shell) : ConfigurationCheck().answer(in: shell)
    }
}
