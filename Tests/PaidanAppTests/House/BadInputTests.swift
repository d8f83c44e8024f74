import PaidanCore
import PaidanSQLite
import Testing

@testable import PaidanApp

/// What strangers and broken bots send: a clear answer, and nothing lost, nothing written.
@Suite("bad input at the door")
struct BadInputTests {
    @Test("is answered clearly, and the house goes on")
    func answers() async throws {
        let house = try await RunningHouse(
            channels: """
                  form:
                    platform: generic
                    namespace: app
                    inbound: {token: {env: TOKEN}}
                    groups: {owners: {id: g-1, name: 业主群, community: taoyuan, audience: residents}}
                """ + "\n" + RunningHouse.phones,
            at: Instant(seconds: 1_795_334_400), secrets: ["TOKEN": "t0ken", "PUSH": RunningHouse.push])
        let good = #"{"id":"m-1","group":"g-1","sender":{"id":"u-1"},"text":"楼道灯坏了"}"#
        let cases: [(String, path: String, token: String, body: String, status: Int)] = [
            ("broken JSON", "/hooks/form", "t0ken", #"{"id":"m-1","#, 400),
            ("no id", "/hooks/form", "t0ken", #"{"sender":{"id":"u"},"text":"x"}"#, 400),
            ("wrong token", "/hooks/form", "other", good, 401),
            ("unknown channel", "/hooks/nowhere", "t0ken", good, 404),
            ("2 MiB", "/hooks/form", "t0ken", String(repeating: "x", count: 2 << 20), 413),
            (
                "unlisted group", "/hooks/form", "t0ken",
                #"{"id":"m-2","group":"g-9","sender":{"id":"u-1"},"text":"在吗"}"#, 202
            ),
            ("good", "/hooks/form", "t0ken", good, 202),
            ("repeated", "/hooks/form", "t0ken", good, 200),
        ]
        for (name, path, token, body, status) in cases {
            let answer = try #require(
                await house.send(
                    HTTPCall(
                        url: house.url(path),
                        headers: [
                            .init("Authorization", "Bearer \(token)"), .init("Content-Type", "application/json"),
                        ],
                        body: Array(body.utf8))), "\(name)")
            #expect(answer.status == status, "\(name)")
            if status >= 400 {
                #expect(answer.headers["content-type"] == "application/problem+json", "\(name)")
                #expect(!String(decoding: answer.body, as: UTF8.self).contains("Swift"), "\(name)")
            }
        }
        #expect(try await house.messages(on: "form").map(\.id) == ["m-1"])
        #expect(try await house.archive.counts().quarantined == 2)
        await house.stop()
    }
}
