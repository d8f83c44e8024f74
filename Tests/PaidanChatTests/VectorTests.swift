import PaidanChat
import PaidanCore
import Testing

@Suite("what platforms send, as independent implementations made it")
struct VectorTests {
    static let platforms = [
        "alertmanager", "cloudevents", "dingtalk", "feishu", "gewechat", "matrix", "mattermost", "officialaccount",
        "onebot11", "qqofficial", "slack", "standard-webhooks", "telegram", "wcfhttp", "wechatbot-webhook", "wecom",
    ]

    @Test(
        "is heard, refused or passed over as expected",
        arguments: VectorTests.platforms.flatMap(Vector.all))
    func vector(_ vector: Vector) throws {
        let codec = ChatPlatforms.codec(for: vector.settings)
        let now = Instant(seconds: vector.now)
        let isReplay = vector.name.hasPrefix("reject-replay") && vector.expected.status < 300
        guard vector.expect != "reject" || isReplay else {
            // What comes first in the same process, such as the request whose signature is used again.
            if let first = vector.forerunner { _ = try codec.hear(first, at: now) }
            let refusal = #expect(throws: Refusal.self) { try codec.hear(vector.webhook, at: now) }
            #expect(refusal?.status == vector.expected.status)
            if let body = vector.expected.body { #expect(refusal?.answer?.body == body) }
            return
        }
        let heard = try codec.hear(vector.webhook, at: now)
        if case .fixed(let answer) = heard.reply {
            #expect(answer.status == vector.expected.status)
            if let body = vector.expected.body { #expect(answer.body == body) }
        }
        let messages = heard.messages
        if isReplay {
            // A repetition is told by its key, which the store knows: the same request gives the same key.
            #expect(messages.count == 1)
            #expect(try codec.hear(vector.webhook, at: now).messages == messages)
        } else {
            // A request may say the same thing twice; the store keeps one message for each key.
            var keys: Set<String> = []
            let told = messages.filter { keys.insert($0.key).inserted }.map { vector.comparable($0.asExpected) }
            #expect(told == (vector.isRecall ? [] : vector.expected.message.map { [vector.comparable($0)] } ?? []))
            if vector.isRecall {
                let recalled = heard.events.compactMap {
                    if case .recall(let recall) = $0 { recall.messageID } else { nil }
                }
                #expect(recalled == [vector.expected.message?.id])
            }
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
        events.compactMap {
            switch $0 {
            case .message(let message), .edit(let message): message
            default: nil
            }
        }
    }
}
