import ArgumentParser

/// What Benchmarks/run needs beside the daemon: something to compare it with, someone to push to, and a stopwatch.
@main
struct PaidanBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paidan-bench", abstract: "The other side of the benchmarks.",
        subcommands: [Bare.self, Sink.self, Latency.self])
}
