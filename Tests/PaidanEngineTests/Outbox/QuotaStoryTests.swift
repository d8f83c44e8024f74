import PaidanCore
import PaidanEngine
import PaidanTestKit
import Testing

@Suite("A robot of twenty messages a minute", .timeLimit(.minutes(2)))
struct QuotaStoryTests {
    let robot = ChannelSettings.Quota.perMinute(18)

    @Test("A hundred notices reach it, none lost, in order, never more than the quota")
    func hundred() async throws {
        let stage = Stage(quota: robot)
        let notices = (0..<100).map {
            Notice.told(
                "n\(1000 + $0)", wish: $0 % 40, to: "", on: "robot", isGroup: true,
                at: morning + .seconds(Int64($0) / 50))
        }
        try await stage.play { stage in
            stage.tell(notices)
            await stage.pass(.minutes(3))
            #expect(stage.outbox.waiting == 0)
        }
        let told = stage.texts.flatMap { $0.split(separator: " ").map(String.init) }
        #expect(told == notices.map(\.id.rawValue))
        let moments = stage.courier.sent.map(\.at)
        for start in moments {
            let inMinute = moments.count { $0 >= start && $0 - start < .minutes(1) }
            #expect(inMinute <= 2 * 18, "a full bucket and a minute's refill at the most")
        }
        #expect(stage.courier.sent.count < 30, "the backlog went as digests")
        #expect(try #require(moments.last) - morning < .minutes(1))
    }

    @Test("An emergency overtakes the backlog by the token kept for it")
    func emergency() async throws {
        let stage = Stage(quota: robot)
        try await stage.play { stage in
            stage.tell(
                (0..<60).map { (n: Int) in Notice.told("n\(n)", wish: n, to: "", on: "robot", isGroup: true, .prompt) })
            _ = await stage.outbox.settled()
            let before = stage.courier.sent.count
            stage.tell([.told("fire", wish: 99, to: "", on: "robot", isGroup: true, .emergency)])
            _ = await stage.outbox.settled()
            #expect(stage.texts.count == before + 1)
            #expect(stage.texts.last == "fire")
            #expect(stage.courier.sent.last?.at == morning)
        }
    }

    @Test("A throttled robot gathers a digest, and an emergency goes first when it may speak again")
    func throttled() async throws {
        let stage = Stage(quota: .init(burst: 4, interval: .seconds(3)))
        let first = Rest([429])
        stage.courier.script { _ in .answered(HTTPAnswer(status: first.next() ?? 200, headers: ["retry-after": "60"])) }
        try await stage.play { stage in
            stage.tell([.told("a", wish: 1, to: "", on: "robot", isGroup: true)])
            _ = await stage.outbox.settled()
            stage.tell((0..<8).map { .told("n\($0)", wish: 10 + $0, to: "", on: "robot", isGroup: true) })
            stage.tell([.told("fire", wish: 99, to: "", on: "robot", isGroup: true, .emergency)])
            await stage.pass(.minutes(3))
        }
        #expect(stage.texts.prefix(2) == ["a", "fire"])
        #expect(stage.courier.sent[1].at == morning + .seconds(60))
        #expect(stage.texts.contains { $0.split(separator: " ").count > 3 })
        let told = stage.texts.flatMap { $0.split(separator: " ").map(String.init) }
        #expect(told.filter { $0.hasPrefix("n") } == (0..<8).map { "n\($0)" })
    }

    @Test("Two hundred prompt notices for one robot wait their turn and none is lost")
    func prompt() async throws {
        let stage = Stage(quota: robot)
        let notices = (0..<200).map {
            Notice.told("n\(1000 + $0)", wish: $0, to: "", on: "robot", isGroup: true, .prompt)
        }
        try await stage.play { stage in
            stage.tell(notices)
            await stage.pass(.minutes(12))
        }
        #expect(stage.texts == notices.map(\.id.rawValue), "prompt ones are never gathered")
    }
}
