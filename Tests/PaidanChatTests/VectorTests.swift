import PaidanChat
import PaidanCore
import Testing

@Suite("what platforms send, as independent implementations made it")
struct VectorTests {
    @Test(
        "is heard, refused or passed over as expected",
        arguments: ["onebot11", "standard-webhooks"].flatMap(Vector.all))
    func vector(_ vector: Vector) throws {
        let codec = ChatPlatforms.codec(for: vector.settings)
        let now = Instant(seconds: vector.now)
        let isReplay = vector.name.hasSuffix("replay")
        guard vector.expect != "reject" || isReplay else {
            let refusal = #expect(throws: Refusal.self) { try codec.hear(vector.webhook, at: now) }
            #expect(refusal?.status == vector.expected.status)
            #expect(refusal?.isGenuine == (vector.expected.status == 400))
            return
        }
        let heard = try codec.hear(vector.webhook, at: now)
        #expect(heard.reply == .fixed(WebhookAnswer(status: vector.expected.status)))
        let messages = heard.messages
        if isReplay {
            // A repetition is told by its key, which the store knows: the same request gives the same key.
            #expect(messages.count == 1)
            #expect(try codec.hear(vector.webhook, at: now).messages == messages)
        } else {
            #expect(messages.map(\.asExpected) == (vector.expected.message.map { [$0] } ?? []))
        }
    }

    @Test("there are vectors to speak of")
    func count() {
        #expect(Vector.all(in: "onebot11").count >= 15)
        #expect(Vector.all(in: "standard-webhooks").count >= 15)
    }
}

extension Heard {
    var messages: [Message] {
        events.compactMap { if case .message(let message) = $0 { message } else { nil } }
    }
}
