import PaidanCore
import PaidanCurl
import PaidanTestKit
import Testing

@Suite("What goes wrong on the way", .timeLimit(.minutes(1)))
struct FailureTests {
    private static let hasty = CourierLimits(
        connecting: .milliseconds(300), calling: .milliseconds(300), mailing: .milliseconds(300))

    @Test("partners that behave badly", arguments: BadPartner.allCases)
    func badPartner(_ partner: BadPartner) async throws {
        let server = try ScriptedServer { try partner.converse($0) }
        try await withCourier(limits: Self.hasty) { courier in
            let answer = await courier.post(server.url + "/secret-key")
            #expect(answer.failure == partner.expected)
            #expect(answer.detail?.contains("calling http://127.0.0.1:\(server.port): ") == true)
            #expect(answer.detail?.contains("secret-key") == false)
        }
    }

    @Test("nobody listens")
    func nobodyListens() async throws {
        let gone = try ScriptedServer()
        gone.stop()
        try await withCourier { courier in
            #expect(await courier.post(gone.url).failure == .unreachable)
        }
    }

    @Test("the name does not exist: `invalid` never does (RFC 2606)")
    func unknownName() async throws {
        try await withCourier(limits: CourierLimits(connecting: .milliseconds(500))) { courier in
            let failure = await courier.post("http://phone.invalid/").failure
            #expect(failure == .unreachable || failure == .timeout)
        }
    }

    @Test("plain words where TLS was expected are insecure")
    func noTLS() async throws {
        let server = try ScriptedServer { conversation in
            try conversation.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            conversation.hold()
        }
        try await withCourier { courier in
            #expect(await courier.post("https://127.0.0.1:\(server.port)/").failure == .insecure)
        }
    }

    @Test("a connection that its server has closed meanwhile is replaced")
    func staleConnection() async throws {
        let server = try ScriptedServer { conversation in
            _ = try conversation.readRequest()
            try conversation.answer(200)
        }
        try await withCourier { courier in
            for _ in 0..<5 { #expect(await courier.post(server.url).status == 200) }
        }
        #expect(server.connections == 5)
    }

    @Test("certificate authorities that cannot be read are told at the start")
    func missingAuthorities() {
        #expect(throws: CourierFailure.self) {
            try CurlCourier(policy: CourierPolicy(), version: "1", certificateAuthorities: "/nowhere/ca.pem")
        }
    }
}

enum BadPartner: String, CaseIterable {
    case resetsInTheBody, endsInTheBody, saysNothing, closesAtOnce, dripsHeaders, speaksNoHTTP, answersHalf

    var expected: CourierFailure.Kind {
        switch self {
        case .saysNothing, .dripsHeaders, .answersHalf: .timeout
        default: .broken
        }
    }

    func converse(_ conversation: Conversation) throws {
        _ = try conversation.readRequest()
        switch self {
        case .resetsInTheBody:
            try conversation.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
            conversation.resetAtEnd()
        case .endsInTheBody:
            try conversation.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
        case .saysNothing:
            conversation.hold()
        case .closesAtOnce:
            break
        case .dripsHeaders:
            try conversation.write("HTTP/1.1 200 OK\r\nX-")
            conversation.hold()
        case .speaksNoHTTP:
            try conversation.write("220 ftp.test ready\r\n")
        case .answersHalf:
            try conversation.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
            conversation.hold()
        }
    }
}
