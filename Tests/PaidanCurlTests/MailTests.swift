import PaidanCore
import PaidanCurl
import PaidanTestKit
import Testing

@Suite("Mail", .timeLimit(.minutes(1)))
struct MailTests {
    private static let data = "Subject: =?utf-8?B?5b+D5oS/5Y2V?=\r\n\r\n王阿姨您好\r\n.\r\n..已派单\r\n"

    private func mail(_ server: ScriptedMailServer) -> MailCall {
        MailCall(
            server: server.url, from: "desk@example.org", to: ["a@example.org", "b@example.org"],
            data: Array(Self.data.utf8))
    }

    @Test("a mail is handed over with its envelope, byte by byte")
    func handedOver() async throws {
        let server = try ScriptedMailServer()
        try await withCourier { courier in
            for _ in 0..<2 { #expect(await courier.send(.mail(mail(server))).status == 250) }
        }
        #expect(server.mails.count == 2)
        for mail in server.mails {
            #expect(mail.from == "desk@example.org")
            #expect(mail.to == ["a@example.org", "b@example.org"])
            #expect(mail.data == Self.data)
        }
    }

    @Test("logging in")
    func login() async throws {
        let server = try ScriptedMailServer()
        var call = mail(server)
        call.user = "desk"
        call.password = "geheim"
        try await withCourier { courier in
            #expect(await courier.send(.mail(call)).status == 250)
        }
        #expect(server.lines.contains("AUTH PLAIN"))
        #expect(server.mails.count == 1)
    }

    @Test(
        "what the server refuses is its answer, with its words",
        arguments: [
            ("GREETING", "421 too busy", 421), ("MAIL", "451 later", 451),
            ("RCPT TO:<B@", "550 5.1.1 no such user", 550),
            ("DATA", "552 full", 552), ("DATA END", "554 spam", 554), ("AUTH", "535 wrong password", 535),
        ])
    func refused(key: String, reply: String, status: Int) async throws {
        let server = try ScriptedMailServer(replies: [key: reply])
        var call = mail(server)
        (call.user, call.password) = key == "AUTH" ? ("desk", "geheim") : (nil, nil)
        try await withCourier { courier in
            let answer = await courier.send(.mail(call))
            #expect(answer.status == status, "\(answer)")
            #expect(answer.text?.contains(reply) == true, "\(answer)")
        }
        #expect(server.mails.isEmpty)
    }

    @Test("a server without TLS gets no mail that requires it")
    func requiresTLS() async throws {
        let server = try ScriptedMailServer()
        var call = mail(server)
        call.requiresTLS = true
        try await withCourier { courier in
            #expect(await courier.send(.mail(call)).failure == .insecure)
        }
        #expect(!server.lines.contains { $0.hasPrefix("MAIL") })
    }

    @Test("a server that goes away in the middle has not answered")
    func goesAway() async throws {
        let server = try ScriptedServer { conversation in
            try conversation.write("220 hello\r\n")
            _ = try conversation.readLine()
            try conversation.write("250 ok\r\n")
            _ = try conversation.readLine()
        }
        var call = mail(try ScriptedMailServer())
        call.server = "smtp://127.0.0.1:\(server.port)"
        try await withCourier { [call] courier in
            let answer = await courier.send(.mail(call))
            #expect(answer.failure == .broken, "\(answer)")
        }
    }

    @Test(
        "envelopes that are none",
        arguments: ["a@b\r\nRCPT TO:<c@d>", "a@b> SIZE=1 <", "", "a b@c", "a@b\0"])
    func envelope(address: String) async throws {
        let server = try ScriptedMailServer()
        var call = mail(server)
        call.to = [address]
        try await withCourier { [call] courier in
            #expect(await courier.send(.mail(call)).failure == .impossible)
        }
        #expect(server.lines.isEmpty)
    }

    @Test("web schemes are no mail servers", arguments: ["http://127.0.0.1/", "file:///tmp/x", "127.0.0.1"])
    func scheme(url: String) async throws {
        var call = mail(try ScriptedMailServer())
        call.server = url
        try await withCourier { [call] courier in
            #expect(await courier.send(.mail(call)).failure == .impossible)
        }
    }
}
