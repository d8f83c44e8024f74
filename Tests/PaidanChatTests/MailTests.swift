import Foundation
import PaidanChat
import PaidanCore
import Testing

@Suite("mail that goes out")
struct MailTests {
    static let mail = ChannelSettings.MailSettings(
        server: "smtp://127.0.0.1:2525", from: "desk@example.org", fromName: "桃源社区派单台", tokenKey: "key")
    let codec = ChatPlatforms.codec(for: .test(.mail, mail: mail))

    func compose(_ delivery: Delivery) throws -> (fields: [String: String], body: String, call: MailCall) {
        let call = try #require(try codec.call(for: delivery, at: .test).mail)
        let text = String(decoding: call.data, as: UTF8.self)
        let parts = text.components(separatedBy: "\r\n\r\n")
        var fields: [String: String] = [:]
        for line in parts[0].replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n") {
            let colon = try #require(line.range(of: ": "), "\(line) is a field")
            #expect(
                fields.updateValue(String(line[colon.upperBound...]), forKey: String(line[..<colon.lowerBound])) == nil)
        }
        let base64 = parts[1].components(separatedBy: "\r\n").joined()
        let body = String(decoding: Data(base64Encoded: base64) ?? Data(), as: UTF8.self)
        #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 78 || $0.hasPrefix("Reply-To") })
        return (fields, body, call)
    }

    func decoded(_ field: String?) -> String {
        let words = (field ?? "").components(separatedBy: " ").map { word in
            word.hasPrefix("=?UTF-8?B?")
                ? Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data() : Data()
        }
        return String(decoding: words.reduce(Data(), +), as: UTF8.self)
    }

    @Test("an answer lands in its thread, and no machine answers it")
    func answer() throws {
        let thread = Message.MailThread(subject: "我家漏水了", messageID: "<abc@mail.example.com>")
        let destination = Destination(channel: "mail", address: "daughter@example.com", isGroup: false, thread: thread)
        let text = "您好：\n1024 号已有人接单。"
        let mail = try compose(.test(text, to: destination, subject: "1024 号", wish: 1024, id: "d/1"))
        #expect(mail.call.to == ["daughter@example.com"])
        #expect(mail.call.from == "desk@example.org")
        #expect(mail.body == "您好：\r\n1024 号已有人接单。\r\n")
        #expect(decoded(mail.fields["Subject"]) == "Re: 我家漏水了")
        #expect(mail.fields["From"]?.hasSuffix(" <desk@example.org>") == true)
        #expect(decoded(mail.fields["From"].map { String($0.dropLast(19)) }) == "桃源社区派单台")
        #expect(mail.fields["Date"] == "Sun, 22 Nov 2026 08:00:00 +0000")
        #expect(mail.fields["Message-ID"] == "<paidan.d_2f1@example.org>")
        #expect(codec.messageID(of: .test(text, to: destination, id: "d/1")) == mail.fields["Message-ID"])
        #expect(mail.fields["In-Reply-To"] == "<abc@mail.example.com>")
        #expect(mail.fields["References"] == "<abc@mail.example.com>")
        #expect(mail.fields["Auto-Submitted"] == "auto-generated")
        #expect(mail.fields["X-Auto-Response-Suppress"] == "All")
        let replyTo = try #require(mail.fields["Reply-To"]).dropFirst().dropLast()
        let token = ReplyToken(recipient: replyTo.lowercased(), key: "key")
        #expect(token == ReplyToken(community: "taoyuan", wish: 1024))
    }

    @Test("a subject that is an answer stays as it is", arguments: ["Re: tap", "RE：水管", "回复: 水管", "答复：水管"])
    func subjects(_ subject: String) throws {
        let thread = Message.MailThread(subject: subject)
        let mail = try compose(
            .test("x", to: Destination(channel: "mail", address: "a@b.cn", isGroup: false, thread: thread)))
        let field = mail.fields["Subject"]
        #expect(field == subject || decoded(field) == subject)
        #expect(mail.fields["In-Reply-To"] == nil)
        #expect(mail.fields["Reply-To"] == nil)
    }

    @Test("without a thread the subject is the delivery's own, else the beginning of the text")
    func ownSubject() throws {
        let destination = Destination.direct("a@b.cn", on: "mail")
        #expect(try compose(.test("tap", to: destination, subject: "No. 1024")).fields["Subject"] == "No. 1024")
        #expect(try compose(.test("tap\nagain", to: destination)).fields["Subject"] == "tap again")
    }

    @Test(
        "nobody can write a header by a name, a subject, an id or an address",
        arguments: [
            "x\r\nBcc: all@example.org", "x\nBcc: a@b", "x\rBcc: a@b", "x\u{2028}Bcc: a@b", "x\u{0}\u{85}y",
            "=?UTF-8?B?eA==?=",
            "\r\n\r\nbody",
        ])
    func injection(_ text: String) throws {
        var settings = Self.mail
        settings.fromName = text
        let codec = ChatPlatforms.codec(for: .test(.mail, mail: settings))
        let thread = Message.MailThread(subject: text, messageID: "<\(text)>")
        let destination = Destination(channel: "mail", address: "a@b.cn", isGroup: false, thread: thread)
        let delivery = Delivery.test(text, to: destination, subject: text, wish: 7, id: DeliveryID(text))
        let data = try #require(try codec.call(for: delivery, at: .test).mail?.data)
        let head = String(decoding: data, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
        #expect(!head.lowercased().contains("\nbcc"))
        #expect(head.utf8.allSatisfy { $0 < 127 })
        #expect(!head.components(separatedBy: "\r\n").contains { $0.contains("\n") || $0.contains("\r") || $0.isEmpty })
        guard text.contains(where: \.isNewline) else { return }
        #expect(throws: Unsayable.self) {
            try codec.call(for: .test("x", to: .direct("a@b.cn" + text, on: "mail")), at: .test)
        }
    }

    @Test(
        "an address that is none is not written to",
        arguments: [
            "", "a", "@b.cn", "a@", "a@b@c", "a b@c.cn", "a@b.cn,c@d.cn", "<a@b.cn>", "a@b.cn\r\nRCPT TO:<x@y>",
            "a\u{0}@b.cn",
        ])
    func addresses(_ address: String) {
        #expect(throws: Unsayable("the address is none that mail can be sent to")) {
            try codec.call(for: .test("x", to: .direct(address, on: "mail")), at: .test)
        }
    }
}

