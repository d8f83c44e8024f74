import Foundation
import Glibc

/// A client without manners: it writes the bytes it is told to, and reads until it has what it waits for.
///
/// Sockets block, so every call runs on a thread of its own and none holds a thread that the server needs.
struct RawClient: Sendable {
    private let socket: Int32

    /// Connects to a port of the loopback.
    init(port: Int) async throws {
        socket = try await Self.onThread {
            let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            // Nothing here takes seconds; a server that never answers must not hang the suite.
            var patience = timeval(tv_sec: 10, tv_usec: 0)
            setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            let result = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard result == 0 else { throw RawClientFault(what: "connecting", code: errno) }
            return socket
        }
    }

    /// Writes bytes as they are; ends early where the server closed.
    func send(_ text: String) async throws {
        try await Self.onThread {
            let bytes = Array(text.utf8)
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return }
                sent += count
            }
        }
    }

    /// Reads one response: its head, and as much body as its length says.
    func response() async throws -> RawResponse {
        try await Self.onThread {
            var text = ""
            while true {
                if let response = RawResponse(text) { return response }
                guard let more = read() else {
                    throw RawClientFault(what: "reading a response after \"\(text)\"", code: errno)
                }
                text += more
            }
        }
    }

    /// Reads until the server closes; tells what came.
    func untilClosed() async throws -> String {
        try await Self.onThread {
            var text = ""
            while let more = read() { text += more }
            // A timeout is no close.
            guard errno != EAGAIN else { throw RawClientFault(what: "waiting for the close", code: errno) }
            return text
        }
    }

    func close() {
        Glibc.close(socket)
    }

    private func read() -> String? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        errno = 0
        let count = recv(socket, &buffer, buffer.count, 0)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    private static func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
        }
    }
}

/// Something that the client could not do.
struct RawClientFault: Error {
    var what: String
    var code: Int32
}

/// A response as it came over the wire.
struct RawResponse: Sendable {
    var status: Int
    var headers: [String: String]
    var body: String

    /// nil where it is not complete.
    init?(_ text: String) {
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
        self.status = status
        headers = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        body = String(text[end.upperBound...])
        guard body.utf8.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { return nil }
    }
}
