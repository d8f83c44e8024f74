import Foundation
import PaidanCore
import PaidanCurl
import PaidanTestKit
import Testing

/// With the `openssl` command as the other side, which Debian's `ca-certificates` brings along.
@Suite("TLS", .enabled(if: FileManager.default.isExecutableFile(atPath: openssl)), .timeLimit(.minutes(1)))
struct TLSTests {
    @Test("a certificate nobody vouches for is refused, under an authority of one's own it is accepted")
    func certificate() async throws {
        let server = try TLSServer()
        let url = "https://localhost:\(server.port)/"
        try await withCourier { courier in
            #expect(await courier.send(.http(HTTPCall(method: "GET", url: url))).failure == .insecure)
        }
        try await withCourier(authorities: server.certificate.path) { courier in
            #expect(await courier.send(.http(HTTPCall(method: "GET", url: url))).status == 200)
        }
    }

    @Test("a certificate for another name is refused")
    func otherName() async throws {
        let server = try TLSServer(name: "elsewhere.test")
        try await withCourier(authorities: server.certificate.path) { courier in
            #expect(await courier.post("https://localhost:\(server.port)/").failure == .insecure)
        }
    }

    @Test("TLS 1.1 is refused")
    func oldTLS() async throws {
        let server = try TLSServer(arguments: ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"])
        try await withCourier(authorities: server.certificate.path) { courier in
            #expect(await courier.post("https://localhost:\(server.port)/").failure == .insecure)
        }
    }
}

private let openssl = "/usr/bin/openssl"

/// `openssl s_server` with a certificate made for the occasion; it ends when it is let go.
private final class TLSServer {
    let port: Int
    let certificate: URL
    private let directory: URL
    private let process = Process()

    init(name: String = "localhost", arguments: [String] = []) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "paidan-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        certificate = directory.appending(path: "certificate.pem")
        let key = directory.appending(path: "key.pem")
        let making = Process()
        making.executableURL = URL(filePath: openssl)
        making.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
            "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", key.path, "-out", certificate.path,
        ]
        making.standardError = FileHandle.nullDevice
        try making.run()
        making.waitUntilExit()

        process.executableURL = URL(filePath: openssl)
        process.arguments =
            ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate.path, "-key", key.path, "-www"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        port = Self.port(from: output.fileHandleForReading)
    }

    // It says `ACCEPT 127.0.0.1:port` once it listens, perhaps after other lines.
    private static func port(from output: FileHandle) -> Int {
        var said = ""
        while true {
            let more = output.availableData
            said += String(decoding: more, as: UTF8.self)
            for line in said.split(separator: "\n").dropLast(said.hasSuffix("\n") ? 0 : 1)
            where line.hasPrefix("ACCEPT") {
                return line.split(separator: ":").last.flatMap { Int($0) } ?? 0
            }
            if more.isEmpty { return 0 }
        }
    }

    deinit {
        // A thread of the concurrency pool hands its blocked signals down to its children: SIGTERM would not be heard.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: directory)
    }
}
