import PaidanCore
import PaidanCurl
import PaidanTestKit
import Testing

@Suite("What a courier does not carry", .timeLimit(.minutes(1)))
struct RefusalTests {
    @Test(
        "headers that could be read as two, or that frame the body",
        arguments: [
            ("X-Wish", "1\r\nX-Evil: 1"), ("X-Wish", "1\nX-Evil: 1"), ("X-Wish", "1\r"), ("X-Wish", "a\0b"),
            ("X-Wish\r\nX-Evil", "1"), ("X Wish", "1"), ("X-Wish:", "1"), ("", "1"), ("心愿", "1"),
            ("Content-Length", "0"), ("Transfer-Encoding", "chunked"), ("connection", "close"),
        ])
    func header(name: String, value: String) async throws {
        let phone = try ScriptedServer()
        try await withCourier { courier in
            let answer = await courier.post(phone.url, headers: [.init(name, value)])
            #expect(answer.failure == .impossible)
        }
        #expect(phone.connections == 0)
    }

    @Test(
        "schemes, methods and URLs that are none",
        arguments: [
            "file:///etc/passwd", "gopher://127.0.0.1:25/_EHLO", "ftp://127.0.0.1/", "dict://127.0.0.1/d", "scp://a/b",
            "smtp://127.0.0.1/", "ldap://127.0.0.1/", "javascript:alert(1)", "", "http://", "http://[::1",
            "http://a b/", "http://127.0.0.1:99999/", "http://127.0.0.1/\r\nX: 1", "http://127.0.0.1/\0",
        ])
    func url(url: String) async throws {
        try await withCourier { courier in
            #expect(await courier.post(url).failure == .impossible)
            #expect(
                await courier.send(.http(HTTPCall(method: "post", url: "http://127.0.0.1/"))).failure == .impossible)
        }
    }

    @Test(
        "private addresses under the public policy, however they are spelled",
        arguments: [
            "127.0.0.1", "localhost", "LocalHost", "127.1", "127.0.1", "2130706433", "0x7f.1", "0x7f000001",
            "0177.0.0.1", "017700000001", "0", "0.0.0.0", "127.0.0.1.", "%31%32%37.0.0.1", "user:pw@127.0.0.1",
            "[::1]", "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
            "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]",
            "[fd12:3456::1]", "[ff02::1]", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255",
            "192.168.1.1", "100.64.0.1", "169.254.169.254", "192.0.0.8", "198.18.0.1", "224.0.0.1",
            "255.255.255.255", "0xa9fea9fe", "[::ffff:169.254.169.254]",
        ])
    func privateAddress(host: String) async throws {
        let phone = try ScriptedServer()
        try await withCourier(CourierPolicy()) { courier in
            let answer = await courier.post("http://\(host):\(phone.port)/")
            #expect(answer.failure == .impossible, "\(answer)")
        }
        #expect(phone.connections == 0)
    }

    @Test("cloud metadata, multicast and reserved addresses even where private networks are allowed")
    func linkLocal() async throws {
        try await withCourier { courier in
            for host in ["169.254.169.254", "0.0.0.0", "224.0.0.1", "255.255.255.255", "[fe80::1]", "[ff02::1]"] {
                #expect(await courier.post("http://\(host):9/").failure == .impossible, "\(host)")
            }
        }
    }

    @Test("an endpoint that the operator configured is called, its neighbour on another port is not")
    func configuredEndpoint() async throws {
        let bridge = try ScriptedServer()
        let neighbour = try ScriptedServer()
        var policy = CourierPolicy()
        try policy.allow(endpoint: "http://LocalHost:\(bridge.port)/send_group_msg")
        try await withCourier(policy) { courier in
            #expect(await courier.post("http://localhost:\(bridge.port)/").status == 200)
            #expect(await courier.post("http://localhost:\(neighbour.port)/").failure == .impossible)
            #expect(await courier.post(bridge.url).failure == .impossible, "the name was allowed, not the address")
        }
        #expect(neighbour.connections == 0)
    }

    @Test("a block that the operator configured is called")
    func configuredBlock() async throws {
        let bridge = try ScriptedServer()
        var policy = CourierPolicy()
        policy.allow(try #require(NetworkBlock("127.0.0.0/8")))
        try await withCourier(policy) { courier in
            #expect(await courier.post(bridge.url).status == 200)
            #expect(await courier.post("http://10.0.0.1:9/").failure == .impossible)
        }
    }

    @Test("blocks are read in CIDR notation only")
    func blocks() {
        for text in ["10.0.0.0/8", "127.0.0.1", "fd00::/8", "::/0", "0.0.0.0/0", "10.0.0.1/32"] {
            #expect(NetworkBlock(text) != nil, "\(text)")
        }
        for text in ["", "10/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "fd00::/129", "localhost", "10.0.0.0/8/8"] {
            #expect(NetworkBlock(text) == nil, "\(text)")
        }
    }

    @Test("no endpoint", arguments: ["ftp://a/", "127.0.0.1:3000x", ""])
    func noEndpoint(url: String) {
        var policy = CourierPolicy()
        #expect(throws: CourierFailure.self) { try policy.allow(endpoint: url) }
    }
}
