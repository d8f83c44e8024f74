import PaidanChat
import PaidanCore
import Testing

@Suite("the generic webhook")
struct GenericTests {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    let codec = ChatPlatforms.codec(for: .test(.generic, secrets: [secret], token: "let-me-in", selfID: "u-9"))
    let plain = #"{"id":"m-1","sender":{"id":"u-1"},"text":"漏水"}"#

    func signed(_ body: String, id: String = "wh-1", at: Instant = .test, secret: String = secret) -> WebhookRequest {
        let bytes = Array(body.utf8)
        let headers = StandardWebhooks(secrets: [secret]).headers(id: id, at: at, body: bytes)
        return WebhookRequest(
            method: "POST", headers: [("Content-Type", "application/json")] + headers.map { ($0.name, $0.value) },
            body: bytes)
    }

    func shown(_ body: String, token: String = "Bearer let-me-in", type: String? = "application/json") -> WebhookRequest
    {
        WebhookRequest(
            method: "POST", headers: [("Authorization", token)] + (type.map { [("Content-Type", $0)] } ?? []),
            body: Array(body.utf8))
    }

    func refusal(_ request: WebhookRequest, at now: Instant = .test) -> Refusal? {
        do {
            _ = try codec.hear(request, at: now)
            return nil
        } catch {
            return error
        }
    }

    @Test("the contract's example is heard whole, bare and in an envelope")
    func example() throws {
        let payload = """
            {"id":"m-1","group":{"id":"g-1","name":"业主群"},"sender":{"id":"u-1","name":"胡女士","card":"G5-1-301 胡"},
            "text":"G5栋楼下有人被砸伤了","at":"2026-11-22T10:00:00+08:00","reply_to":null,"mentions":["u-9"],
            "attachments":[{"kind":"image","url":"https://example.org/1.jpg","name":"../../1.jpg"}],
            "on_behalf_of":{"name":"王奶奶","building":"5","unit":"3","room":"502","phone":"13800001111"}}
            """
        let wanted = Message(
            key: "m-1", id: "m-1", channel: "door", group: "g-1", groupName: "业主群",
            sender: Message.Sender(account: Account(namespace: "test", id: "u-1"), name: "胡女士", card: "G5-1-301 胡"),
            text: "G5栋楼下有人被砸伤了", sentAt: Instant(rfc3339: "2026-11-22T02:00:00Z"), mentions: ["u-9"],
            mentionsBot: true,
            attachments: [Message.Attachment(kind: "image", url: "https://example.org/1.jpg", name: "1.jpg")],
            onBehalfOf: Beneficiary(
                name: "王奶奶", place: Place(building: "5", unit: "3", room: "502"), phone: "13800001111"))
        #expect(try codec.hear(signed(payload), at: .test).messages == [wanted])
        let envelope = #"{"type":"message.received","timestamp":"2026-11-22T00:00:00Z","data":\#(payload)}"#
        #expect(try codec.hear(signed(envelope), at: .test).messages == [wanted])
        #expect(try codec.hear(shown(envelope), at: .test).messages == [wanted])
    }

