import PaidanChat
import PaidanCore
import Testing

@Suite("a mapping for any other bot")
struct MappingTests {
    private static func settings(_ conditions: [PayloadMapping.Condition] = []) -> ChannelSettings {
        let places: [PayloadMapping.Field: String] = [
            .id: "data.msgId", .text: "data.content", .group: "$.data.room.id", .groupName: "data.room.topic",
            .sender: "data.from[0].wxid", .senderName: "data.from[0].name", .card: "data.from[0].alias",
            .at: "data.ts", .replyTo: "data.quote", .mentions: "data.ats", .attachmentURL: "data.file",
            .attachmentKind: "data.kind",
        ]
        var settings = ChannelSettings(id: "bot", platform: .generic, namespace: "wx", selfID: "me")
        settings.mapping = PayloadMapping(paths: places.compactMapValues { JSONPath($0) }, conditions: conditions)
        return settings
    }

    private func hear(_ body: String, _ conditions: [PayloadMapping.Condition] = []) throws -> Message? {
        try ChatPlatforms.rehearse(Array(body.utf8), on: Self.settings(conditions))
    }

    @Test("each field is found where the mapping says")
    func fields() throws {
        let message = try hear(
            """
            {"event":"msg","data":{"msgId":7781234567890,"content":" 5栋漏水 ","ts":1795334400,"quote":77,
             "room":{"id":"r1","topic":"业主群"},"from":[{"wxid":"w9","name":"胡","alias":"3-2-501 胡"}],
             "ats":["me",12],"file":"https://x/1.jpg","kind":"image"}}
            """)
        #expect(message?.id == "7781234567890")
        #expect(message?.text == "5栋漏水")
        #expect(message?.group == "r1" && message?.groupName == "业主群")
        #expect(message?.sender.account == Account(namespace: "wx", id: "w9"))
        #expect(message?.sender.name == "胡" && message?.sender.card == "3-2-501 胡")
        #expect(message?.sentAt == Instant(seconds: 1_795_334_400))
        #expect(message?.replyTo == "77")
        #expect(message?.mentions == ["me", "12"] && message?.mentionsBot == true)
        #expect(message?.attachments == [.init(kind: "image", url: "https://x/1.jpg", name: nil)])
    }

    @Test("what is no message by its conditions, or the bot's own word, is passed over")
    func passedOver() throws {
        let body = #"{"type":1,"data":{"content":"漏水","from":[{"wxid":"w9"}]}}"#
        let path = try #require(JSONPath("type"))
        #expect(try hear(body, [.init(path, ["1"])])?.text == "漏水")
        #expect(try hear(body, [.init(path, ["2", "text"])]) == nil)
        #expect(try hear(#"{"data":{"content":"漏水","from":[{"wxid":"me"}]}}"#) == nil)
    }

    @Test(
        "what is missing is told by its place",
        arguments: [
            (#"{"data":{"content":"漏水"}}"#, "data.from[0].wxid is missing"),
            (#"{"data":{"from":[{"wxid":"w9"}]}}"#, "text is missing"),
            (#"{"data":{"content":"漏水","from":[{"wxid":"w9"}],"ts":"gestern"}}"#, "data.ts is no time"),
            ("no json", "the body is no JSON"),
        ])
    func missing(_ body: String, _ detail: String) {
        do {
            let message = try ChatPlatforms.rehearse(Array(body.utf8), on: Self.settings())
            Issue.record("heard \(String(describing: message))")
        } catch {
            #expect(error.detail == detail)
        }
    }

    @Test("without an id the same body is the same message")
    func withoutID() throws {
        let settings = Self.settings()
        let body = Array(#"{"data":{"content":"漏水","from":[{"wxid":"w9"}]}}"#.utf8)
        var open = settings
        open.inboundToken = "t"
        let codec = ChatPlatforms.codec(for: open)
        let request = WebhookRequest(
            method: "POST", headers: [("authorization", "Bearer t"), ("content-type", "application/json")], body: body)
        let keys = try (0..<2).map { _ in
            guard case .message(let message)? = try codec.hear(request, at: .test).events.first else { return "" }
            return message.key
        }
        #expect(keys[0] == keys[1] && !keys[0].isEmpty)
    }

    @Test(
        "paths",
        arguments: [
            ("a.b", "a.b"), ("$.a[0].b", "a[0].b"), ("[2]", "[2]"), ("$[1][2]", "[1][2]"), ("消息.内容", "消息.内容"),
            ("", nil), ("$", nil), ("a..b", nil), ("a.", nil), ("a[x]", nil), ("a[-1]", nil), ("a b", nil), (".a", nil),
        ] as [(String, String?)])
    func paths(_ text: String, _ meant: String?) { #expect(JSONPath(text)?.description == meant) }
}
