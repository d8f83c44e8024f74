import PaidanCore
import PaidanMail
import Testing

/// Headers as they come, and not as they should be.
@Suite struct HeaderTests {
    /// 漏水了 in GB 2312.
    static let gb: [UInt8] = [0xC2, 0xA9, 0xCB, 0xAE, 0xC1, 0xCB]

    @Test(arguments: [
        ("=?utf-8?B?5ryP5rC0?=", "漏水"),
        ("=?UTF-8?b?5ryP5rC0?=", "漏水"),
        ("=?utf-8*zh?Q?=E6=BC=8F=E6=B0=B4?=", "漏水"),
        ("=?utf-8?q?=e6=bc=8f_=e6=b0=b4?=", "漏 水"),
        ("=?gb2312?B?wqnLrg==?=", "漏水"),
        ("=?gb2312?B?wqnLrg?=", "漏水"),
        ("=?GBK?Q?=C2=A9=CB=AE?= 12-1", "漏水 12-1"),
        ("急：=?GBK?Q?=C2=A9=CB=AE?=", "急：漏水"),
        ("=?gb18030?B?wg==?= =?gb18030?B?qcuu?=", "漏水"),
        ("=?gb18030?Q?=C2?=\n =?gb18030?B?qcuu?=", "漏水"),
        ("=?utf-8?B?5ry?= =?utf-8?B?P5rC0?=", "漏水"),
        ("=?utf-8?B?5ryP?= =?gbk?B?y64=?=", "漏水"),
        ("=?utf-8?B?5ryP?=  and  =?utf-8?B?5rC0?=", "漏 and 水"),
        ("=?iso-8859-1?B?wqnLrsHL?=", "漏水了"),
        ("=?unknown?B?wqnLrsHL?=", "漏水了"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?utf-8?B?5ryP5rC0", "=?utf-8?B?5ryP5rC0"),
        ("1 = 1? yes =?", "1 = 1? yes =?"),
    ])
    func subjects(_ written: String, _ read: String) throws {
        let mail = try MailSketch.raw("From: a@b.example\nSubject: \(written)", [])
        #expect(mail.subject == read)
    }

    @Test func rawBytesInHeadersAreRead() throws {
        let header = Array("From: \"".utf8) + Self.gb + Array("\" <a@b.example>\nSubject: ".utf8) + Self.gb
        let mail = try MailSketch.parser.parse(header + Array("\n\n".utf8) + Self.gb)
        #expect(mail.fromName == "漏水了")
        #expect(mail.subject == "漏水了")
        #expect(mail.text == "漏水了")
        #expect(try MailSketch.raw("From: 王阿姨 <a@b.example>\nSubject: 漏水", []).fromName == "王阿姨")
    }

    @Test(arguments: [
        ("wang@qq.com", "wang@qq.com", "wang"),
        ("<wang@qq.com>", "wang@qq.com", "wang"),
        ("\"Wang, A-yi\" <wang@qq.com>", "wang@qq.com", "Wang, A-yi"),
        ("=?utf-8?B?546LLCDpmL/lp6g=?= <wang@qq.com>", "wang@qq.com", "王, 阿姨"),
        ("\"=?utf-8?B?546LIOmYv+WnqA==?=\"<wang@qq.com>", "wang@qq.com", "王 阿姨"),
        ("=?utf-8?B?546L?= =?utf-8?B?6Zi/5aeo?= <Wang@QQ.com>", "Wang@QQ.com", "王阿姨"),
        ("=?gbk?Q?=CD=F5?= =?gbk?Q?=B0=A2=D2=CC?=<wang@qq.com>", "wang@qq.com", "王阿姨"),
        ("wang@qq.com (=?gbk?B?zfWwotLM?=)", "wang@qq.com", "王阿姨"),
        ("\"\" <wang@qq.com>", "wang@qq.com", "wang"),
        ("residents: wang@qq.com, li@qq.com;", "wang@qq.com", "wang"),
    ])
    func authors(_ written: String, _ address: String, _ name: String) throws {
        let mail = try MailSketch.raw("From: \(written)\nSubject: s", [])
        #expect(mail.from == address)
        #expect(mail.fromName == name)
    }

    @Test func recipientsAreGatheredOnceAndInLowerCase() throws {
        let mail = try MailSketch.raw(
            """
            From: wang@qq.com
            Reply-To: =?utf-8?B?546L?= <Wang@163.com>
            Delivered-To: desk+T0K3N@Taoyuan.example
            X-Original-To: desk@taoyuan.example
            To: "Desk" <Desk@Taoyuan.example>,
             =?utf-8?B?546L?= <li@qq.com>
            Cc: li@qq.com, zhao@qq.com
            """, [])
        #expect(mail.recipients == ["desk@taoyuan.example", "li@qq.com", "zhao@qq.com", "desk+t0k3n@taoyuan.example"])
        #expect(mail.replyTo == "Wang@163.com")
        #expect(try MailSketch.mail("x", "Reply-To: WANG@qq.com").replyTo == nil)
    }

    @Test func threadsAreRead() throws {
        let mail = try MailSketch.mail("x", "In-Reply-To: <b@x> (your mail)", "References: <a@x>\n <b@x>")
        #expect(mail.inReplyTo == "<b@x>")
        #expect(mail.references == ["<a@x>", "<b@x>"])
        #expect(try MailSketch.raw("From: a@b.example\nMessage-ID: bare@x", []).messageID == "<bare@x>")
        #expect(try MailSketch.raw("From: a@b.example\nMessage-ID:\n <folded@x>", []).messageID == "<folded@x>")
    }

    @Test(arguments: [
        ("Sun, 22 Nov 2026 15:20:11 +0800", "2026-11-22T07:20:11Z"),
        ("22 Nov 2026 15:20 +0800 (CST)", "2026-11-22T07:20:00Z"),
        ("Sun, 22 Nov 2026 15:20:11 CST", "2026-11-22T07:20:11Z"),
        ("Sun, 22 Nov 2026 15:20:11 GMT+08:00", "2026-11-22T07:20:11Z"),
        ("Sun, 22 Nov 2026 07:20:11 GMT", "2026-11-22T07:20:11Z"),
        ("星期日, 22 十一月 2026 15:20:11 +0800", nil),
        ("yesterday", nil),
        ("", nil),
        ("Sun, 99 Foo 2026 25:61:11", nil),
    ])
    func dates(_ written: String, _ read: String?) throws {
        #expect(try MailSketch.mail("x", "Date: \(written)").date?.description == read)
    }

    @Test func theLastRelaysDateStandsBeside() throws {
        let mail = try MailSketch.raw(
            "Received: by b; Sun, 22 Nov 2026 15:20:12 +0800\nReceived: by a; Sun, 22 Nov 2026 15:20:11 +0800\nFrom: a@b.example\nDate: ?",
            [])
        #expect(mail.date == nil)
        #expect(mail.received?.description == "2026-11-22T07:20:12Z")
        #expect(mail.hops == 2)
    }
}
