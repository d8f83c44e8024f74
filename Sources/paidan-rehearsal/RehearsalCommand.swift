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

    func run() async throws {
        let console = Console { say($0) }
        let rehearsal = try Rehearsal(
            Rehearsal.Parts(
                program: absolute(paidan), configuration: absolute(config), state: absolute(state), day: absolute(day),
                environment: ProcessInfo.processInfo.environment), console: console)
        let once = once
        let work = Task {
            let isGood = try await playDay(rehearsal, console)
            return once ? isGood : try await keepOpen(rehearsal, console)
        }
        let signals = StopSignals { work.cancel() }
        defer { signals.close() }
        do {
            guard try await work.value else { throw ExitCode.failure }
        } catch is CancellationError {
            console.line("停了。")
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
    for line in rehearsal.summary(of: outcome) { console.line(line) }
    guard !outcome.differences.isEmpty else {
        console.line("样样都对。")
        return true
    }
    console.line("有 \(outcome.differences.count) 处不对：")
    for difference in outcome.differences { console.line("✗ \(difference)") }
    return false
}

/// Keeps a daemon open in real time until the task is cancelled; tells whether it ended well.
private func keepOpen(_ rehearsal: Rehearsal, _ console: Console) async throws -> Bool {
    let daemon = try await rehearsal.open()
    console.line()
    console.line("── 现在是真的时间：派单台开着，推送照样打印在这里。Ctrl-C 停。")
    console.line("在另一个终端里报一件事试试：")
    console.line(
        rehearsal.invitation(
            to: daemon, from: "u-1", name: "胡女士", saying: "3栋2单元501水龙头一直滴水，麻烦派个人来修一下"))
    console.line("谁的手机响了，就替谁接单（T05 换成名册里他的编号，1024 换成心愿单编号）：")
    console.line(rehearsal.invitation(to: daemon, from: "T05", name: "刘洋", saying: "接单 1024"))
    while !Task.isCancelled, daemon.id != nil { try? await Task.sleep(for: .seconds(1)) }
    return await rehearsal.close(daemon) == 0
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
