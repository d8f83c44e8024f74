import PaidanChat
import PaidanCore
import Testing

@Suite("what answers mean")
struct JudgementTests {
    let generic = ChatPlatforms.codec(for: .test(.generic))
    let onebot = ChatPlatforms.codec(for: .test(.onebot11))

    @Test(
        "a status means the same everywhere",
        arguments: [
            (200, "delivered"), (204, "delivered"), (302, "tryLater"), (400, "wrongRequest"), (401, "wrongKey"),
            (403, "wrongKey"), (404, "wrongRequest"), (408, "tryLater"), (410, "wrongKey"), (413, "wrongRequest"),
            (425, "tryLater"), (429, "throttled"), (500, "tryLater"), (503, "tryLater"), (0, "tryLater"),
        ])
    func statuses(_ status: Int, _ wanted: String) {
        #expect("\(generic.judge(HTTPAnswer(status: status)))".hasPrefix(wanted))
    }

    @Test(
        "Retry-After is seconds or a date, and at most an hour",
        arguments: [
            ("7", 7000), ("0.5", 500), ("-3", 0), ("86400", 3_600_000), ("Sun, 22 Nov 2026 08:02:00 GMT", 120_000),
            ("Sunday, 22-Nov-26 08:02:00 GMT", 120_000), ("Sun Nov 22 08:02:00 2026", 120_000),
            ("Sun, 22 Nov 2026 07:00:00 GMT", 0), ("Sun, 22 Nov 2037 07:00:00 GMT", 3_600_000), ("soon", 60_000),
            ("nan", 60_000), ("", 60_000),
        ])
    func retryAfter(_ value: String, _ milliseconds: Int64) {
        let headers = ["retry-after": value, "date": "Sun, 22 Nov 2026 08:00:00 GMT"]
        guard case .throttled(let after, _) = generic.judge(HTTPAnswer(status: 429, headers: headers)) else {
            Issue.record("429 is throttled")
            return
        }
        #expect(after.milliseconds == milliseconds)
    }

    @Test("503 waits as long as it is asked to")
    func unavailable() {
        let answer = HTTPAnswer(status: 503, headers: ["retry-after": "5"])
        #expect(generic.judge(answer) == .throttled(after: .seconds(5), cause: "the server asks to wait (got 503)"))
    }

    @Test("a receiver may give its own id")
    func receipt() {
        #expect(generic.judge(HTTPAnswer(status: 200, body: Array(#"{"id":17}"#.utf8))) == .delivered(messageID: "17"))
        #expect(generic.judge(HTTPAnswer(status: 200, body: Array("ok".utf8))) == .delivered(messageID: nil))
    }

    @Test(
        "OneBot fails inside a 200",
        arguments: [
            (#"{"status":"ok","retcode":0,"data":{"message_id":-5}}"#, "delivered(messageID: Optional(\"-5\"))"),
            (
                #"{"status":"failed","retcode":200,"data":null,"message":"Timeout: NTEvent serviceAndMethod"}"#,
                "tryLater"
            ),
            (#"{"status":"failed","retcode":200,"message":"EventChecker Failed errMsg:请先添加对方为好友"}"#, "wrongRequest"),
            (#"{"status":"failed","retcode":200,"data":null,"wording":"无法获取用户信息"}"#, "wrongRequest"),
            (#"{"status":"failed","retcode":1200,"message":"{\"result\":110}"}"#, "wrongRequest"),
            (#"{"status":"failed","retcode":1403,"message":"token verify failed!"}"#, "wrongKey"),
            (#"{"status":"failed","retcode":100,"wording":"发送过快"}"#, "throttled"),
            (#"{"status":"failed","retcode":1400}"#, "wrongRequest"),
            ("<html>", "tryLater"), ("{}", "tryLater"),
        ])
    func onebotAnswers(_ body: String, _ wanted: String) {
        #expect("\(onebot.judge(HTTPAnswer(status: 200, body: Array(body.utf8))))".hasPrefix(wanted))
    }

    @Test(
        "WeCom is judged by its code",
        arguments: [
            (0, "delivered"), (45009, "throttled"), (93000, "wrongKey"), (40001, "wrongKey"), (40058, "wrongRequest"),
            (-1, "tryLater"),
        ])
    func wecom(_ code: Int, _ wanted: String) {
        let codec = ChatPlatforms.codec(for: .test(.wecomRobot, outboundToken: "k"))
        let body = Array(#"{"errcode":\#(code),"errmsg":"ok"}"#.utf8)
        #expect("\(codec.judge(HTTPAnswer(status: 200, body: body)))".hasPrefix(wanted))
    }

    @Test(
        "SMTP is judged by its code",
        arguments: [
            (250, "delivered"), (421, "tryLater"), (450, "tryLater"), (454, "tryLater"), (535, "wrongKey"),
            (550, "wrongRequest"), (0, "tryLater"),
        ])
    func smtp(_ code: Int, _ wanted: String) {
        #expect("\(ChatPlatforms.codec(for: .test(.mail)).judge(HTTPAnswer(status: code)))".hasPrefix(wanted))
    }
}
