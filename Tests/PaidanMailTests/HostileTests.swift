import PaidanCore
import PaidanMail
import Testing

/// Strangers send these: nothing may crash, hang or grow.
@Suite struct HostileTests {
    let parser = GMimeMailParser()

    @Test(arguments: [
        [], Array("hello, this is no mail".utf8), Array("{\"json\": true}\n".utf8),
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0],
        Array("X-Only: this\n\nbody".utf8), [UInt8](repeating: 0, count: 4096), Array("\n\n\n".utf8),
    ])
    func whatIsNoMailIsAFault(_ bytes: [UInt8]) {
        #expect(throws: MailFault.self) { try parser.parse(bytes) }
    }

    @Test func faultsAreToldInASentence() {
        #expect(throws: MailFault(reason: "reading the mail: no header of a mail (got 12 bytes)")) {
            try parser.parse(Array("X-Only: this".utf8))
        }
        #expect(throws: MailFault(reason: "reading the mail: larger than 67108864 bytes (got 67108865)")) {
            try parser.parse([UInt8](repeating: 0x0A, count: (64 << 20) + 1))
        }
    }

    @Test func partsWithinPartsEnd() throws {
        func nested(_ depth: Int) -> [UInt8] {
            var mail = "From: a@b.example\n"
            for level in 0..<depth {
                mail += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
            }
            return Array((mail + "Content-Type: text/plain\n\nx\n").utf8)
        }
        #expect(try parser.parse(nested(60)).text == "x")
        #expect(throws: MailFault(reason: "reading the mail: parts within parts deeper than 100")) {
            try parser.parse(nested(150))
        }
        #expect(throws: MailFault.self) { try parser.parse(nested(50_000)) }
    }

    @Test func mailsWithinMailsEnd() {
        let mail = String(repeating: "From: a@b.example\nContent-Type: message/rfc822\n\n", count: 3000)
        #expect(throws: MailFault.self) { try parser.parse(Array(mail.utf8)) }
    }

    @Test func partsAreCounted() throws {
        func parts(_ count: Int) -> [UInt8] {
            Array(
                ("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
                    + String(repeating: "--b\n\nx\n", count: count)).utf8)
        }
        #expect(try parser.parse(parts(900)).text.utf8.count == 1799)
        #expect(throws: MailFault(reason: "reading the mail: more than 1000 parts")) {
            try parser.parse(parts(100_000))
        }
    }

    @Test func longThingsAreCutOrRead() throws {
        let subject = String(repeating: "=?utf-8?B?5ryP?= ", count: 20_000)
        let mail = try parser.parse(
            Array("From: a@b.example\nSubject: \(subject)\nTo: \(String(repeating: "<", count: 50_000))\n\nx".utf8))
        #expect(mail.subject.count <= 998)
        let id = String(repeating: "i", count: 2000)
        #expect(try parser.parse(Array("From: a@b.example\nMessage-ID: <\(id)@x>\n\n".utf8)).messageID == nil)
        let text = String(repeating: "漏水了\n", count: 400_000)
        #expect(
            try parser.parse(Array("From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n\(text)".utf8)).text
                .utf8.count <= (512 << 10) + 2)
        let picture =
            "<p>之前</p><img src=\"data:image/png;base64,\(String(repeating: "iVBO", count: 200_000))\"><p>之后</p>"
        #expect(
            try parser.parse(Array("From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n\(picture)".utf8)).text
                == "之前\n之后")
        let html = String(repeating: "<div><blockquote>", count: 30_000) + "x"
        let deep = try parser.parse(Array("From: a@b.example\nContent-Type: text/html\n\n<p>漏水</p>\(html)".utf8))
        #expect(deep.text == "漏水")
    }

    @Test(.timeLimit(.minutes(2))) func cutAndBrokenVectorsAreReadOrRefused() throws {
        var state: UInt64 = 20_261_122
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % max(1, bound)
        }
        var mails: [[UInt8]] = []
        for expected in try Vectors.index() { mails.append(try Vectors.bytes("email/" + expected.file)) }
        var read = 0
        for round in 0..<3000 {
            var mail = mails[round % mails.count]
            switch random(4) {
            case 0: mail = Array(mail.prefix(random(mail.count)))
            case 1: for _ in 0...random(12) { mail[random(mail.count)] = UInt8(random(256)) }
            case 2:
                let other = mails[random(mails.count)]
                mail = Array(mail.prefix(random(mail.count))) + other.suffix(random(other.count))
            default:
                let start = random(mail.count)
                let piece = Array(mail[start..<min(mail.count, start + random(80))])
                let place = random(mail.count)
                for _ in 0...random(20) { mail.insert(contentsOf: piece, at: place) }
            }
            if (try? parser.parse(mail)) != nil { read += 1 }
        }
        #expect(read > 1500)
    }

    @Test func severalThreadsMayReadAtOnce() async throws {
        let expected = try Vectors.index()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<10 {
                        for one in expected {
                            let mail = try parser.parse(try Vectors.bytes("email/" + one.file))
                            #expect(mail.subject == one.subject)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
