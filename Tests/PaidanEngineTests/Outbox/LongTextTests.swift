import PaidanCore
import PaidanTestKit
import Testing

@testable import PaidanEngine

@Suite("A text that is longer than the platform takes goes in several messages", .timeLimit(.minutes(2)))
struct LongTextTests {
    let long = "first line\nsecond line\nthird line"
    let limit = TextLimit(11, .characters)

    /// The ids of the three messages.
    var ids: [DeliveryID] { ["", "~2", "~3"].map { DeliveryID("d-\(long)" + $0) } }

    @Test("In order, each durable under an id of its own before the first is tried")
    func several() async throws {
        let stage = Stage(limit: limit)
        stage.courier.script { sent in
            #expect(stage.store.kept.deliveries.keys.sorted() == ids)
            return .answered(HTTPAnswer(status: 200, headers: ["message-id": "m-\(sent.text)"]))
        }
        try await stage.play { stage in
            stage.tell([.told(long, wish: 7)])
            #expect(await stage.outbox.settled() == nil)
        }
        #expect(stage.texts == ["first line", "second line", "third line"])
        let kept = stage.store.kept
        #expect(kept.deliveries.values.allSatisfy { $0.state == .delivered && $0.attempts == 1 && $0.wish == 7 })
        #expect(kept.deliveries[ids[1]]?.part == Delivery.Part(2, of: 3))
        #expect(kept.messageIDs[ids[2]] == "m-third line", "a reply to any of them finds the wish")
        #expect(stage.outbox.waiting == 0)
    }

    @Test("Who is mentioned and what is answered stands in the first alone; a text that fits is left alone")
    func mentions() {
        let renderer = Renderer(Wording(texts: .plain, rulebook: .small))
        var notice = Notice.told(long, isGroup: true)
        notice.mention = "10001"
        notice.replyTo = "m-1"
        let messages = renderer.compose([notice], within: limit, at: morning).messages.map(\.delivery)
        #expect(messages.map(\.content.mentions) == [["10001"], [], []])
        #expect(messages.map(\.content.replyTo) == ["m-1", nil, nil])
        let whole = renderer.compose([notice], within: TextLimit(100, .bytes), at: morning).messages.map(\.delivery)
        #expect(whole.map(\.content.text) == [long])
        #expect(whole.map(\.part) == [nil])
    }

    @Test("One that fails is retried alone, and those behind it wait for it, also where it is about no wish")
    func retry() async throws {
        let stage = Stage(limit: limit)
        let second = Rest([500])
        stage.courier.script { sent in
            .answered(HTTPAnswer(status: sent.text == "second line" ? second.next() ?? 200 : 200))
        }
        try await stage.play { stage in
            stage.tell([.told(long), .told("other")])
            await stage.pass(.minutes(1))
        }
        #expect(stage.texts == ["first line", "second line", "other", "second line", "third line"])
    }

    @Test("More than nine stay in order")
    func many() async throws {
        let stage = Stage(limit: TextLimit(2, .characters))
        let lines = (10..<24).map(String.init)
        try await stage.play { stage in
            stage.tell([.told(lines.joined(separator: "\n"))])
            _ = await stage.outbox.settled()
        }
        #expect(stage.texts == lines)
    }

    @Test("Each takes a token of the quota")
    func quota() async throws {
        let stage = Stage(quota: .init(burst: 1, interval: .seconds(20)), limit: limit)
        try await stage.play { stage in
            stage.tell([.told(long)])
            await stage.pass(.minutes(1))
        }
        #expect(stage.courier.sent.map(\.at) == [0, 20, 40].map { morning + .seconds($0) })
    }

    @Test("Killed between two of them, the rest follows after the restart, and nothing is said twice")
    func killed() async throws {
        let store = OutboxStore()
        let before = Stage(quota: .init(burst: 1, interval: .seconds(20)), store: store, limit: limit)
        try await before.play { stage in
            stage.tell([.told(long, wish: 7)])
            _ = await stage.outbox.settled()
        }
        #expect(before.texts == ["first line"])
        let after = Stage(store: store, limit: limit)
        try await after.play { stage in
            stage.outbox.restore(try await store.outbox(of: taoyuan))
            _ = await stage.outbox.settled()
        }
        #expect(after.texts == ["second line", "third line"])
    }

    @Test("Where one is given up those behind it are too; the desk hears of it once, and all can be sent again")
    func givenUp() async throws {
        let stage = Stage(limit: limit)
        let notice = Notice.told(long, wish: 7)
        stage.courier.answer(statuses: [200, 404])
        try await stage.play { stage in
            stage.tell([notice, .told("behind", wish: 7)])
            _ = await stage.outbox.settled()
            #expect(stage.texts == ["first line", "second line", "behind"])
            #expect(stage.store.kept.reports.map(\.notices) == [[notice]])
            #expect(stage.woken.all == [taoyuan])
            let dead = stage.store.kept.deliveries.values.filter { $0.state == .dead }.sorted { $0.id < $1.id }
            #expect(dead.map(\.outcome) == ["404", "a message before it was given up"])
            stage.outbox.redriven(dead, carrying: [notice])
            _ = await stage.outbox.settled()
        }
        #expect(stage.texts.suffix(2) == ["second line", "third line"])
    }

    @Test("What expired before it was tried, or after its first message, is reported once")
    func expired() async throws {
        let stage = Stage(quota: .init(burst: 1, interval: .seconds(20)), limit: limit)
        try await stage.play { stage in
            stage.tell([
                .told(long, wish: 7, expiresAt: morning + .seconds(30)),
                .told("x" + long, wish: 8, to: "10002", expiresAt: morning),
            ])
            await stage.pass(.minutes(2))
        }
        #expect(stage.texts == ["first line", "second line"])
        #expect(stage.store.kept.reports.map(\.cause) == ["expired", "expired"])
        #expect(stage.store.kept.deliveries.values.count { $0.state == .dead } == 4)
        #expect(stage.outbox.waiting == 0)
    }

    @Test("A digest holds only what one message can")
    func digest() {
        let renderer = Renderer(
            Wording(
                texts: Texts(
                    templates: [.memberNoted: "{{said}}", .digest: "{{#lines}}\n{{text}}\n{{/lines}}"], names: [:]),
                rulebook: .small))
        let notices = ["aaaa", "bbbb", "cccc"].map { Notice.told($0, isGroup: true) }
        let composed = renderer.compose(notices, within: limit, at: morning)
        #expect(composed.messages.map(\.delivery.content.text) == ["aaaa\nbbbb"])
        #expect(composed.messages[0].notices.map(\.id) == ["aaaa", "bbbb"])
    }
}