@Suite("tokens in addresses")
struct ReplyTokenTests {
    @Test(
        "survive lower-casing and a mailbox with a plus of its own",
        arguments: ["taoyuan", "Tao.Yuan 2", "桃源", "a_b-c"])
    func roundTrip(_ community: String) throws {
        let token = ReplyToken(community: CommunityID(community), wish: 1024)
        let address = try #require(token.address(of: "desk+x@Example.org", key: "k"))
        #expect(ReplyToken(recipient: address, key: "k") == token)
        #expect(ReplyToken(recipient: address.lowercased(), key: "k") == token)
        #expect(ReplyToken(recipient: address.uppercased(), key: "k") == token)
        #expect(ReplyToken(recipient: address, key: "other") == nil)
    }

    @Test("are not believed when changed")
    func forged() throws {
        let address = try #require(ReplyToken(community: "taoyuan", wish: 1024).address(of: "desk@x.cn", key: "k"))
        #expect(ReplyToken(recipient: address.replacingOccurrences(of: "1024", with: "1025"), key: "k") == nil)
        #expect(ReplyToken(recipient: address.replacingOccurrences(of: "taoyuan", with: "liuhe"), key: "k") == nil)
        for other in [
            "desk@x.cn", "desk+@x.cn", "desk+a.b.c@x.cn", "desk+=zz.1.x@x.cn", "desk+=.1.x@x.cn", "+", "@", "",
        ] {
            #expect(ReplyToken(recipient: other, key: "k") == nil)
        }
    }

    @Test("stay away where the local part would grow too long")
    func length() {
        let token = ReplyToken(community: CommunityID(String(repeating: "a", count: 60)), wish: 1)
        #expect(token.address(of: "desk@x.cn", key: "k") == nil)
        #expect(token.address(of: "nobody", key: "k") == nil)
    }
}
