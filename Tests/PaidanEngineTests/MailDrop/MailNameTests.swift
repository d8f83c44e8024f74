import PaidanCore
import Testing

@testable import PaidanEngine

@Suite("Names of mails in a Maildir")
struct MailNameTests {
    @Test(
        "All before the flags is the identity",
        arguments: [
            ("1.M1P2.host", "1.M1P2.host", "1.M1P2.host:2,S"),
            ("1.M1P2.host,S=912,W=940:2,", "1.M1P2.host,S=912,W=940", "1.M1P2.host,S=912,W=940:2,S"),
            ("1.M1P2.host:2,FRa", "1.M1P2.host", "1.M1P2.host:2,FRSa"),
            ("1.M1P2.host!2,R", "1.M1P2.host", "1.M1P2.host!2,RS"),
            ("1.M1P2.host;2,S", "1.M1P2.host", "1.M1P2.host;2,S"),
            ("1.M1P2.host:1,x", "1.M1P2.host:1,x", "1.M1P2.host:1,x:2,S"),
        ])
    func identity(name: String, identity: String, seen: String) {
        let mail = MaildirName(FileName(name))
        #expect(mail.identity == FileName(identity))
        #expect(mail.with("S").fileName == FileName(seen))
    }

    @Test("Names need not be UTF-8")
    func bytes() {
        let name = FileName(bytes: [0x31, 0xD0, 0xC5, 0x2E, 0x65, 0x6D, 0x6C])
        #expect(MaildirName(name).identity == name)
    }

    @Test("What was thrown away and what is a draft did not come in", arguments: ["T", "ST", "D"])
    func noArrival(flags: String) {
        #expect(MaildirName(FileName("1.a.host:2,\(flags)")).isNoArrival)
    }
}

@Suite("A mail becomes a message")
struct MailIntakeTests {
    let intake = MailIntake(channel: "mail", ownAddresses: ["Desk@taoyuan.example"])

    func mail(subject: String = "", text: String = "", change: (inout Mail) -> Void = { _ in }) -> Mail {
        var mail = Mail(from: "Hu@Example.cn", fromName: "胡女士", subject: subject, text: text, key: "k")
        change(&mail)
        return mail
    }

    func message(_ mail: Mail) throws -> Message {
        guard case .message(let message) = intake.hear(mail) else { throw Unheard() }
        return message
    }

    struct Unheard: Error {}

    @Test(
        "The subject stands before the text where it says something of its own",
        arguments: [
            ("父亲家漏水", "3-2-501，急", "父亲家漏水\n3-2-501，急"), ("Re: 您的心愿", "办好了", "办好了"), ("回复：您的心愿", "办好了", "办好了"),
            ("答复: 您的心愿", "办好了", "办好了"), ("RE[2]: x", "好", "好"), ("", "漏水", "漏水"), ("漏水", "厨房漏水了", "厨房漏水了"),
            ("3-2-501 漏水", "", "3-2-501 漏水"), ("Re: 漏水", "", "漏水"), ("Report: 路灯", "不亮", "Report: 路灯\n不亮"),
            ("转发：路灯不亮", "请看", "转发：路灯不亮\n请看"),
        ])
    func words(subject: String, text: String, expected: String) throws {
        #expect(try message(mail(subject: subject, text: text)).text == expected)
    }

    @Test("Who wrote, in which thread, and what it answers")
    func fields() throws {
        let message = try message(
            mail(subject: "漏水", text: "3-2-501") { mail in
                mail.messageID = "<1@example.cn>"
                mail.references = ["<0@desk>", "<d-7@desk>"]
                mail.date = morning
                mail.attachments = ["照片.JPG", "申请.docx"]
            })
        #expect(message.sender == Message.Sender(account: Account(namespace: "mail", id: "hu@example.cn"), name: "胡女士"))
        #expect(message.key == "k" && message.id == "<1@example.cn>" && message.sentAt == morning)
        #expect(
            message.mail
                == Message.MailThread(
                    subject: "漏水", messageID: "<1@example.cn>", ancestors: ["<0@desk>", "<d-7@desk>"]))
        #expect(message.replyTo == "<d-7@desk>")
        #expect(message.attachments.map(\.kind) == ["image", "file"])
    }

    @Test("A form that writes in nobody's name is answered where it says")
    func form() throws {
        let form = mail(text: "漏水") { mail in
            mail.from = "no-reply@forms.example"
            mail.replyTo = "Wang@example.cn"
        }
        #expect(try message(form).sender.account.id == "wang@example.cn")
        let person = mail(text: "漏水") { $0.replyTo = "list@example.cn" }
        #expect(try message(person).sender.account.id == "hu@example.cn")
    }

    @Test("What a machine wrote is no message")
    func ignored() {
        #expect(intake.hear(mail(text: "x") { $0.isAutoReply = true }) == .ignored("auto-reply"))
        #expect(intake.hear(mail(text: "x") { $0.isBounce = true }) == .ignored("bounce"))
        #expect(intake.hear(mail(text: "x") { $0.hops = 51 }) == .ignored("loop"))
        #expect(intake.hear(mail(text: "x") { $0.from = "desk@Taoyuan.example" }) == .ignored("own address"))
        #expect(intake.hear(mail()) == .ignored("empty"))
    }
}
