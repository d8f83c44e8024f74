import ArgumentParser
import PaidanApp

/// The command line.
@main
struct Paidan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paidan", abstract: "A community desk that dispatches.",
        discussion: """
            A wish is named COMMUNITY/NUMBER, or by its number alone where that is clear. Personal fields are masked; \
            --reveal shows them and is recorded by the running daemon.

            Exit codes: 0 done, 1 failed, 64 wrong usage, 75 no daemon answers (try again later), 78 configuration at fault.
            """,
        version: paidanVersion,
        subcommands: [
            Serve.self, Check.self, Read.self, Evaluate.self, Corrections.self, Train.self, Explain.self, Why.self,
            Inbox.self, Wishes.self, Campaigns.self, Roster.self, Import.self, Export.self, Outbox.self, Report.self,
            Replay.self,
            Simulate.self, Privacy.self,
            Verify.self,
        ])
}
