import Foundation
import Glibc
import Testing

@testable import PaidanRehearsal

/// What `scripts/run` starts, as a process of its own: what it prints, what it can be told by, and how it ends.
@Suite("the rehearsal as a command", .serialized, .timeLimit(.minutes(2)))
struct CommandTests {
    static let day = """
        date: 2026-11-23
        begins: "09:00"
        ends: "09:20"
        people:
          王女士: {account: "880003", card: 3-2-501 王}
        scenes:
          - at: "09:05"
            title: 水龙头滴水
            says: {door: qq, from: 王女士, group: 桃源业主一群, text: "我家水龙头一直滴水，关不紧，能派个人来看看吗"}
            opens: 滴水
            wishes:
              滴水: {state: open, place: 3栋2单元501, asked: [张德胜]}
            pushes:
              - {to: 张德胜, kind: offer.made, says: ["接单 {滴水}"]}

        """

    @Test("a day that goes as it should ends with 0")
    func good() async throws {
        try await RunningCommand.lent(day: Self.day, "--once") { command in
            #expect(await command.end() == 0)
            #expect(command.output.contains("样样都对。"))
        }
    }

    @Test(
        "an expectation that does not hold ends it with 1, and with a line that says which",
        arguments: [
            (
                "asked: [张德胜]", "asked: [刘洋]",
                "✗ 09:05 水龙头滴水: 滴水, asked: expected 刘洋 (got 张德胜)"
            ),
            (
                "3栋2单元501, asked", "3栋2单元502, asked",
                "✗ 09:05 水龙头滴水: 滴水, place: expected 3栋2单元502 (got 3栋2单元501)"
            ),
            (
                "to: 张德胜, kind: offer.made", "to: 刘洋, kind: offer.made",
                "✗ 09:05 水龙头滴水: a push to 刘洋: expected offer.made … 接单 1024 (got none)"
            ),
        ])
    func broken(_ right: String, _ wrong: String, _ line: String) async throws {
        let day = Self.day.replacingOccurrences(of: right, with: wrong)
        try await RunningCommand.lent(day: day, "--once") { command in
            #expect(await command.end() == 1)
            #expect(command.lines.suffix(2) == ["有 1 处不对：", line])
        }
    }

    @Test("a day that cannot be read is named with its line")
    func unreadable() async throws {
        let day = Self.day.replacingOccurrences(of: "    opens: 滴水", with: "    opened: 滴水")
        try await RunningCommand.lent(day: day, "--once") { command in
            #expect(await command.end() == 1)
            #expect(command.output.contains(#"a scene has no such word (got "opened")"#))
            #expect(command.output.contains("line "))
        }
    }

    @Test(
        "the lines for newcomers work as they are printed, and a signal ends it cleanly, with a summary",
        arguments: [SIGINT, SIGTERM])
    func live(_ signal: Int32) async throws {
        try await RunningCommand.lent(day: Self.day) { command in
            let invited = try await command.lines { $0.contains { $0.hasPrefix("谁的手机响了") } }
            let wish = try #require(Self.shellLine(in: invited, after: "在另一个终端里报一件事试试"))
            #expect(try await Self.paste(wish).hasPrefix(#"{"id":"try-"#))
            let asked = try await command.lines { lines in
                lines.contains { $0.contains("接单：") && Self.shellLine(in: lines, after: $0) != nil }
            }
            let heading = try #require(asked.last { $0.hasSuffix("接单：") })
            let acceptance = try #require(Self.shellLine(in: asked, after: heading))
            #expect(try await Self.paste(acceptance).hasPrefix(#"{"id":"try-"#))
            let member = heading.trimmingCharacters(in: .whitespaces).dropFirst().dropLast(3)
            _ = try await command.lines { $0.contains { $0.contains("📱 \(member)  谢谢您") } }
            command.signal(signal)
            #expect(await command.end() == 0)
            let summary = command.lines.drop { $0 != "── 停了。您试过的事" }
            #expect(summary.contains { $0.hasPrefix("taoyuan/1024") && $0.contains(member) })
            #expect(summary.last == "派单台停得干净。")
        }
    }

