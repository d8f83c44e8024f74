import Foundation
import Glibc
import PaidanCore
import PaidanCurl
import PaidanReading
import PaidanSQLite
import Testing

@testable import PaidanApp

/// From a word in the duty group to a labelled line, and from that to a model.
@Suite("corrections")
struct CorrectionsTests {
    private static let now = Instant(rfc3339: "2026-11-24T10:00:00+08:00") ?? Instant(milliseconds: 0)

    private static let channels =
        """
          form:
            platform: generic
            namespace: app
            inbound: {token: {env: TOKEN}}
            outbound: {endpoint: "http://127.0.0.1:9/push", secret: {env: PUSH}}
            reaches_groups: true
            groups:
              owners: {id: g-1, name: 业主群, community: taoyuan, audience: residents, level: auto}
              duty: {id: g-9, name: 值班群, community: taoyuan, audience: duty}
        """ + "\n" + RunningHouse.phones

    private func say(_ text: String, by account: String, in group: String, to house: RunningHouse) async throws {
        let body = try JSONSerialization.data(withJSONObject: [
            "id": UUID().uuidString, "group": group, "sender": ["id": account, "name": "胡女士"], "text": text,
        ])
        let call = HTTPCall(
            url: house.url("/hooks/form"), headers: [.init("Authorization", "Bearer t0ken")], body: Array(body))
        #expect(await house.send(call)?.status == 202)
        await house.settle()
    }

    @Test("staff say 不是心愿, 改 and 代报: so many lines come out, nobody is known in them, and purged they are gone")
    func fromTheChatToAFile() async throws {
        let secrets = ["TOKEN": "t0ken", "PUSH": RunningHouse.push]
        let house = try await RunningHouse(channels: Self.channels, at: Self.now, secrets: secrets)
        let shell = Shell(directory: house.folder + "/config", environment: secrets, now: Self.now, actor: "zhoumin")
        func lines(since: CivilDate? = nil) async throws -> [LabelledMessage] {
            let answer = try await CorrectionsQuery(since: since).answer(in: shell)
            return try LabelledMessage.messages(answer.lines.joined(separator: "\n"), name: "answer")
        }

        try await say("3栋2单元501水管爆了，麻烦快来修，13800001234", by: "u-1", in: "g-1", to: house)
        try await say("5栋1单元1202的灯不亮了，麻烦来修一下，李秀英", by: "u-2", in: "g-1", to: house)
        let numbers = try await house.archive.wishes(WishFilter()).map(\.wish.number).sorted()
        try #require(numbers.count == 2)
        #expect(try await lines().isEmpty)

        try await say("不是心愿 \(numbers[0])", by: "S01", in: "g-9", to: house)
        try await say("改 \(numbers[1]) 公共设施 两个人", by: "S01", in: "g-9", to: house)
        var told = try await lines()
        #expect(told.map(\.kind) == ["chatter", "wish"])
        #expect(told.map(\.category) == [nil, "facility"] && told.last?.peopleNeeded == 2)
        #expect(told.first?.text == "3栋1单元101水管爆了，麻烦快来修，138****1000")

        try await say("代报 7-1-301 王奶奶 今天太阳真好", by: "S01", in: "g-9", to: house)
        told = try await lines()
        let report = try #require(told.first { $0.text.contains("太阳") })
        #expect(report.kind == "wish" && !report.text.contains("301"))

        let day = try #require(CivilDate("2026-11-25"))
        #expect(try await lines(since: day).isEmpty)
        #expect(try await lines(since: day.adding(days: -1)).count == told.count)

        let file = house.folder + "/ours.jsonl"
        let answer = try await CorrectionsQuery(output: file).answer(in: shell)
        #expect(answer.lines == ["\(told.count) corrections to \(file)"])
        let written = try String(contentsOfFile: file, encoding: .utf8)
        #expect(try LabelledMessage.messages(written, name: file) == told)
        for secret in ["13800001234", "501", "1202", "胡女士"] { #expect(!written.contains(secret)) }
        var status = stat()
        #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)

        try await train(told.count, in: house, shell)

        _ = try await house.house.store.purge(PurgeLimits(), at: Self.now + .days(400))
        #expect(try await lines().count < told.count, "what ended half a year ago has no words any more")
        #expect(try await lines().allSatisfy { $0.kind != "chatter" })
        await house.stop()
    }

    private func train(_ count: Int, in house: RunningHouse, _ shell: Shell) async throws {
        let small = house.folder + "/small.jsonl"
        let lines = (0..<40).map { index in
            index % 2 == 0
                ? #"{"id":"s\#(index)","text":"水管\#(index)又漏了麻烦来修","kind":"wish","category":"repair","urgency":"urgent","skills":[],"people_needed":1,"more":[],"order_no":[],"source":"written"}"#
                : #"{"id":"s\#(index)","text":"今天天气\#(index)真好大家早","kind":"chatter","skills":[],"more":[],"order_no":[],"source":"written"}"#
        }
        try (lines.joined(separator: "\n") + "\n").write(toFile: small, atomically: true, encoding: .utf8)
        let model = house.folder + "/reader.model"
        let refused = await #expect(throws: CommandFailure.self) {
            try await TrainingQuery(files: [small], output: model, isForced: false, takesCorrections: true)
                .answer(in: shell)
        }
        #expect(refused?.description.contains("worse than the shipped one") == true)
        #expect(!FileManager.default.fileExists(atPath: model), "a model that is worse is not written")
        let forced = try await TrainingQuery(files: [small], output: model, isForced: true, takesCorrections: true)
            .answer(in: shell)
        let last = forced.lines.suffix(2)
        #expect(last.first?.hasPrefix("\(count) corrections of the desk added") == true, "\(last)")
        #expect(last.last?.hasPrefix("\(40 + count) messages, five-fold") == true, "\(last)")
        #expect(FileManager.default.fileExists(atPath: model))
    }

    @Test("without a database there is nothing to learn from, and nothing is trained")
    func alone() async throws {
        let folder = NSTemporaryDirectory() + "paidan-corrections-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let own = folder + "/communities/taoyuan"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        let server = "server: {database: ../paidan.db}\nchannels:\n" + RunningHouse.phones
        try server.write(toFile: folder + "/paidan.yaml", atomically: true, encoding: .utf8)
        try RunningHouse.community.write(toFile: own + "/community.yaml", atomically: true, encoding: .utf8)
        try RunningHouse.roster.write(toFile: own + "/roster.csv", atomically: true, encoding: .utf8)
        let shell = Shell(directory: folder, environment: ["PUSH": RunningHouse.push], now: Self.now, actor: "test")
        let failure = await #expect(throws: CommandFailure.self) { try await CorrectionsQuery().answer(in: shell) }
        #expect(failure?.status == .failed)
        let untrained = await #expect(throws: CommandFailure.self) {
            try await TrainingQuery(files: [], output: folder + "/m", isForced: true, takesCorrections: true)
                .answer(in: shell)
        }
        #expect(untrained?.description.contains("open database") == true)
    }

    @Test("a file that cannot be written stays as it was")
    func noFile() throws {
        let folder = NSTemporaryDirectory() + "paidan-private-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let failure = #expect(throws: CommandFailure.self) { try PrivateFile.write("x", to: folder + "/ours.jsonl") }
        #expect(failure?.status == .failed && failure?.description.contains("ours.jsonl") == true)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/ours.jsonl"
        try "old".write(toFile: path, atomically: true, encoding: .utf8)
        try PrivateFile.write("new\n", to: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["ours.jsonl"])
    }
}
