import PaidanCore
import PaidanEngine
import PaidanTestKit
import Testing

@Suite("The outbox carries what is to be told", .timeLimit(.minutes(2)))
struct OutboxTests {
    @Test("A notice is durable with its attempt before it is sent, and its message is known afterwards")
    func delivered() async throws {
        let stage = Stage()
        stage.courier.script { sent in
            let begun = stage.store.kept.begun.map(\.attempts)
            #expect(begun == [1], "written down before the try")
            return .answered(HTTPAnswer(status: 200, headers: ["message-id": "m-7"]))
        }
        try await stage.play { stage in
            stage.tell([.told("n1", wish: 1024)])
            #expect(await stage.outbox.settled() == nil)
        }
        let content = stage.store.kept
        #expect(content.deliveries["d-n1"]?.state == .delivered)
        #expect(content.messageIDs["d-n1"] == "m-7")
        #expect(stage.woken.all.isEmpty)
        #expect(stage.outbox.waiting == 0)
    }

    @Test("Lanes that may act at the same time are written down together")
    func batched() async throws {
        let stage = Stage()
        stage.tell((0..<10).map { .told("n\($0)", to: "\($0)") })
        try await stage.play { _ = await $0.outbox.settled() }
        #expect(
            stage.store.kept.beginCalls.first?.count == 8, "as many as one channel may have in flight")
        #expect(stage.courier.sent.count == 10)
    }

    @Test("A retry has the same id and the same words, later and later")
    func retry() async throws {
        let stage = Stage()
        stage.courier.answer(statuses: [503, 500, 502])
        try await stage.play { stage in
            stage.tell([.told("n1", wish: 1)])
            await stage.pass(.minutes(5))
        }
        let sent = stage.courier.sent
        #expect(sent.map(\.id) == ["d-n1", "d-n1", "d-n1", "d-n1"])
        #expect(Set(sent.map(\.text)) == ["n1"])
        let waits = zip(sent.dropFirst(), sent).map { $0.at - $1.at }
        #expect(waits[0] >= .seconds(4) && waits[0] <= .seconds(6))
        #expect(waits[1] >= .seconds(24) && waits[1] <= .seconds(36))
        #expect(waits[2] >= .seconds(96) && waits[2] <= .seconds(144))
    }

    @Test("Retries keep their words when the texts change meanwhile")
    func reload() async throws {
        let stage = Stage()
        stage.courier.answer(statuses: [500])
        try await stage.play { stage in
            stage.tell([.told("n1", wish: 1)])
            _ = await stage.outbox.settled()
            let other = Texts(templates: [.memberNoted: "anders: {{said}}"], names: [:])
            stage.outbox.replaceWorld(
                OutboxWorld(
                    platforms: ["qq": PlainPlatform()], quotas: [:],
                    wordings: [taoyuan: Wording(texts: other, rulebook: .small)]))
            stage.tell([.told("n2", wish: 2)])
            await stage.pass(.minutes(1))
        }
        #expect(stage.texts == ["n1", "anders: n2", "n1"])
    }

    @Test("Order is kept by wish; another wish goes on")
    func orderByWish() async throws {
        let stage = Stage()
        let first = Rest([500])
        stage.courier.script { sent in
            .answered(HTTPAnswer(status: sent.text == "a1" ? first.next() ?? 200 : 200))
        }
        try await stage.play { stage in
            stage.tell([.told("a1", wish: 1), .told("a2", wish: 1), .told("b1", wish: 2), .told("a3", wish: 1)])
            await stage.pass(.minutes(1))
        }
        #expect(stage.texts == ["a1", "b1", "a1", "a2", "a3"])
    }

    @Test("A destination that hangs holds back no other")
    func hanging() async throws {
        let stage = Stage()
        let gate = Gate()
        stage.courier.script { sent in
            if sent.lane == "qq/slow" { await gate.pass() }
            return .answered(HTTPAnswer(status: 200))
        }
        try await stage.play { stage in
            stage.tell([.told("s", to: "slow"), .told("f1", to: "fast"), .told("f2", to: "fast")])
            while stage.courier.sent.count < 3 { await Task.yield() }
            gate.open()
            _ = await stage.outbox.settled()
        }
        #expect(Set(stage.texts) == ["s", "f1", "f2"])
    }

    @Test("A channel full of hanging destinations leaves room for another channel, and for emergencies")
    func hangingChannel() async throws {
        let stage = Stage(bounds: .init(flights: 4, flightsPerChannel: 2))
        let gate = Gate()
        stage.courier.script { sent in
            if sent.text.hasPrefix("slow") { await gate.pass() }
            return .answered(HTTPAnswer(status: 200))
        }
        try await stage.play { stage in
            stage.tell((0..<6).map { .told("slow\($0)", to: "\($0)") })
            stage.tell([.told("other", on: "robot"), .told("fire", to: "9", .emergency)])
            while stage.courier.sent.count < 4 { await Task.yield() }
            #expect(Set(stage.texts).isSuperset(of: ["other", "fire"]))
            #expect(stage.courier.sent.count { $0.text.hasPrefix("slow") } == 2)
            gate.open()
            _ = await stage.outbox.settled()
        }
        #expect(stage.courier.sent.count == 8)
    }

    @Test("A platform that says when is tried then, without burning an attempt")
    func retryAfter() async throws {
        let stage = Stage()
        stage.courier.answer(statuses: Array(repeating: 503, count: 20), headers: ["retry-after": "90"])
        try await stage.play { stage in
            stage.tell([.told("n1", wish: 1)])
            await stage.pass(.hours(1))
        }
        #expect(stage.courier.sent.count == 21)
        #expect(stage.courier.sent.prefix(3).map(\.at) == [morning, morning + .seconds(90), morning + .seconds(180)])
        #expect(stage.store.kept.deliveries["d-n1"]?.attempts == 1)
    }

    @Test("A throttled destination rests as a whole, and other destinations do not")
    func throttled() async throws {
        let stage = Stage()
        let first = Rest([429])
        stage.courier.script { sent in
            .answered(HTTPAnswer(status: sent.lane == "qq/10001" ? first.next() ?? 200 : 200))
        }
        try await stage.play { stage in
            stage.tell([.told("a", wish: 1), .told("b", wish: 2), .told("c", wish: 3, to: "10002")])
            await stage.pass(.minutes(2))
        }
        let late = stage.courier.sent.filter { $0.at > morning }
        #expect(late.map(\.text) == ["a", "b"])
        #expect(late.allSatisfy { $0.at == morning + .seconds(60) })
        #expect(stage.courier.sent.contains { $0.text == "c" && $0.at == morning })
    }

    @Test("What is put off for more than a day is given up")
    func putOffForEver() async throws {
        let stage = Stage()
        stage.courier.script { _ in .answered(HTTPAnswer(status: 429, headers: ["retry-after": "7200"])) }
        try await stage.play { stage in
            stage.tell([.told("n1", wish: 1)])
            await stage.pass(.hours(30))
        }
        #expect(stage.courier.sent.count == 28)
        #expect(stage.store.kept.reports.map(\.cause) == ["put off for too long: send too fast"])
    }

    @Test("A delivery that will never be accepted becomes an input at once")
    func wrongRequest() async throws {
        let stage = Stage()
        stage.courier.answer(statuses: [404])
        let notice = Notice.told("n1", wish: 1)
        try await stage.play { stage in
            stage.tell([notice])
            #expect(await stage.outbox.settled() == nil)
        }
        let report = try #require(stage.store.kept.reports.first)
        #expect(report == DeliveryReport(delivery: "d-n1", notices: [notice], cause: "404"))
        #expect(stage.store.kept.deliveries["d-n1"]?.state == .dead)
        #expect(stage.woken.all == [taoyuan])
    }

    @Test("A wrong key is reported, and the destination rests ten minutes")
    func wrongKey() async throws {
        let stage = Stage()
        stage.courier.answer(statuses: [401])
        try await stage.play { stage in
            stage.tell([.told("a", wish: 1), .told("b", wish: 2)])
            #expect(await stage.outbox.settled() == morning + .minutes(10))
            await stage.pass(.minutes(11))
        }
        #expect(stage.courier.sent.map(\.at) == [morning, morning + .minutes(10)])
        #expect(stage.store.kept.reports.map(\.cause) == ["the key is wrong: 401"])
    }

    @Test("After ten attempts within 35 hours it is given up, and what waited behind it goes")
    func exhausted() async throws {
        let stage = Stage()
        stage.courier.script { sent in
            sent.text == "a" ? .failed(.init(kind: .timeout, detail: "15 s")) : .answered(HTTPAnswer(status: 200))
        }
        try await stage.play { stage in
            stage.tell([.told("a", wish: 1), .told("b", wish: 1)])
            await stage.pass(.hours(35))
        }
        #expect(stage.texts == Array(repeating: "a", count: 10) + ["b"])
        #expect(
            stage.store.kept.reports.map(\.cause) == ["given up after 10 attempts: timeout: 15 s"])
    }

    @Test("A call that is impossible, a channel that is gone and an address that is none are given up at once")
    func impossible() async throws {
        let stage = Stage()
        stage.courier.script { _ in .failed(.init(kind: .impossible, detail: "scheme")) }
        try await stage.play { stage in
            stage.tell([.told("a"), .told("b", on: "gone"), .told("c", to: "nobody")])
            #expect(await stage.outbox.settled() == nil)
        }
        #expect(
            Set(stage.store.kept.reports.map(\.cause)) == [
                "the call is impossible: scheme", "no such channel (got \"gone\")",
                "nobody is there (got \"qq\")",
            ])
    }

    @Test("What expired is never sent and becomes a dead letter")
    func expiry() async throws {
        let stage = Stage()
        stage.courier.answer(statuses: [500])
        try await stage.play { stage in
            stage.tell([
                .told("tried", wish: 1, expiresAt: morning + .seconds(3)),
                .told("over", wish: 2, expiresAt: morning), .told("behind", wish: 1),
            ])
            await stage.pass(.minutes(1))
        }
        #expect(stage.texts == ["tried", "behind"])
        #expect(stage.courier.sent.map(\.at) == [morning, morning + .seconds(3)])
        let reports = stage.store.kept.reports
        #expect(reports.map(\.cause) == ["expired", "expired"])
        #expect(reports.flatMap(\.notices).map(\.id) == ["over", "tried"])
        #expect(stage.woken.all.count == 2)
    }

    @Test("A dead letter sent again keeps its id and gets a new schedule")
    func redriven() async throws {
        let stage = Stage()
        stage.courier.answer(statuses: [404, 500])
        try await stage.play { stage in
            let notice = Notice.told("n1", wish: 1)
            stage.tell([notice])
            _ = await stage.outbox.settled()
            let dead = try #require(stage.store.kept.deliveries["d-n1"])
            stage.outbox.redriven([dead], carrying: [notice])
            await stage.pass(.minutes(1))
        }
        #expect(stage.courier.sent.map(\.id) == ["d-n1", "d-n1", "d-n1"])
        #expect(stage.store.kept.deliveries["d-n1"]?.state == .delivered)
    }

    @Test("Handing the same notice over twice tells it once")
    func twice() async throws {
        let stage = Stage()
        try await stage.play { stage in
            stage.tell([.told("n1")])
            stage.outbox.enqueue([.told("n1")])
            _ = await stage.outbox.settled()
            stage.outbox.restore(OutboxContent(notices: [.told("n1")]))
            _ = await stage.outbox.settled()
        }
        #expect(stage.texts == ["n1"])
    }

    @Test("Time that nobody moves is left alone: it sleeps until the clock shows the moment")
    func sleeps() async throws {
        let stage = Stage()
        stage.courier.answer(statuses: [500])
        try await stage.play { stage in
            stage.tell([.told("n1")])
            let due = try #require(await stage.outbox.settled())
            stage.clock.set(to: due - .seconds(1))
            #expect(await stage.outbox.settled() == due)
            #expect(stage.courier.sent.count == 1)
            stage.clock.set(to: due)
            while stage.courier.sent.count < 2 { await Task.yield() }
        }
    }
}
