import PaidanChat
import PaidanCore
import Testing

@Suite("QQ by OneBot 11")
struct OneBotTests {
    let codec = ChatPlatforms.codec(
        for: .test(.onebot11, selfID: "10001000", endpoint: "http://127.0.0.1:3000", outboundToken: "tok"))

    func hear(_ body: String) throws -> Heard {
        try codec.hear(WebhookRequest(method: "POST", headers: [], body: Array(body.utf8)), at: .test)
    }

    /// A message as go-cqhttp reports it, with `message` as JSON.
    func spoken(_ message: String) throws -> Message {
        let body = """
            {"time":1795334397,"self_id":10001000,"post_type":"message","message_type":"group","sub_type":"normal",
            "message_id":7,"group_id":729183002,"user_id":2854196310,"message":\(message)}
            """
        return try #require(try hear(body).messages.first)
    }

    @Test(
        "a CQ string says what its segments say",
        arguments: [
            ("[CQ:at,qq=10001000] 漏水了", "漏水了", ["10001000"]),
            ("请 [CQ:at,qq=77,name=李师傅] 来", "请 @李师傅 来", ["77"]),
            ("[CQ:at,qq=77] 来", "来", ["77"]),
            ("[CQ:at,qq=all] 停水", "停水", ["all"]),
            ("A&amp;B &#91;x&#93; &amp;amp; &nbsp; &", "A&B [x] &amp; &nbsp; &", []),
            ("[CQ:face,id=1]好的", "好的", []),
            ("[CQ:at,qq=77", "[CQ:at,qq=77", []),
            ("[CQ:at,qq=5,name=a&#44;b&#93;c]hi", "@a,b]chi", ["5"]),
            ("[CQ:]x[]y", "x[]y", []),
        ])
    func strings(_ string: String, _ text: String, _ mentions: [String]) throws {
        let message = try spoken("\"\(string)\"")
        #expect(message.text == text)
        #expect(message.mentions == mentions)
        #expect(message.mentionsBot == mentions.contains("10001000"))
    }

    @Test("pictures keep the whole of their address")
    func picture() throws {
        let message = try spoken(#""看[CQ:image,file=a.jpg,url=https://x.cn/d?a=1&amp;b=2&#44;3][CQ:reply,id=-9]""#)
        #expect(
            message.attachments == [Message.Attachment(kind: "image", url: "https://x.cn/d?a=1&b=2,3", name: "a.jpg")])
        #expect(message.replyTo == "-9")
        #expect(message.text == "看")
    }

    @Test("segments may hold numbers, flags and nested things")
    func segments() throws {
        let message = try spoken(
            #"[{"type":"at","data":{"qq":10001000}},{"type":"text","data":{"text":" 来 "}},{"type":"node","data":{"content":[1],"x":true}},{"type":"record","data":{"file":"http://x.cn/v.amr"}}]"#
        )
        #expect(message.text == "来")
        #expect(message.mentionsBot)
        #expect(message.attachments == [Message.Attachment(kind: "voice", url: "http://x.cn/v.amr")])
    }

    @Test("the key tells bots, groups and people apart")
    func keys() throws {
        func key(_ fields: String) throws -> String? {
            try hear(#"{"post_type":"message","message_id":7,"user_id":5,"message":"x",\#(fields)}"#).messages.first?
                .key
        }
        let keys = try [
            key(#""self_id":1,"message_type":"group","group_id":5"#), key(#""self_id":1,"message_type":"private""#),
            key(#""self_id":2,"message_type":"private""#),
        ]
        #expect(keys == ["1:group:5:7", "1:user:5:7", "2:user:5:7"])
    }

    @Test(
        "what nobody said is passed over",
        arguments: [
            #"{"post_type":"message_sent","message_type":"group","self_id":10001000,"user_id":10001000,"message_id":1,"group_id":2,"message":"x"}"#,
            #"{"post_type":"message","message_type":"group","self_id":10001000,"user_id":10001000,"message_id":1,"group_id":2,"message":"x"}"#,
            #"{"post_type":"message","message_type":"group","sub_type":"notice","self_id":1,"user_id":9,"message_id":1,"group_id":2,"message":"x"}"#,
            #"{"post_type":"notice","notice_type":"group_upload","file":{"id":"1"}}"#,
            #"{"post_type":"notice","notice_type":"notify","sub_type":"poke","user_id":5,"target_id":6}"#,
            #"{"post_type":"notice","notice_type":"essence","message":{"id":1},"status":"x","sender":[],"time":1.5}"#,
            #"{"post_type":"request","request_type":"friend","comment":"x"}"#,
        ])
    func nothing(_ body: String) throws {
        #expect(try hear(body) == Heard(events: [], reply: .fixed(WebhookAnswer(status: 204))))
    }

    @Test(
        "the channel says how it is",
        arguments: [
            (#"{"post_type":"meta_event","meta_event_type":"heartbeat","status":{"online":true,"good":true}}"#, true),
            (#"{"post_type":"meta_event","meta_event_type":"heartbeat","status":{"online":false,"good":true}}"#, false),
            (#"{"post_type":"meta_event","meta_event_type":"heartbeat","status":{"online":null,"good":true}}"#, true),
            (#"{"post_type":"meta_event","meta_event_type":"lifecycle","sub_type":"connect"}"#, true),
            (#"{"post_type":"notice","notice_type":"bot_offline","user_id":1,"tag":"下线","message":"登录已失效"}"#, false),
        ])
    func liveness(_ body: String, _ isAlive: Bool) throws {
        guard case .liveness(let heard, let detail)? = try hear(body).events.first else {
            Issue.record("the channel said how it is")
            return
        }
        #expect(heard == isAlive)
        #expect(!body.contains("bot_offline") || detail.contains("登录已失效"))
    }

    @Test(
        "get_status tells whether the account is online",
        arguments: [
            (#"{"status":"ok","retcode":0,"data":{"online":true,"good":true}}"#, true),
            (#"{"status":"ok","retcode":0,"data":{"online":false,"good":true}}"#, false),
            (#"{"status":"failed","retcode":200,"data":null}"#, false), ("", false),
        ])
    func probe(_ body: String, _ isAlive: Bool) {
        #expect(codec.probe?.url == "http://127.0.0.1:3000/get_status")
        #expect(codec.probe?.text == "{}")
        #expect(codec.isAlive(HTTPAnswer(status: 200, body: Array(body.utf8))) == isAlive)
    }

    @Test("a push answers, mentions, and says it after a space")
    func push() throws {
        let delivery = Delivery.test(
            "1024 号 漏水", to: .group("729183002", on: "door"), mentions: ["123"], replyTo: "-9")
        let call = try #require(try codec.call(for: delivery, at: .test).http)
        let body =
            #"{"group_id":729183002,"message":[{"data":{"id":"-9"},"type":"reply"},{"data":{"qq":"123"},"type":"at"},{"data":{"text":" 1024 号 漏水"},"type":"text"}]}"#
        #expect(call.text == body)
    }

    @Test("an unknown kind of report is kept", arguments: ["message_reaction"])
    func unknown(_ kind: String) throws {
        guard case .unknown(_, kind)? = try hear(#"{"post_type":"\#(kind)"}"#).events.first else {
            Issue.record("kept")
            return
        }
    }
}
