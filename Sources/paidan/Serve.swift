import ArgumentParser
import Glibc
import PaidanApp
import PaidanCore

/// The daemon.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the daemon.",
        discussion: """
            Exit codes: 0 after SIGTERM or SIGINT, 75 when another daemon owns the database or the disk is full, 78 when the configuration \
            is at fault. SIGHUP proves the configuration again and takes it over, or keeps the old one and says why.
            """)

    @OptionGroup var place: PlaceOptions

    @Option(
        help: """
            Rehearse: the domain's time stands still at START (RFC 3339), or at the last recorded instant if that is \
            later, and is moved by POST /testing/clock {"now": …} from the loopback only.
            """)
    var clock: String?

    func run() async throws {
        var start: Instant?
        if let clock {
            guard let instant = Instant(rfc3339: clock) else {
                throw ValidationError(
                    "--clock must be an RFC 3339 time such as 2026-11-22T10:00:00+08:00 (got \"\(clock)\")")
            }
            start = instant
        }
        let code = await Serving.run(HouseOptions(Shell.present(directory: place.directory), clock: start))
        guard code == 0 else { throw ExitCode(code) }
    }
}
