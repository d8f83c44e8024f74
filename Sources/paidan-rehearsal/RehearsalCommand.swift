import ArgumentParser
import FoundationEssentials
import Glibc
import PaidanRehearsal

/// Plays the sample day.
@main
struct RehearsalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paidan-rehearsal",
        abstract: "Play a sample day at a daemon of its own, with a stand-in for the world outside.",
        discussion: """
            Every message goes through the daemon's real doors, and every push is printed as it arrives. Afterwards a \
            daemon stays open in real time, until Ctrl-C.
            """)

    @Option(help: "The daemon's binary.")
    var paidan: String

    @Option(help: "The configuration, which is copied.")
    var config: String

    @Option(
        help: "The folder for the copy, the database and the mailboxes; what it holds of an earlier run is replaced.")
    var state: String

    @Option(help: "The file of the day.")
    var day = "rehearsal/day.yaml"

    @Flag(help: "End after the day: with 0 where all went as it should.")
    var once = false

    @Flag(help: "Take any free ports of the loopback instead of those configured.")
    var freePorts = false

    func run() async throws {
        let console = Console { say($0) }
        let rehearsal = try Rehearsal(
            Rehearsal.Parts(
                program: absolute(paidan), configuration: absolute(config), state: absolute(state), day: absolute(day),
                environment: ProcessInfo.processInfo.environment, takesFreePorts: freePorts), console: console)
        let once = once
        let work = Task {
            let isGood = try await playDay(rehearsal, console)
            return once ? isGood : try await keepOpen(rehearsal, console) && isGood
        }
        let signals = StopSignals { work.cancel() }
        defer { signals.close() }
        do {
            guard try await work.value else { throw ExitCode.failure }
        } catch is CancellationError {
            console.line()
            console.line("停了，这一天没有演完。")
            // Who asked for the day alone asked whether it goes well, and that is not known now.
            if once { throw ExitCode.failure }
        }
    }

    private func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}

/// Plays the day and sums it up; tells whether all went as it should.
private func playDay(_ rehearsal: Rehearsal, _ console: Console) async throws -> Bool {
    let outcome = try await rehearsal.play()
    console.line()
    console.line("── 这一天")
    return sumUp(outcome, rehearsal, console, well: "样样都对。")
}

/// Keeps a daemon open in real time until the task is cancelled; tells whether it ended well.
private func keepOpen(_ rehearsal: Rehearsal, _ console: Console) async throws -> Bool {
    let session = try await rehearsal.open()
    while !Task.isCancelled, session.isOpen { try? await Task.sleep(for: .milliseconds(200)) }
    let outcome = try await rehearsal.close(session)
    console.line()
    console.line("── 停了。您试过的事")
    return sumUp(outcome, rehearsal, console, well: "派单台停得干净。")
}

private func sumUp(_ outcome: Rehearsal.Outcome, _ rehearsal: Rehearsal, _ console: Console, well: String) -> Bool {
    for line in rehearsal.summary(of: outcome) { console.line(line) }
    guard !outcome.differences.isEmpty else {
        console.line(well)
        return true
    }
    console.line("有 \(outcome.differences.count) 处不对：")
    for difference in outcome.differences { console.line("✗ \(difference)") }
    return false
}

/// Prints a line at once, also into a pipe.
private func say(_ line: String) {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
    }
}
