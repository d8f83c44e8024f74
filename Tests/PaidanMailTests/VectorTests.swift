import PaidanCore
import PaidanMail
import Testing

/// Every mail of the shared vectors, every field that its index gives.
@Suite struct VectorTests {
    let parser = GMimeMailParser()

    @Test(arguments: try Vectors.index())
    func saysWhatTheIndexSays(_ expected: Vectors.Expected) throws {
        let mail = try parser.parse(try Vectors.bytes("email/" + expected.file))
        #expect(mail.from == expected.from)
        #expect(mail.fromName == expected.fromName)
        #expect(mail.replyTo == expected.replyTo)
        #expect(mail.subject == expected.subject)
        if let text = expected.text { #expect(mail.text == text) }
        #expect(mail.messageID == expected.messageId)
        #expect(mail.inReplyTo == expected.inReplyTo)
        #expect(mail.isAutoReply == expected.isAutoReply)
        #expect(mail.isBounce == expected.isBounce)
        #expect(action(mail) == expected.action)
        #expect(mail.attachments.count == expected.attachments)
        if let names = expected.attachmentNames { #expect(mail.attachments == names) }
        if let recipient = expected.bouncedRecipient { #expect(mail.bounced?.recipient == recipient) }
        if let status = expected.bounceStatus { #expect(mail.bounced?.status == status) }
        if let id = expected.bouncedMessageId { #expect(mail.bounced?.messageID == id) }
        #expect((mail.date == nil) == expected.hasNoDate)
    }

    @Test func theMboxHoldsThreeMails() throws {
        let entries = Self.entries(try Vectors.bytes("mbox/three.mbox"))
        let mails = try entries.map { try parser.parse($0) }
        #expect(mails.map(\.messageID) == ["<tencent_0001@qq.com>", "<tencent_0041@qq.com>", "<7.raw@163.com>"])
        #expect(
            mails.map(\.text) == [
                "3号楼2单元楼道漏水,请尽快派人。\n王阿姨 12-1-301", "first\nFrom now on\n>From quoted", "楼道灯坏了三天,没人管",
            ])
    }

    @Test(arguments: [
        "maildir/new/1795334411.M412345P4321V0000000000000801I00000000000A1B2C_0.mx.jinxiu.example,S=1203",
        "maildir/new/1795334412.Vfd01I1a2b3M998877.mx.jinxiu.example",
        "maildir/cur/1795334300.M1P2Q3.mx.jinxiu.example,S=912,W=940:2,S",
        "maildir/cur/1795334301.M1P2Q4.mx.jinxiu.example:2,",
    ])
    func theMaildirsMailsAreRead(_ path: String) throws {
        let mail = try parser.parse(try Vectors.bytes(path))
        #expect(mail.recipients == ["baoxiu@jinxiu.example"])
        #expect(["3号楼2单元楼道漏水,请尽快派人。\n王阿姨 12-1-301", "师傅已经到了,正在修。"].contains(mail.text))
    }

    private func action(_ mail: Mail) -> String {
        mail.isAutoReply || mail.isBounce || mail.hops > 50 ? "ignore" : "ingest"
    }

    /// The entries of an mbox, each with its From_ line.
    static func entries(_ mbox: [UInt8]) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        for line in mbox.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: "From ".utf8) { entries.append([]) }
            if !entries.isEmpty { entries[entries.count - 1] += line + [0x0A] }
        }
        return entries
    }
}