    @Test("a signed request is answered 200, one with a token by its id")
    func replies() throws {
        #expect(try codec.hear(signed(plain), at: .test).reply == .fixed(WebhookAnswer(status: 200)))
        #expect(try codec.hear(shown(plain), at: .test).reply == .created(id: "m-1"))
        #expect(
            try codec.hear(shown(plain, token: "bearer  let-me-in", type: nil), at: .test).reply == .created(id: "m-1"))
    }

    @Test("ids may be numbers, and a group may be just its id")
    func looseForms() throws {
        let body = """
            {"id":18446744073709551615,"group":42,"sender":{"id":-7},"text":" 漏水 ","reply_to":3,"mentions":[1,"2"],
            "on_behalf_of":{"building":5,"unit":3,"room":502}}
            """
        let message = try #require(try codec.hear(signed(body), at: .test).messages.first)
        #expect(message.id == "18446744073709551615")
        #expect(message.group == "42")
        #expect(message.sender.account.id == "-7")
        #expect(message.text == "漏水")
        #expect(message.replyTo == "3")
        #expect(message.mentions == ["1", "2"])
        #expect(message.onBehalfOf?.place == Place(building: "5", unit: "3", room: "502"))
        let group = #"{"id":"m","group":"g-2","sender":{"id":"u"},"attachments":[{"kind":"image","url":"u"}]}"#
        #expect(try codec.hear(signed(group), at: .test).messages.first?.group == "g-2")
    }

    @Test("the key is the payload's id, else the webhook's")
    func keys() throws {
        let nameless = #"{"sender":{"id":"u-1"},"text":"漏水"}"#
        #expect(try codec.hear(signed(plain, id: "wh-7"), at: .test).messages.first?.key == "m-1")
        #expect(try codec.hear(signed(nameless, id: "wh-7"), at: .test).messages.first?.key == "wh-7")
        #expect(refusal(shown(nameless))?.detail == "id is missing")
        #expect(try codec.hear(signed(plain, id: "wh-7"), at: .test).requestID == "wh-7")
        #expect(try codec.hear(signed(#"{"type":"ping"}"#, id: "wh-8"), at: .test).requestID == "wh-8")
        #expect(try codec.hear(shown(plain), at: .test).requestID == nil)
    }

    @Test(
        "a verified body of an unknown kind is kept",
        arguments: [
            (#"{"type":"member.joined","data":{"id":"e-1"}}"#, "e-1", "member.joined"),
            (#"{"type":"ping"}"#, "wh-1", "ping"),
        ])
    func unknown(_ body: String, _ key: String, _ kind: String) throws {
        #expect(try codec.hear(signed(body), at: .test).events == [.unknown(key: key, kind: kind)])
    }

    @Test(
        "what is malformed is refused by name",
        arguments: [
            ("[1,2]", "the body is of the wrong type"),
            ("{\"id\":", "the body is no JSON"),
            ("", "the body is no JSON"),
            (#"{"id":"m","text":"漏水"}"#, "sender is missing"),
            (#"{"id":"m","sender":{},"text":"漏水"}"#, "sender.id is missing"),
            (#"{"id":"m","sender":{"id":" "},"text":"漏水"}"#, "sender.id is missing"),
            (#"{"id":"m","sender":{"id":"u"},"text":" "}"#, "text is missing"),
            (#"{"id":"m","sender":{"id":"u"},"attachments":[{}]}"#, "text is missing"),
            (#"{"id":"m","sender":{"id":"u"},"text":1}"#, "text is of the wrong type"),
            (#"{"id":"m","sender":{"id":"u"},"text":"x","at":"yesterday"}"#, "at is no RFC 3339 time"),
            (#"{"type":"message.received","data":{"id":"m"}}"#, "data.sender is missing"),
            (#"{"type":"message.received","data":null}"#, "data is missing"),
        ])
    func malformed(_ body: String, _ detail: String) {
        let refusal = refusal(signed(body))
        #expect(refusal?.status == 400)
        #expect(refusal?.isGenuine == true)
        #expect(refusal?.detail == detail)
    }

    @Test("who does not prove himself is refused")
    func unproven() {
        let bare = WebhookRequest(method: "POST", headers: [], body: Array(plain.utf8))
        #expect(refusal(bare)?.type == "missing-signature")
        #expect(refusal(shown(plain, token: "Bearer let-me-out"))?.type == "bad-token")
        #expect(refusal(shown(plain, token: "Basic let-me-in"))?.type == "bad-token")
        #expect(refusal(signed(plain, secret: "whsec_AAAA"))?.type == "bad-signature")
        #expect(refusal(signed(plain, id: ""))?.type == "missing-signature")
        let closed = ChatPlatforms.codec(for: .test(.generic, secrets: [""], token: ""))
        #expect(throws: Refusal.self) { try closed.hear(signed(plain, secret: ""), at: .test) }
        #expect(throws: Refusal.self) { try closed.hear(shown(plain, token: "Bearer "), at: .test) }
    }

    @Test(
        "a timestamp may differ by the tolerance, both ways",
        arguments: [(-301, false), (-300, true), (300, true), (301, false)])
    func tolerance(_ seconds: Int64, _ isHeard: Bool) {
        let request = signed(plain, at: .test + .seconds(seconds))
        #expect((refusal(request)?.type == nil) == isHeard)
        // Half a second more on our clock changes nothing: whole seconds are signed.
        #expect((refusal(request, at: .test + Instant.Span(milliseconds: 999)) == nil) == isHeard)
    }

    @Test(
        "odd timestamps and signatures are refused, not crashed on",
        arguments: [
            "", " ", "1e9", "+1795334400", "-1", "9223372036854775807", "99999999999999999999", "１７９５３３４４００",
        ])
    func oddTimestamps(_ timestamp: String) {
        var request = signed(plain)
        request.headers = request.headers.map { $0.name == "webhook-timestamp" ? ($0.name, timestamp) : $0 }
        #expect(refusal(request)?.status == 401)
        request = signed(plain)
        request.headers = request.headers.map { $0.name == "webhook-signature" ? ($0.name, "v1," + timestamp) : $0 }
        #expect(refusal(request)?.type == "bad-signature")
    }

    @Test("only JSON is taken, only by POST, only at its own address")
    func door() {
        #expect(refusal(shown(plain, type: "Application/JSON; charset=UTF-8")) == nil)
        #expect(refusal(shown(plain, type: "application/x-www-form-urlencoded"))?.status == 415)
        var request = signed(plain)
        request.method = "GET"
        #expect(refusal(request)?.status == 405)
        request.subpath = "/else"
        #expect(refusal(request)?.status == 404)
    }

    @Test("a delivery bears its id, a fresh timestamp and the payload as it is")
    func outbound() throws {
        let codec = ChatPlatforms.codec(for: .test(.generic, outboundSecret: Self.secret, outboundToken: "tok"))
        let delivery = Delivery.test("x", to: .direct("", on: "door"), payload: #"{"type":"offer.made"}"#, id: "d-42")
        let call = try #require(try codec.call(for: delivery, at: .test).http)
        #expect(call.text == delivery.content.payload)
        #expect(call.header("webhook-id") == "d-42")
        #expect(call.header("webhook-timestamp") == "1795334400")
        #expect(call.header("authorization") == "Bearer tok")
        let signature = try #require(call.header("webhook-signature"))
        #expect(
            StandardWebhooks(secrets: [Self.secret]).proves(
                signature, id: "d-42", timestamp: "1795334400", body: call.body))
    }
}
