import PaidanCore
import PaidanCurl
import PaidanTestKit
import Testing

@Suite("What a server answers", .timeLimit(.minutes(1)))
struct AnswerTests {
    @Test("twenty pushes, one after another, go over one connection and arrive as they were written")
    func keepsTheConnection() async throws {
        let phone = try ScriptedServer { request in (200, "heard \(request.text)") }
        try await withCourier { courier in
            for number in 0..<20 {
                let answer = await courier.post(
                    phone.url + "/push?key=a%20b", "{\"wish\":\(number)}",
                    headers: [.init("Content-Type", "application/json"), .init("X-Empty", "")])
                #expect(answer.status == 200)
                #expect(answer.text == "heard {\"wish\":\(number)}")
            }
        }
        #expect(phone.connections == 1)
        let request = try #require(phone.requests.first)
        #expect(request.method == "POST")
        #expect(request.path == "/push?key=a%20b")
        #expect(request.headers["user-agent"] == "Paidan/1.2.3")
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["x-empty"] == "")
        #expect(request.headers["accept-encoding"] == nil)
        #expect(request.headers["expect"] == nil)
    }

    @Test("a large body goes out whole and at once, without asking first whether it may")
    func sendsLargeBodies() async throws {
        let phone = try ScriptedServer()
        let text = String(repeating: "单", count: 700_000)
        try await withCourier { courier in
            #expect(await courier.post(phone.url, text).status == 200)
        }
        #expect(phone.requests.first?.text == text)
        #expect(phone.requests.first?.headers["expect"] == nil)
        #expect(phone.requests.first?.headers["content-type"] == nil)
    }

    @Test("methods", arguments: ["GET", "POST", "PUT", "DELETE"])
    func methods(method: String) async throws {
        let phone = try ScriptedServer()
        try await withCourier { courier in
            #expect(await courier.send(.http(HTTPCall(method: method, url: phone.url))).status == 200)
        }
        #expect(phone.requests.map(\.method) == [method])
    }

    @Test("an error status is an answer, with its headers in lower case and its body")
    func errorStatus() async throws {
        let server = try ScriptedServer { conversation in
            while try conversation.readRequest() != nil {
                try conversation.answer(500, "no", headers: ["Retry-After: 7", "X-Twice: a", "x-twice: b"])
            }
        }
        try await withCourier { courier in
            let answer = await courier.post(server.url)
            #expect(answer.status == 500)
            #expect(answer.text == "no")
            #expect(answer.headers?["retry-after"] == "7")
            #expect(answer.headers?["x-twice"] == "a, b")
        }
    }

    @Test("a redirect is an answer and is not followed")
    func redirect() async throws {
        let elsewhere = try ScriptedServer()
        let server = try ScriptedServer { conversation in
            while try conversation.readRequest() != nil {
                try conversation.answer(302, headers: ["Location: \(elsewhere.url)/"])
            }
        }
        try await withCourier { courier in
            #expect(await courier.post(server.url).status == 302)
        }
        #expect(elsewhere.connections == 0)
    }

    @Test("of a long body the first 64 KiB are kept, and the connection too")
    func longBody() async throws {
        let body = String(repeating: "x", count: 200_000)
        let server = try ScriptedServer { _ in (200, body) }
        try await withCourier { courier in
            for _ in 0..<3 { #expect(await courier.post(server.url).body?.count == 65_536) }
        }
        #expect(server.connections == 1)
    }

    @Test("a body without an end is cut, and the status still counts")
    func endlessBody() async throws {
        let server = try ScriptedServer { conversation in
            _ = try conversation.readRequest()
            try conversation.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = "1000\r\n" + String(repeating: "y", count: 0x1000) + "\r\n"
            while true { try conversation.write(chunk) }
        }
        try await withCourier { courier in
            let answer = await courier.post(server.url)
            #expect(answer.status == 200)
            #expect(answer.body?.count == 65_536)
        }
    }
}
