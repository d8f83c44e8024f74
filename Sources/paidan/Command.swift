public import ArgumentParser
import Glibc
public import PaidanApp
public import PaidanCore
public import PaidanSimulation

/// A command that answers in lines and ends with a status of the contract.
protocol Command: AsyncParsableCommand {
    /// The folder.
    var place: PlaceOptions { get }
    /// What it has to say.
    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput
}

extension Command {
    func run() async throws {
        let output: CommandOutput
        do throws(CommandFailure) {
            output = try await answer(in: place.shell)
        } catch {
            Output.complain("paidan: \(error)")
            throw ExitCode(error.status.rawValue)
        }
        output.complaints.forEach(Output.complain)
        output.lines.forEach { print($0) }
        guard output.status == .done else { throw ExitCode(output.status.rawValue) }
    }
}

/// Standard error, line by line.
enum Output {
    static func complain(_ line: String) {
        // What was printed so far comes first, where both go to one terminal.
        fflush(nil)
        var rest = Array((line + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// Where the configuration is.
struct PlaceOptions: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("The configuration folder; default $PAIDAN_CONFIG, then /etc/paidan.", valueName: "dir"))
    var directory: String?

    @Option(name: .customLong("lang"), help: ArgumentHelp("zh or en; default the locale's.", valueName: "language"))
    var language: String?

    /// The shell of this process, in the language asked for.
    var shell: Shell {
        var shell = Shell.present(directory: directory)
        if let language { shell.environment["LC_ALL"] = language }
        return shell
    }

    func validate() throws {
        guard let language, !["zh", "en"].contains(language) else { return }
        throw ValidationError("--lang is zh or en (got \"\(language)\")")
    }
}

/// How a list is printed.
struct FormOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "One JSON object a line, keys in order.")
    var isJSON = false

    @Flag(
        name: .customLong("reveal"),
        help: "Show words, names of residents, telephones, rooms and accounts; the running daemon records who looked.")
    var isRevealing = false

    var form: ListForm { ListForm(isJSON: isJSON, isRevealing: isRevealing) }
}

/// Which community.
struct CommunityOption: ParsableArguments {
    @Option(help: ArgumentHelp("Only this community.", valueName: "id"))
    var community: CommunityID?
}

/// Which days, both included, in the community's local time.
struct PeriodOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The first day, such as 2026-11-01.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("The last day, included.", valueName: "day"))
    var to: String?

    func period() throws(CommandFailure) -> Period { try Period(from: from, to: to) }
}

extension Identifier: ExpressibleByArgument {
    public init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        self.init(argument)
    }
}

extension WishReference: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Account: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension CivilDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

extension Instant: ExpressibleByArgument {
    public init?(argument: String) { self.init(rfc3339: argument) }
}

extension WishState: ExpressibleByArgument {}
extension Delivery.State: ExpressibleByArgument {}
extension Category: ExpressibleByArgument {}
extension Urgency: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension Member.Kind: ExpressibleByArgument {}
extension Scenario: ExpressibleByArgument {}

extension ReplayQuery.Start: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public var defaultValueDescription: String { "the first input" }
}
