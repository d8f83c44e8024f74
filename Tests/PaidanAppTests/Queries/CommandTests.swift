import Foundation
import PaidanCore
import PaidanCurl
import Testing

@testable import PaidanApp

/// The commands beside a running daemon and without one.
@Suite("commands")
struct CommandTests {
    private static let now = Instant(rfc3339: "2026-11-24T10:00:00+08:00") ?? Instant(milliseconds: 0)

    private static let channels =
        """
          form:
            platform: generic
            namespace: app
            inbound: {token: {env: TOKEN}}
            groups: {owners: {id: g-1, name: 业主群, community: taoyuan, audience: residents, level: auto}}
        """ + "\n" + RunningHouse.phones

    private static let secrets = ["TOKEN": "t0ken", "PUSH": RunningHouse.push]

    private func shell(_ directory: String, _ environment: [String: String] = CommandTests.secrets) -> Shell {
        Shell(directory: directory, environment: environment, now: Self.now, actor: "zhoumin")
    }

    private func objects(_ output: CommandOutput) throws -> [[String: Any]] {
        try output.lines.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    @Test("tell of a message's way, and what staff do goes through the daemon, with its actor")
    func besideADaemon() async throws {
        let house = try await RunningHouse(channels: Self.channels, at: Self.now, secrets: Self.secrets)
        let shell = shell(house.folder + "/config")
        let body = """
            {"id":"m-1","group":"g-1","sender":{"id":"u-10001","name":"胡女士"},"text":"3栋2单元501水管爆了，麻烦快来修，13800001234"}
            """
        let call = HTTPCall(
            url: house.url("/hooks/form"), headers: [.init("Authorization", "Bearer t0ken")], body: Array(body.utf8))
        #expect(await house.send(call)?.status == 202)
        await house.settle()

        let masked = ListForm(isJSON: true)
        let wish = try #require(try objects(await WishListing(form: masked).answer(in: shell)).first)
        let name = try #require(wish["wish"] as? String)
        #expect(wish["building"] as? String == "3")
        #expect(wish["room"] == nil)
        let reference = try #require(WishReference(name))
        let bare = try #require(WishReference(String(reference.number)))

        let open = ListForm(isJSON: true, isRevealing: true)
        let shown = try #require(try objects(await WishListing(form: open).answer(in: shell)).first)
        #expect(shown["room"] as? String == "501")
        let message = try #require(try objects(await InboxListing(form: masked).answer(in: shell)).first)
        #expect(message["wish"] as? String == name)
        #expect(message["words"] as? String != nil)
        #expect(try await InboxListing(isSetAsideOnly: true, form: masked).answer(in: shell).lines.isEmpty)

        let refused = await #expect(throws: CommandFailure.self) {
            try await DeskOrder(.dispatch(to: "无此人"), on: bare).answer(in: shell)
        }
        #expect(refused?.status == .failed)
        #expect(refused?.description.contains("no_such_member") == true)
        let closed = try await DeskOrder(.close(words: "已经关阀"), on: bare).answer(in: shell)
        #expect(closed.lines.first?.hasPrefix(name) == true)

        let steps = try objects(await WishHistory(of: bare, form: masked).answer(in: shell))
        #expect(steps.first?["event"] as? String == "opened")
        #expect(steps.contains { $0["event"] as? String == "commanded" && $0["actor"] as? String == "zhoumin" })
        let record = try objects(await WishRecord(of: bare, form: masked).answer(in: shell))
        let times = record.compactMap { $0["at"] as? String }
        #expect(times == times.sorted() && times.count == record.count)
        #expect(record.contains { $0["what"] as? String == "by command close" && $0["who"] as? String == "zhoumin" })
        #expect(record.contains { $0["what"] as? String == "told" && $0["outcome"] != nil })
        let words = try objects(await WishRecord(of: bare, form: open).answer(in: shell)).compactMap {
            $0["words"] as? String
        }
        #expect(words.contains { $0.contains("水管爆了") } && words.contains { $0.contains("已经关阀") })
        let pages = try await [
            WishRecord(of: bare).answer(in: shell), WishHistory(of: bare).answer(in: shell),
            WishListing().answer(in: shell),
            InboxListing().answer(in: shell),
            OutboxListing(wish: bare).answer(in: shell), RosterListing().answer(in: shell),
        ].flatMap(\.lines).joined(separator: "\n")
        for secret in ["13800001234", "胡女士", "u-10001", "501", "13900000101"] { #expect(!pages.contains(secret)) }

        let report = try #require(try objects(await ReportQuery(format: .json).answer(in: shell)).first)
        #expect((report["wishes"] as? [String: Any])?["ended"] as? Int == 1)
        let proof = try await Verification().answer(in: shell)
        #expect(proof.status == .done, "\(proof.complaints)")
        #expect(try await RedriveOrder().answer(in: shell).status == .done)
        #expect(try await RedriveOrder(["d-none"]).answer(in: shell).status == .failed)

        let asked = try await ExplanationQuery("接单 \(bare.number)", from: Account("app:S01")).answer(in: shell)
        #expect(asked.lines.joined().contains("taoyuan"))
        #expect(try await Verification().answer(in: shell).lines == proof.lines, "a dry run leaves no trace")

        await house.stop()
    }

    @Test("without a daemon: what reads says that there is no database, what acts or reveals ends with 75")
    func alone() async throws {
        let folder = NSTemporaryDirectory() + "paidan-commands-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let own = folder + "/config/communities/taoyuan"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        let server = "server: {database: ../paidan.db, control_socket: ../control.sock}\nchannels:\n" + Self.channels
        try server.write(toFile: folder + "/config/paidan.yaml", atomically: true, encoding: .utf8)
        try RunningHouse.community.write(toFile: own + "/community.yaml", atomically: true, encoding: .utf8)
        try RunningHouse.roster.write(toFile: own + "/roster.csv", atomically: true, encoding: .utf8)
        let shell = shell(folder + "/config")
        let wish = try #require(WishReference("1024"))
        let reveal = ListForm(isRevealing: true)
        let cases: [(CommandStatus, @Sendable () async throws -> CommandOutput)] = [
            (.failed, { try await WishListing().answer(in: shell) }),
            (.failed, { try await WishHistory(of: wish).answer(in: shell) }),
            (.failed, { try await ReportQuery().answer(in: shell) }),
            (.failed, { try await Verification().answer(in: shell) }),
            (.tryLater, { try await WishListing(form: reveal).answer(in: shell) }),
            (.tryLater, { try await RosterListing(form: reveal).answer(in: shell) }),
            (.tryLater, { try await DeskOrder(.reopen, on: wish).answer(in: shell) }),
            (.tryLater, { try await RedriveOrder().answer(in: shell) }),
            (.usage, { try await ExplanationQuery("水管爆了", group: "无此群").answer(in: shell) }),
            (.usage, { try await RosterListing(community: "nowhere").answer(in: shell) }),
        ]
        for (index, (status, command)) in cases.enumerated() {
            let failure = await #expect(throws: CommandFailure.self, "\(index)") { _ = try await command() }
            #expect(failure?.status == status, "\(index)")
        }
        #expect(try await RosterListing().answer(in: shell).status == .done)

        let dry = try await ExplanationQuery(
            "3栋2单元501水管爆了，麻烦快来修", form: ListForm(isJSON: true)
        ).answer(in: shell)
        let page = try #require(try objects(dry).first)
        #expect(page["verdict"] as? String == "opened")
        #expect((page["reading"] as? [String: Any])?["room"] as? String == "501")
        #expect(!FileManager.default.fileExists(atPath: folder + "/paidan.db"))
    }

    @Test("check tells every fault at once with its file and line, in the clerk's language")
    func check() throws {
        let folder = NSTemporaryDirectory() + "paidan-check-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let own = folder + "/communities/taoyuan"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        let server = "server: {listen: nowhere}\nchannels:\n" + Self.channels
        try server.write(toFile: folder + "/paidan.yaml", atomically: true, encoding: .utf8)
        try RunningHouse.community.write(toFile: own + "/community.yaml", atomically: true, encoding: .utf8)
        let roster = RunningHouse.roster.replacingOccurrences(of: "全天", with: "有时候")
        try roster.write(toFile: own + "/roster.csv", atomically: true, encoding: .utf8)
        let english = ConfigurationCheck().answer(in: shell(folder))
        #expect(english.status == .configuration && english.lines.isEmpty)
        #expect(english.complaints.contains { $0.hasPrefix("\(folder)/paidan.yaml:1: ") })
        #expect(english.complaints.contains { $0.hasPrefix("\(own)/roster.csv:2: ") && $0.contains("(got \"") })
        let chinese = ConfigurationCheck().answer(in: shell(folder, ["LANG": "zh_CN.UTF-8"]))
        #expect(chinese.complaints.contains { $0.contains("（现为\"有时候\"）") })
        #expect(chinese.complaints.count > english.complaints.count, "without its variables the secrets are faults too")
    }

    @Test("read prints one object for each line, and goes on after a bad one")
    func read() throws {
        let shell = shell("/nowhere")
        let plain = try ReadingQuery(community: nil, isJSONL: false, in: shell)
        let line = try #require(try plain.answer("接单 1024"))
        #expect(line.hasPrefix(#"{"kind":"accept","category":null,"#))
        #expect(line.contains(#""order_no":["1024"]"#))
        let jsonl = try ReadingQuery(community: nil, isJSONL: true, in: shell)
        #expect(try jsonl.answer("  ") == nil)
        #expect(
            try jsonl.answer(#"{"text":"家里水管爆了，麻烦快派人来修","card":"12-1-301 王"}"#)?.contains(#""building":"12""#) == true)
        for bad in ["接单", "{}", #"{"text":"a","at":"gestern"}"#] {
            let failure = #expect(throws: CommandFailure.self) { _ = try jsonl.answer(bad) }
            #expect(failure?.status == .failed)
        }
        let missing = #expect(throws: CommandFailure.self) {
            _ = try ReadingQuery(community: "taoyuan", isJSONL: false, in: shell)
        }
        #expect(missing?.status == .configuration)
    }
}
