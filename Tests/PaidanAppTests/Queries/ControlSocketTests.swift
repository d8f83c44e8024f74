import Testing

@testable import PaidanApp

@Suite("The socket by which commands reach the daemon")
struct ControlSocketTests {
    @Test(
        "bodies are as long as they say, chunked, or what is left",
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}xx",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;a=b\r\n}\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\n{}",
        ])
    func bodies(_ text: String) throws {
        #expect(try ControlSocket.parse(Array(text.utf8)) == ControlAnswer(status: 200, body: Array("{}".utf8)))
    }

    @Test(
        "what is no whole answer is told as such",
        arguments: [
            "hello", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", "SSH-2.0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n",
        ])
    func garbled(_ text: String) {
        #expect(throws: ControlSocket.Failure.garbled) { try ControlSocket.parse(Array(text.utf8)) }
    }

    @Test("where nobody listens, one is told to start the daemon and to try again")
    func nobody() async {
        let failure = await #expect(throws: CommandFailure.self) {
            try await ControlClient(socket: "/nowhere/control.sock").reveal(actor: "a", what: "b")
        }
        #expect(failure?.status == .tryLater)
        #expect(failure?.description.contains("systemctl start paidan") == true)
        let long = await #expect(throws: CommandFailure.self) {
            try await ControlClient(socket: "/" + String(repeating: "x", count: 200)).ping()
        }
        #expect(long?.status == .failed)
    }
}