    @Test("Ctrl-C in the middle of the day says that it did not end, and does not pass for a good day")
    func interrupted() async throws {
        let long = Self.day.replacingOccurrences(of: "ends: \"09:20\"", with: "ends: \"23:59\"")
        try await RunningCommand.lent(day: long, "--once") { command in
            _ = try await command.lines { $0.contains { $0.contains("── 09:05") } }
            command.signal(SIGINT)
            #expect(await command.end() == 1)
            #expect(command.lines.last == "停了，这一天没有演完。")
        }
    }

    /// The line of shell after a line that begins so; nil where it is not whole yet.
    private static func shellLine(in lines: [String], after heading: String) -> String? {
        guard let start = lines.firstIndex(where: { $0.hasPrefix(heading) }) else { return nil }
        let rest = lines[(start + 1)...].prefix(3)
        return rest.count == 3 && rest.last?.hasSuffix("'") == true ? rest.joined(separator: "\n") : nil
    }

    /// What a shell answers to a line.
    private static func paste(_ line: String) async throws -> String {
        let output = NSTemporaryDirectory() + "paidan-paste-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: output) }
        let shell = try ChildProcess("/bin/bash", ["-c", line], output: output)
        #expect(await shell.end(within: .seconds(30)) == 0)
        return try String(contentsOfFile: output, encoding: .utf8)
    }
}

/// The command, run on the example configuration and on free ports.
private final class RunningCommand {
    private let folder: String
    private let child: ChildProcess

    /// Starts one for as long as it is used, and ends it.
    static func lent(
        day: String, _ arguments: String..., to use: (RunningCommand) async throws -> Void
    ) async throws {
        let command = try RunningCommand(day: day, arguments)
        do {
            try await use(command)
        } catch {
            await command.close()
            throw error
        }
        await command.close()
    }

    private init(day: String, _ arguments: [String]) throws {
        folder = NSTemporaryDirectory() + "paidan-command-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try day.write(toFile: folder + "/day.yaml", atomically: true, encoding: .utf8)
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        try RunningCommand.copyAwake(root + "/config", to: folder + "/config")
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let built = tests.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        child = try ChildProcess(
            built + "/paidan-rehearsal",
            [
                "--paidan", built + "/paidan", "--config", folder + "/config", "--state", folder + "/var", "--day",
                folder + "/day.yaml", "--free-ports",
            ] + arguments, output: folder + "/output")
    }

    private func close() async {
        child.signal(SIGTERM)
        _ = await child.end(within: .seconds(10))
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The example with a member who can come at any hour: the open daemon goes by the real time, whatever it is.
    private static func copyAwake(_ example: String, to copy: String) throws {
        try FileManager.default.copyItem(atPath: example, toPath: copy)
        for (file, word, other) in [
            ("roster.csv", "每天 07:00-11:30", "每天 00:00-23:59"), ("community.yaml", "quiet: 22:30-06:30", ""),
        ] {
            let path = copy + "/communities/taoyuan/" + file
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try #require(text.contains(word))
            try text.replacingOccurrences(of: word, with: other).write(toFile: path, atomically: true, encoding: .utf8)
        }
    }

    var output: String { (try? String(contentsOfFile: folder + "/output", encoding: .utf8)) ?? "" }

    /// What it printed so far, without blank lines.
    var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }

    /// Waits until what it printed is as wanted, or it has ended.
    func lines(until isEnough: ([String]) -> Bool) async throws -> [String] {
        while !isEnough(lines) {
            try #require(child.exitCode == nil, "it ended: \(output)")
            try await Task.sleep(for: .milliseconds(5))
        }
        return lines
    }

    func signal(_ number: Int32) { child.signal(number) }

    /// How it ended.
    func end() async -> Int32? { await child.end(within: .seconds(60)) }
}
