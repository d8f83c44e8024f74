import Logging
import PaidanCore
import PaidanWeb
import Testing

@Suite("the web server, over real sockets", .timeLimit(.minutes(1)))
struct WebServerTests {
    /// Runs a server on a free port for as long as the body takes.
    func serve(
        _ intake: ScriptedIntake = ScriptedIntake(), limits: WebLimits = WebLimits(), hasClock: Bool = false,
        _ body: @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let server = WebServer(
            intake: intake, port: 0, limits: limits, hasMovableClock: hasClock,
            logger: Logger(label: "web", factory: { _ in SwiftLogNoOpLogHandler() }),
            onListening: { continuation.yield($0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await server.run() }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
        }
    }

    /// Sends a request on a connection of its own.
    func ask(_ port: Int, _ request: String) async throws -> RawResponse {
        let client = try await RawClient(port: port)
        defer { client.close() }
        try await client.send(request)
        return try await client.response()
    }

    @Test("a hook hands over method, path, query, headers and raw body")
    func hook() async throws {
        let intake = ScriptedIntake(
            answer: WebhookAnswer(status: 202, contentType: "application/json", headers: ["X-A": "b"], body: "{}"))
        try await serve(intake) { port in
            let response = try await ask(
                port,
                "PUT /hooks/matrix/_matrix/app/v1/transactions/7?access_token=a%2Bb&x= HTTP/1.1\r\nHost: x.cn\r\nX-Signature: s1\r\nContent-Length: 6\r\n\r\n漏水"
            )
            #expect(response.status == 202)
            #expect(response.headers["content-type"] == "application/json")
            #expect(response.headers["x-a"] == "b")
            #expect(response.headers["date"]?.hasSuffix(" GMT") == true)
            #expect(response.body == "{}")
        }
        let request = try #require(intake.requests.first)
        #expect(intake.channels == ["matrix"])
        #expect(request.method == "PUT")
        #expect(request.subpath == "/_matrix/app/v1/transactions/7")
        #expect(request.query == "access_token=a%2Bb&x=")
        #expect(request.header("x-signature") == "s1")
        #expect(request.header("host") == "x.cn")
        #expect(request.body == Array("漏水".utf8))
    }

    @Test("a chunked body is put together, and the connection serves on")
    func chunked() async throws {
        let intake = ScriptedIntake()
        try await serve(intake) { port in
            let client = try await RawClient(port: port)
            defer { client.close() }
            for body in ["漏水", "x"] {
                try await client.send("POST /hooks/qq HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
                // A character's bytes in a chunk of its own, and each chunk in a packet of its own.
                for character in body {
                    try await client.send("\(character.utf8.count)\r\n\(character)\r\n")
                }
                try await client.send("0\r\n\r\n")
                #expect(try await client.response().status == 204)
            }
        }
        #expect(intake.requests.map(\.body) == [Array("漏水".utf8), Array("x".utf8)])
        #expect(intake.requests.map(\.subpath) == ["", ""])
    }

    @Test("a body over the limit is 413, with and without a length", arguments: [true, false])
    func tooLarge(_ hasLength: Bool) async throws {
        let intake = ScriptedIntake()
        try await serve(intake) { port in
            let client = try await RawClient(port: port)
            defer { client.close() }
            let body = String(repeating: "x", count: 2 << 20)
            let head = "POST /hooks/qq HTTP/1.1\r\nHost: x\r\n"
            if hasLength {
                try await client.send(head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
            } else {
                try await client.send(head + "Transfer-Encoding: chunked\r\n\r\n200000\r\n" + body + "\r\n0\r\n\r\n")
            }
            let response = try await client.response()
            #expect(response.status == 413)
            #expect(response.headers["content-type"] == "application/problem+json")
            #expect(response.body.contains(#""type":"urn:paidan:problem:content-too-large""#))
            // The connection is as good as before.
            try await client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try await client.response().status == 200)
        }
        #expect(intake.requests.isEmpty)
    }

    @Test("a sender that waits for leave gets it, or hears at once that it is too much")
    func leave() async throws {
        try await serve { port in
            let head = "POST /hooks/qq HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: "
            let client = try await RawClient(port: port)
            defer { client.close() }
            try await client.send(head + "1\r\n\r\n")
            #expect(try await client.response().status == 100)
            try await client.send("x")
            #expect(try await client.response().status == 204)
            #expect(try await ask(port, head + "2000000\r\n\r\n").status == 413)
        }
    }

    @Test(
        "what is not served is told as a problem",
        arguments: [
            ("GET /", 404, "not-found"), ("GET /hooks", 404, "not-found"), ("GET /hooks/", 404, "not-found"),
            ("GET /hooks//x", 404, "not-found"), ("GET /etc/passwd", 404, "not-found"),
            ("GET /healthz/x", 404, "not-found"),
            ("POST /testing/clock", 404, "not-found"), ("POST /healthz", 405, "method-not-allowed"),
            ("DELETE /metrics", 405, "method-not-allowed"),
        ])
    func problems(_ request: String, _ status: Int, _ name: String) async throws {
        try await serve { port in
            let response = try await ask(port, request + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
            #expect(response.status == status)
            #expect(response.headers["content-type"] == "application/problem+json")
            #expect(response.body.contains("\"status\":\(status)"))
            #expect(response.body.contains(#""type":"urn:paidan:problem:\#(name)""#))
            #expect((response.headers["allow"] == "GET, HEAD") == (status == 405))
        }
    }

    @Test(
        "what is no HTTP is 400, and the server serves on",
        arguments: [
            "漏水了\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "POST /hooks/qq HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "POST /hooks/qq HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET / HTTP/1.1\r\n" + String(repeating: "a", count: 100_000) + ": b\r\n\r\n",
        ])
    func broken(_ bytes: String) async throws {
        try await serve { port in
            let refused = try await ask(port, bytes)
            #expect(refused.status == 400)
            let served = try await ask(port, "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(served.body == "ok\n")
        }
    }

    @Test("health, readiness and metrics are told")
    func figures() async throws {
        try await serve { port in
            let ready = try await ask(port, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(ready.status == 200)
            #expect(ready.body == #"{"checks":[{"detail":"answered in 1 ms","name":"store","ok":true}],"ready":true}"#)
            let metrics = try await ask(port, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(metrics.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            #expect(metrics.body == "up 1\n")
            let client = try await RawClient(port: port)
            defer { client.close() }
            try await client.send("HEAD /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let head = try await client.untilClosed()
            #expect(head.hasPrefix("HTTP/1.1 200") && head.hasSuffix("\r\n\r\n"))
        }
        try await serve(ScriptedIntake(isReady: false)) { port in
            let ready = try await ask(port, "GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(ready.status == 503)
            #expect(ready.headers["retry-after"] == "5")
        }
    }

    @Test("Retry-After is told where the house does not say it")
    func retryAfter() async throws {
        let post = "POST /hooks/qq HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
        let full = Problem(status: 503, name: "store-full", detail: "nothing can be written now")
        try await serve(ScriptedIntake(answer: full.answer())) { port in
            let answer = try await ask(port, post)
            #expect(answer.headers["retry-after"] == "5")
        }
        try await serve(ScriptedIntake(answer: full.answer(headers: ["Retry-After": "60"]))) { port in
            let answer = try await ask(port, post)
            #expect(answer.headers["retry-after"] == "60")
        }
    }

    @Test("the clock is moved from the machine itself, where there is one")
    func clock() async throws {
        @Sendable func move(_ body: String, _ headers: String = "") -> String {
            "POST /testing/clock HTTP/1.1\r\nHost: x\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        }
        let noon = #"{"now":"2026-11-22T12:00:00+08:00"}"#
        try await serve(ScriptedIntake(clock: Instant(seconds: 0)), hasClock: true) { port in
            let moved = try await ask(port, move(noon))
            #expect(moved.status == 200)
            #expect(moved.body == #"{"now":"2026-11-22T04:00:00Z"}"#)
            #expect(try await ask(port, move(#"{"now":"noon"}"#)).status == 400)
            #expect(try await ask(port, move(noon, "X-Forwarded-For: 203.0.113.9\r\n")).status == 404)
            #expect(try await ask(port, "GET /testing/clock HTTP/1.1\r\nHost: x\r\n\r\n").status == 405)
        }
        try await serve(ScriptedIntake(), hasClock: true) { port in
            let answer = try await ask(port, move(noon))
            #expect(answer.status == 404)
        }
        try await serve(ScriptedIntake(clock: Instant(seconds: 0))) { port in
            let answer = try await ask(port, move(noon))
            #expect(answer.status == 404)
        }
    }

    @Test(
        "who makes the server wait is cut off",
        arguments: [
            "", "GET /healthz HT", "GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ",
            "POST /hooks/qq HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
            "POST /hooks/qq HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        ])
    func slow(_ bytes: String) async throws {
        let limits = WebLimits(headDeadline: .milliseconds(40), bodyDeadline: .milliseconds(40))
        let intake = ScriptedIntake()
        try await serve(intake, limits: limits) { port in
            let client = try await RawClient(port: port)
            defer { client.close() }
            try await client.send(bytes)
            #expect(try await client.untilClosed() == "")
        }
        #expect(intake.requests.isEmpty)
    }

    @Test("a connection that lies idle between requests is closed")
    func idle() async throws {
        // On a busy machine the request itself may come too late for the shortest time: then the next is tried.
        for milliseconds in [50, 500, 5000] {
            let (heard, told) = AsyncStream.makeStream(of: String.self)
            try await serve(limits: WebLimits(idle: .milliseconds(milliseconds))) { port in
                let client = try await RawClient(port: port)
                defer { client.close() }
                try await client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                told.yield(try await client.untilClosed())
            }
            told.finish()
            if let text = await heard.first(where: { _ in true }), text.hasSuffix("ok\n") { return }
        }
        Issue.record("the connection was never closed after an answer")
    }

    @Test("a body without an end is not read for ever")
    func endless() async throws {
        try await serve(limits: WebLimits(body: 10_000)) { port in
            let client = try await RawClient(port: port)
            defer { client.close() }
            try await client.send("POST /hooks/qq HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = "10000\r\n" + String(repeating: "x", count: 0x10000) + "\r\n"
            for _ in 0..<100 { try await client.send(chunk) }
            _ = try await client.untilClosed()
        }
    }
}
