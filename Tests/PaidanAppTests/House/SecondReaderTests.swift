import Foundation
import PaidanCore
import PaidanEngine
import PaidanSQLite
import PaidanTestKit
import Testing

@testable import PaidanApp

/// A whole house with a language model beside it: a server on the loopback that follows a script.
@Suite("a language model as a second reader, over the wire", .timeLimit(.minutes(2)))
struct SecondReaderTests {
    private static let now = Instant(seconds: 1_795_334_400)
    private static let words = "楼道那盏灯又开始闪了"

    private static func answer(_ content: String) -> String {
        let quoted = (try? JSONEncoder().encode(content)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return #"{"choices":[{"index":0,"message":{"role":"assistant","content":\#(quoted)},"finish_reason":"stop"}]}"#
    }

    private static let wish =
        #"{"kind":"wish","category":"facility","urgency":"normal","skills":["electrician"],"people_needed":1,"danger":null}"#

    private func house(model: ScriptedServer?) async throws -> RunningHouse {
        let section = model.map {
            "language_model: {url: \"\($0.url)/v1\", model: little-model, key: {env: MODEL}, time_limit: 1s}"
        }
        return try await RunningHouse(
            channels: """
                  form:
                    platform: generic
                    namespace: app
                    inbound: {token: {env: TOKEN}}
                    groups: {owners: {id: g-1, name: 业主群, community: taoyuan, audience: residents, level: auto}}
                """ + "\n" + RunningHouse.phones,
            drops: section ?? "", at: Self.now,
            secrets: ["TOKEN": "t0ken", "PUSH": RunningHouse.push, "MODEL": "m0del"])
    }

    private func say(_ text: String, to house: RunningHouse, id: String = "m-1") async throws {
        let body =
            #"{"id":"\#(id)","group":"g-1","sender":{"id":"u-\#(id)","name":"小燕子","card":"3-2-501 胡一舟"},"text":"\#(text)"}"#
        let answer = await house.send(
            HTTPCall(
                url: house.url("/hooks/form"),
                headers: [.init("Authorization", "Bearer t0ken"), .init("Content-Type", "application/json")],
                body: Array(body.utf8)))
        #expect(answer?.status == 202)
        await house.settle()
    }

    private func reading(in house: RunningHouse) async throws -> Reading? {
        try await house.archive.inbox(InboxFilter(limit: 10)).last?.reading
    }

    @Test("is asked without telephone, door and name; its answer is recorded and told by `paidan why`")
    func asked() async throws {
        let model = try ScriptedServer { _ in (200, Self.answer(Self.wish)) }
        let house = try await house(model: model)
        try await say("胡一舟,灯又闪了,3-2-501,13812345678", to: house)
        let request = try #require(model.requests.first)
        #expect(model.requests.count == 1)
        #expect(request.path == "/v1/chat/completions")
        #expect(request.headers["authorization"] == "Bearer m0del")
        #expect(request.text.contains("某某,灯又闪了,[地址],[电话]"))
        for secret in ["胡一舟", "小燕子", "501", "138"] { #expect(!request.text.contains(secret)) }
        let reading = try #require(try await reading(in: house))
        #expect(reading.second?.by == "little-model")
        #expect(reading.second?.opinion.category == .facility)
        let wishes = try await house.archive.wishes(WishFilter())
        let number = try #require(wishes.first?.wish.number)
        let opened = try await house.archive.timeline(of: number, in: "taoyuan").first { $0.entry.event == "opened" }
        #expect(opened?.entry.facts["second_reader"] == "little-model")
        #expect(opened?.entry.facts["second_reading"] == "wish/facility/normal")
        let reference = try #require(WishReference("taoyuan/\(number)"))
        let why = try await WishHistory(of: reference)
            .answer(in: Shell(directory: house.folder + "/config", environment: [:], now: Self.now, actor: "test"))
        #expect(why.lines.contains { $0.contains("second_reader=little-model") })
        // The desk that the store remembers is the one that ran.
        let kept = try await house.archive.desk(of: "taoyuan")?.state
        #expect(kept == (await house.house.keepers.first?.present?.state))
        await house.stop()
    }

    static let scripts: [(String, @Sendable (Conversation) throws -> Void)] = [
        ("silence", { $0.hold() }),
        ("the end", { _ in }),
        (
            "a page",
            {
                _ = try $0.readRequest(); try $0.answer(200, "<html>")
            }
        ),
        (
            "429",
            {
                _ = try $0.readRequest(); try $0.answer(429, "{}", headers: ["Retry-After: 60"])
            }
        ),
        (
            "500",
            {
                _ = try $0.readRequest(); try $0.answer(500, "oops")
            }
        ),
        (
            "a fence",
            {
                _ = try $0.readRequest(); try $0.answer(200, answer("```json\n\(wish)\n```"))
            }
        ),
        (
            "no end",
            { conversation in
                _ = try conversation.readRequest()
                try conversation.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"choices\":[")
                while true { try conversation.write(String(repeating: "[", count: 65_536)) }
            }
        ),
    ]

    @Test("is worth nothing where it says nothing proper", arguments: scripts.map(\.0))
    func useless(what: String) async throws {
        let script = try #require(Self.scripts.first { $0.0 == what }).1
        let model = try ScriptedServer(script)
        let house = try await house(model: model)
        try await say(Self.words, to: house)
        let reading = try #require(try await reading(in: house))
        #expect(reading.second == nil)
        #expect(model.connections == 1)
        await house.stop()
    }

    @Test("is not there where it is not configured")
    func off() async throws {
        let house = try await house(model: nil)
        try await say(Self.words, to: house)
        #expect(try await reading(in: house)?.second == nil)
        await house.stop()
    }

    @Test("comes and goes with a reload")
    func reloaded() async throws {
        let model = try ScriptedServer { _ in (200, Self.answer(Self.wish)) }
        let house = try await house(model: nil)
        try await say(Self.words, to: house)
        let file = house.folder + "/config/paidan.yaml"
        let without = try String(contentsOfFile: file, encoding: .utf8)
        try (without + "\nlanguage_model: {url: \"\(model.url)/v1\", model: little-model}\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        #expect(await Reloader(house: house.house).reload() == "configuration reloaded")
        try await say(Self.words, to: house, id: "m-2")
        try without.write(toFile: file, atomically: true, encoding: .utf8)
        _ = await Reloader(house: house.house).reload()
        try await say(Self.words, to: house, id: "m-3")
        let readings = try await house.archive.inbox(InboxFilter(limit: 10)).map(\.reading?.second?.by)
        #expect(readings == [nil, "little-model", nil])
        #expect(model.requests.count == 1)
        await house.stop()
    }
}
