import ArgumentParser

/// The command line.
@main
struct Paidan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paidan", abstract: "A community desk that dispatches.", subcommands: [Serve.self])
}
