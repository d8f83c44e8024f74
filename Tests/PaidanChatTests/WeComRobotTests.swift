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
        let call = try #require(try codec.call(for: delivery, at: .test).http)
        #expect(call.url == "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a%20b")
        #expect(
            call.text
                == #"{"msgtype":"text","text":{"content":"漏水","mentioned_list":["zhangsan","@all"],"mentioned_mobile_list":["13800001111"]}}"#
        )
    }

    @Test("a robot without a key, and no address at all, cannot speak")
    func keyless() throws {
        let keyless = ChatPlatforms.codec(for: .test(.wecomRobot))
        #expect(throws: Unsayable.self) {
            try keyless.call(for: .test("漏水", to: .group("", on: "door")), at: .test)
        }
    }

    @Test("nothing is heard here")
    func deaf() {
        #expect(throws: Refusal.self) {
            try codec.hear(WebhookRequest(method: "POST", headers: [], body: []), at: .test)
        }
    }
}
