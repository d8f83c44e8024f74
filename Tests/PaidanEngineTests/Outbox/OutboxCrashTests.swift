import PaidanCore
import PaidanEngine
import PaidanTestKit
import ServiceLifecycle
import Testing

@Suite("The outbox loses nothing", .timeLimit(.minutes(2)))
struct OutboxCrashTests {
    @Test("Killed between the attempt and its end, it repeats the attempt under the same id with the same words")
    func killed() async throws {
        let store = OutboxStore()
        let before = Stage(store: store)
        let gate = Gate()
        before.courier.script { _ in
            await gate.pass()
            return .answered(HTTPAnswer(status: 200))
        }
        let work = Task { try await before.outbox.run() }
        before.tell([.told("a1", wish: 1), .told("a2", wish: 1), .told("b1", wish: 2)])
        while before.courier.sent.isEmpty { await Task.yield() }
        work.cancel()
        gate.open()
        try await work.value
        #expect(store.kept.deliveries["d-a1"]?.state == .waiting)

        let after = Stage(store: store)
        try await after.play { stage in
            stage.outbox.restore(try await store.outbox(of: taoyuan))
            await stage.pass(.minutes(1))
        }
        #expect(before.courier.sent.map(\.id) == ["d-a1"])
        #expect(after.texts == ["b1", "a1", "a2"], "its own wish waits for it, another does not")
        #expect(after.courier.sent.map(\.id).contains("d-a1"))
        #expect(store.kept.deliveries["d-a1"]?.attempts == 2)
    }

    @Test("A delivery that dies after a restart still says what was not told")
    func deadAfterRestart() async throws {
        let store = OutboxStore()
        let before = Stage(store: store)
        before.courier.answer(statuses: [500])
        let notice = Notice.told("n1", wish: 1)
        try await before.play { stage in
            stage.tell([notice])
            _ = await stage.outbox.settled()
        }
        let after = Stage(store: store)
        after.courier.answer(statuses: [404])
        try await after.play { stage in
            stage.outbox.restore(try await store.outbox(of: taoyuan))
            await stage.pass(.minutes(1))
        }
        #expect(store.kept.reports.map(\.notices) == [[notice]])
    }

    @Test("Where the attempt cannot be written down nothing is sent, until it can")
    func fullDisk() async throws {
        let stage = Stage()
        stage.store.refuse { verb, _ in verb == "begin" ? .full("no space") : nil }
        try await stage.play { stage in
            stage.tell([.told("a", wish: 1), .told("b", wish: 2, to: "10002")])
            await stage.pass(.seconds(10))
            #expect(stage.courier.sent.isEmpty)
            stage.store.refuse { _, _ in nil }
            await stage.pass(.seconds(3))
        }
        #expect(Set(stage.texts) == ["a", "b"])
        #expect(stage.store.kept.deliveries["d-a"]?.attempts == 1)
    }

    @Test("One delivery that the store refuses does not hold up the rest")
    func oneRefused() async throws {
        let stage = Stage()
        stage.store.refuse { _, ids in ids.contains("d-bad") ? .broken("constraint") : nil }
        stage.tell([.told("bad"), .told("good", to: "10002")])
        try await stage.play { await $0.pass(.seconds(5)) }
        #expect(stage.texts == ["good"])
    }

    @Test("An end that cannot be written down is written later; the attempt is not made again for it")
    func concludeLater() async throws {
        let stage = Stage()
        stage.store.refuse { verb, _ in verb == "conclude" ? .full("no space") : nil }
        try await stage.play { stage in
            stage.tell([.told("a", wish: 1), .told("b", wish: 1)])
            #expect(await stage.outbox.settled() == morning + .seconds(2))
            await stage.pass(.seconds(7))
            #expect(stage.texts == ["a"])
            stage.store.refuse { _, _ in nil }
            await stage.pass(.seconds(3))
        }
        #expect(stage.texts == ["a", "b"])
        #expect(stage.store.kept.deliveries["d-a"]?.state == .delivered)
    }

    @Test("When the house stops, what is under way is finished and nothing more is started")
    func shutdown() async throws {
        let stage = Stage()
        let gate = Gate()
        stage.courier.script { _ in
            // Answers when the house is being closed; the outbox, which was there first, knows of it before.
            await withGracefulShutdownHandler {
                await gate.pass()
            } onGracefulShutdown: {
                gate.open()
            }
            return .answered(HTTPAnswer(status: 200))
        }
        try await house(of: stage.outbox) { close in
            stage.tell([.told("a", wish: 1), .told("b", wish: 1)])
            while stage.courier.sent.isEmpty { await Task.yield() }
            await close()
        }
        #expect(stage.texts == ["a"])
        #expect(stage.store.kept.deliveries["d-a"]?.state == .delivered)
        #expect(await stage.outbox.settled() == nil, "who asks afterwards is not left waiting")
    }
}
