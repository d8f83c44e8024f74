import PaidanChat
import PaidanCore
import Testing

@Suite("the WeCom group robot")
struct WeComRobotTests {
    let codec = ChatPlatforms.codec(for: .test(.wecomRobot, outboundToken: "a b"))

    @Test("a mention of eleven digits is a mobile's")
    func mentions() throws {
        let delivery = Delivery.test(
            "漏水", to: .group("", on: "door"), mentions: ["zhangsan", "13800001111", "@all"])
        let call = try #require(codec.call(for: delivery, at: .test)?.http)
        #expect(call.url == "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a%20b")
        #expect(
            call.text
                == #"{"msgtype":"text","text":{"content":"漏水","mentioned_list":["zhangsan","@all"],"mentioned_mobile_list":["13800001111"]}}"#
        )
    }

    @Test("a text that is too long says so, and no character is torn")
    func length() throws {
        let limit = try #require(codec.textLimit)
        let text = String(repeating: "漏水👨‍👩‍👧", count: 300)
        let call = try #require(codec.call(for: .test(text, to: .group("", on: "door")), at: .test)?.http)
        let content = call.text.dropFirst(#"{"msgtype":"text","text":{"content":""#.count).dropLast(3)
        #expect(limit.allows(String(content)))
        #expect(content.hasSuffix("…（未完，请到社区派单台查看全文）"))
        #expect(text.hasPrefix(content.prefix { $0 != "…" }))
    }

    @Test("nothing is heard here")
    func deaf() {
        #expect(throws: Refusal.self) {
            try codec.hear(WebhookRequest(method: "POST", headers: [], body: []), at: .test)
        }
    }

    @Test(
        "what is too long for one message is split, and nothing is lost",
        arguments: [
            (TextLimit(2048, .bytes), String(repeating: "第一行\n第二行较长一些\n", count: 400)),
            (TextLimit(10, .bytes), "e" + String(repeating: "\u{301}", count: 50) + "漏水"),
            (TextLimit(4, .characters), "abcdefg\nhi"), (TextLimit(1, .characters), "ab"), (TextLimit(1, .bytes), "漏水"),
            (TextLimit(5, .bytes), ""),
        ])
    func split(_ limit: TextLimit, _ text: String) {
        let parts = limit.parts(of: text)
        #expect(parts.joined() == text)
        #expect(parts.allSatisfy { limit.allows($0) || $0.unicodeScalars.count == 1 })
    }
}
