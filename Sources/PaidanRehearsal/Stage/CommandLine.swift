import FoundationEssentials
import PaidanConfig

/// The daemon's binary as people use it beside a running daemon: what it says must be what happened.
struct CommandLine {
    let program: String
    let stage: Stage

    private struct Report: Decodable {
        var community: String
        var wishes: Wishes
        var services: Int

        struct Wishes: Decodable {
            var received: Int
            var merged: Int
            var observed: Int
            var accepted: Int
            var ended: Int
        }

        var figures: Day.Figures {
            Day.Figures(
                received: wishes.received, merged: wishes.merged, observed: wishes.observed,
                accepted: wishes.accepted, ended: wishes.ended, services: services)
        }
    }

    /// What `report` counts otherwise than the day wants it.
    func compareReport(with day: Day) async throws -> [String] {
        let (code, lines) = try await run(["report", "--from", day.date, "--to", day.date, "--format", "json"])
        guard code == 0 else { return ["paidan report failed (got \(code): \(lines.joined(separator: " ")))"] }
        let reports = lines.compactMap { Wire.read(Report.self, Array($0.utf8)) }
        return (day.report ?? [:]).sorted { $0.key < $1.key }.compactMap { community, expected in
            let counted = reports.first { $0.community == community }?.figures
            guard counted != expected else { return nil }
            return "paidan report, \(community): expected \(expected) (got \(counted.map { "\($0)" } ?? "nothing"))"
        }
    }

    /// What `verify` finds broken.
    func verify() async throws -> [String] {
        let (code, lines) = try await run(["verify"])
        return code == 0 ? [] : ["paidan verify failed (got \(code): \(lines.joined(separator: " ")))"]
    }

    /// What `replay` decides otherwise than the daemon did: nothing, byte for byte, however often it was killed.
    func replay() async throws -> [String] {
        let (code, lines) = try await run(["replay"])
        return code == 0 ? [] : ["paidan replay differs (got \(code): \(lines.joined(separator: " ")))"]
    }

    private func run(_ arguments: [String]) async throws -> (code: Int32, lines: [String]) {
        let output = stage.log + ".command"
        try? FileManager.default.removeItem(atPath: output)
        let child = try ChildProcess(program, arguments + ["--config", stage.directory], output: output)
        guard let code = await child.end(within: .seconds(30)) else {
            child.signal(9)
            return (-1, ["it did not end within half a minute"])
        }
        let text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
        return (code, text.split(whereSeparator: \.isNewline).map(String.init))
    }
}
