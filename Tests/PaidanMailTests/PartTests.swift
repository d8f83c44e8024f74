import PaidanCore
import PaidanMail
import Testing

/// Parts, transfer encodings and the names of files.
@Suite struct PartTests {
    @Test(arguments: [
        ("attachment; filename=\"漏水.png\"", "漏水.png"),
        ("attachment; filename=leak.png", "leak.png"),
        ("attachment; filename=\"=?utf-8?B?5ryP5rC0LnBuZw==?=\"", "漏水.png"),
        ("attachment; filename==?gbk?B?wqnLri5wbmc=?=", "漏水.png"),
        ("attachment; filename=\"=?utf-8?B?5ryP?=\n =?utf-8?B?5rC0LnBuZw==?=\"", "漏水.png"),
        ("attachment; filename*=UTF-8''%E6%BC%8F%E6%B0%B4.png", "漏水.png"),
        ("attachment; filename*=gb2312''%C2%A9%CB%AE.png", "漏水.png"),
        ("attachment; filename=\"x.png\"; filename*=utf-8'zh-CN'%E6%BC%8F.png", "漏.png"),
        ("attachment; filename*0*=gbk''%C2%A9%CB;\n filename*1*=%AE;\n filename*2=\".png\"", "漏水.png"),
        ("attachment; filename*1=\"b.png\"; filename*0=\"a\"", "ab.png"),
        ("attachment; filename*0=\"a\"; filename*2=\"c.png\"", "a"),
        ("attachment; filename=\"C:\\Users\\王\\漏水.png\"", "漏水.png"),
        ("attachment; filename=\"../../etc/passwd\"", "passwd"),
        ("attachment; filename=\"..\"", "image.png"),
        ("attachment; filename=\"..\\..\\.ssh\"", "ssh"),
        ("attachment; filename=\"a\\\"b.png\"", "a\"b.png"),
        ("attachment", "name.png"),
    ])
    func names(_ disposition: String, _ name: String) throws {
        let type = disposition == "attachment" ? "image/png; name=\"name.png\"" : "image/png"
        let mail = try MailSketch.multipart(
            "mixed",
            [
                ("Content-Type: text/plain; charset=utf-8", "照片见附件"),
                ("Content-Type: \(type)\nContent-Disposition: \(disposition)", "iVBORw0K"),
            ])
        #expect(mail.text == "照片见附件")
        #expect(mail.attachments == [name])
    }

    @Test(arguments: [
        ("base64", "5ryP5rC0", "漏水"),
        ("BASE64", "5ryP\n5rC0\n", "漏水"),
        ("base64", "5ryP5rC05LqGIQ", "漏水了!"),
        ("base64", "5ryP5rC05LqGISE", "漏水了!!"),
        ("base64", "5ryP5rC05LqGIQ==\n_______________\nfooter of a list", "漏水了!"),
        ("base64", "5ryP5rC05LqGIQ==\n\nSent by the list", "漏水了!"),
        ("base64", "5ryP5rC0\n--\nfooter", "漏水"),
        ("base64", "5ryPIQ==\n5rC0\n", "漏!水"),
        ("base64", "其实不是", "其实不是"),
        ("quoted-printable", "=E6=BC=8F=E6=\n=B0=B4", "漏水"),
        ("quoted-printable", "=e6=bc=8f 100% = x", "漏 100% = x"),
        ("8bit", "漏水", "漏水"),
        ("x-unheard-of", "漏水", "漏水"),
    ])
    func transferEncodings(_ encoding: String, _ body: String, _ text: String) throws {
        #expect(try MailSketch.mail(body, "Content-Transfer-Encoding: \(encoding)").text == text)
    }

    @Test func textOnBothSidesOfAPictureIsRead() throws {
        let mail = try MailSketch.multipart(
            "mixed",
            [
                ("Content-Type: text/plain; charset=utf-8", "看图"),
                ("Content-Type: image/jpeg", "x"),
                ("Content-Type: text/plain; charset=utf-8", "就是这里"),
                ("Content-Type: application/ms-tnef; name=winmail.dat", "x"),
                ("Content-Type: text/plain; charset=utf-8; name=\"说明.txt\"", "附件里的话"),
            ])
        #expect(mail.text == "看图\n就是这里")
        #expect(mail.attachments == ["image.jpg", "winmail.dat", "说明.txt"])
    }

    @Test func aMailInAMailIsAnAttachment() throws {
        let mail = try MailSketch.multipart(
            "mixed",
            [
                ("Content-Type: text/plain; charset=utf-8", "转给你们"),
                ("Content-Type: message/rfc822", "From: x@y.example\nSubject: inner\nMessage-ID: <inner@x>\n\n里面的话"),
            ])
        #expect(mail.text == "转给你们")
        #expect(mail.attachments == ["message.eml"])
        #expect(mail.messageID == nil)
    }

    @Test func utf16AndMarksAreRead() throws {
        let utf16 = "漏水\r\n12-1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let mail = try MailSketch.raw(
            "From: a@b.example\nContent-Type: text/plain; charset=utf-16", [0xFF, 0xFE] + utf16)
        #expect(mail.text == "漏水\n12-1")
        #expect(try MailSketch.mail("\u{FEFF}漏水").text == "漏水")
    }

    @Test func anMboxEntryLosesItsEscapesAndOnlyIt() throws {
        let mail = "From: a@b.example\n\n>From now on\n>>From then\n> From me"
        let entry = try MailSketch.parser.parse(Array("From a@b.example Sun Nov 22 15:20:11 2026\n\(mail)".utf8))
        #expect(entry.text == "From now on\n>From then")
        #expect(
            try MailSketch.parser.parse(Array("From: a@b.example\n\n漏水\nFrom now on".utf8)).text == "漏水\nFrom now on")
    }

    @Test func lineEndsOfAnySystemAreRead() throws {
        for end in ["\n", "\r\n", "\r"] {
            let mail = "\u{FEFF}From: a@b.example\(end)Subject: s\(end)\(end)一\(end)二"
            #expect(try MailSketch.parser.parse(Array(mail.utf8)).text == "一\n二")
        }
    }
}
