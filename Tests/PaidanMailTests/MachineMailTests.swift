import PaidanCore
import Testing

/// What machines write is known, and what people write is not taken for it.
@Suite struct MachineMailTests {
    @Test(arguments: [
        "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated (vacation)", "Precedence: auto_reply",
        "X-Autoreply: yes",
        "X-Autorespond: vacation", "X-AutoReply: true", "Return-Path: <>", "X-Auto-Reply-From: li@qq.com",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
    ])
    func aMachinesAnswerIsKnownByItsHeader(_ header: String) throws {
        let mail = try MailSketch.raw("From: li@qq.com\nSubject: s\n\(header)", [])
        #expect(mail.isAutoReply)
        #expect(!mail.isBounce)
    }

    @Test(arguments: [
        "自动回复:3号楼", "自动答复: 3号楼", "自動回覆", "Automatic reply: leak", "Out of Office AutoReply: leak", "Auto-Reply: x",
    ])
    func aMachinesAnswerIsKnownByItsSubject(_ subject: String) throws {
        #expect(try MailSketch.raw("From: li@qq.com\nSubject: \(subject)", []).isAutoReply)
    }

    @Test(arguments: [
        "Auto-Submitted: no", "Precedence: bulk", "Precedence: list", "X-Auto-Response-Suppress: All",
        "Return-Path: <li@qq.com>",
        "X-Autoreply: no", "Subject: 回复：自动回复太多了", "Subject: Out of office sign at door 3", "Subject: 退信了怎么办",
    ])
    func aPersonsMailIsNot(_ header: String) throws {
        let mail = try MailSketch.raw("From: li@qq.com\n\(header)", [])
        #expect(!mail.isAutoReply)
        #expect(!mail.isBounce)
    }

    @Test func aDeliveryReportNamesWhatFailed() throws {
        let mail = try MailSketch.multipart(
            "report; report-type=delivery-status",
            [
                ("Content-Type: text/plain", "could not be delivered"),
                (
                    "Content-Type: message/delivery-status",
                    "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ok@qq.com\nAction: delivered\nStatus: 2.0.0\n\n"
                        + "Final-Recipient: RFC822; <Gone@qq.com>\nAction: Failed\nStatus: 5.1.1 (unknown)\nDiagnostic-Code: smtp;\n 550 no"
                ),
                ("Content-Type: text/rfc822-headers", "Subject: x\nMessage-Id: <task-7@taoyuan.example>"),
            ])
        #expect(mail.isBounce)
        #expect(mail.isAutoReply)
        #expect(
            mail.bounced
                == Mail.Bounced(recipient: "Gone@qq.com", status: "5.1.1", messageID: "<task-7@taoyuan.example>"))
        #expect(mail.attachments.isEmpty)
    }

    @Test func aDelayIsNoBounce() throws {
        let mail = try MailSketch.multipart(
            "report; report-type=delivery-status",
            [
                (
                    "Content-Type: message/delivery-status",
                    "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@qq.com\nAction: delayed\nStatus: 4.4.1"
                )
            ])
        #expect(mail.isAutoReply)
        #expect(!mail.isBounce)
    }

    @Test(arguments: [
        (
            "Postmaster@163.com", "系统退信/Systems bounce",
            "<p>抱歉，您的邮件被退回来了</p><p>收件人：<a>gone@163.com</a></p><p>550 5.1.1 User not found</p>", "5.1.1"
        ),
        ("PostMaster@qq.com", "来自QQ邮箱的退信", "<div>收件人 gone@163.com 不存在</div>", nil),
        (
            "MAILER-DAEMON@sina.com", "failure notice",
            "Sorry.<br>&lt;gone@163.com&gt;:<br>Remote host said: 552 5.2.2 mailbox full", "5.2.2"
        ),
        ("postmaster@outlook.com", "未传递: 3号楼", "未能传递给 gone@163.com", nil),
    ])
    func aBounceInWordsIsRead(_ from: String, _ subject: String, _ html: String, _ status: String?) throws {
        let mail = try MailSketch.raw(
            "Return-Path: <>\nFrom: \(from)\nTo: desk@taoyuan.example\nSubject: \(subject)\nIn-Reply-To: <task-7@taoyuan.example>\n"
                + "Content-Type: text/html; charset=utf-8", Array(html.utf8))
        #expect(mail.isBounce)
        #expect(mail.isAutoReply)
        #expect(
            mail.bounced
                == Mail.Bounced(recipient: "gone@163.com", status: status, messageID: "<task-7@taoyuan.example>"))
    }

    @Test func loopsShow() throws {
        let mail = try MailSketch.raw(
            "X-Loop: Desk@taoyuan.example\nDelivered-To: a@x.example\nDelivered-To: A@x.example\nDelivered-To: b@x.example\nFrom: li@qq.com",
            [])
        #expect(mail.visited == ["desk@taoyuan.example", "a@x.example"])
    }

    @Test func aRepetitionIsKnown() throws {
        let first = try MailSketch.raw("Received: by a\nFrom: li@qq.com\nDate: d\nSubject: s", Array("漏水".utf8))
        let again = try MailSketch.raw(
            "Received: by b\nReceived: by a\nFrom: <LI@qq.com>\nDate: d\nSubject: s", Array("漏水\r\n".utf8))
        let other = try MailSketch.raw("From: li@qq.com\nDate: d\nSubject: s", Array("停电".utf8))
        #expect(first.key == again.key)
        #expect(first.key != other.key)
        #expect(first.key.hasPrefix("sha256:"))
        let one = try MailSketch.raw("From: li@qq.com\nMessage-ID: <A@x>", [])
        #expect(one.key == "A@x li@qq.com")
        #expect(try MailSketch.raw("From: zhao@qq.com\nMessage-ID: <A@x>", []).key != one.key)
    }
}
