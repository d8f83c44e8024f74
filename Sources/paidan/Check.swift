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

            Example: paidan check --config config
            """)

    @OptionGroup var place: PlaceOptions

    func answer(in shell: Shell) -> CommandOutput { ConfigurationCheck().answer(in: shell) }
}
