import Glibc

/// What the daemon answered.
struct ControlAnswer: Hashable, Sendable {
    /// The HTTP status.
    var status: Int
    /// The body.
    var body: [UInt8]
}

/// One HTTP/1.1 request over a unix socket; the connection ends with the answer.
enum ControlSocket {
    /// Why there is no answer.
    enum Failure: Error, Hashable {
        /// Nobody listens.
        case nobody
        /// The socket belongs to others.
        case forbidden
        /// No answer came in time.
        case silent
        /// What came is not HTTP.
        case garbled
        /// The system refused.
        case unusable(String)
    }

    /// More than this is no answer to a command; in bytes.
    private static let limit = 16 << 20

    /// Sends a request and reads its answer to the end.
    ///
    /// - Parameter patience: how long each step may take, in seconds.
    static func exchange(
        _ method: String, _ target: String, body: String, at path: String, patience: Int
    ) throws(Failure) -> ControlAnswer {
        let descriptor = try connected(to: path, patience: patience)
        defer { close(descriptor) }
        let request = """
            \(method) \(target) HTTP/1.1\r
            Host: paidan\r
            Connection: close\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            \r
            \(body)
            """
        try send(Array(request.utf8), to: descriptor)
        return try parse(try receive(from: descriptor))
    }

    private static func connected(to path: String, patience: Int) throws(Failure) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < capacity else { throw .unusable("the path is longer than \(capacity - 1) bytes") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure(errno) }
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw failure(code)
        }
        return descriptor
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // A daemon that ends meanwhile is an error to tell, not a signal to die of.
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(errno) }
            rest = rest.dropFirst(count)
        }
    }

    private static func receive(from descriptor: Int32) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        while true {
            let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(errno) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else { throw .garbled }
        }
    }

    private static func failure(_ code: Int32) -> Failure {
        switch code {
        case ENOENT, ECONNREFUSED, ECONNRESET, EPIPE, ENOTDIR: .nobody
        case EACCES, EPERM: .forbidden
        case EAGAIN, ETIMEDOUT: .silent
        default: .unusable(String(cString: strerror(code)))
        }
    }

    /// Splits head and body; the body is what its length says, or chunks, or the rest.
    static func parse(_ bytes: [UInt8]) throws(Failure) -> ControlAnswer {
        let end: [UInt8] = [13, 10, 13, 10]
        guard let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else {
            throw bytes.isEmpty ? .nobody : .garbled
        }
        let head = String(decoding: bytes[..<split], as: UTF8.self).split(separator: "\r\n")
        let line = head.first?.split(separator: " ") ?? []
        guard line.count >= 2, line[0].hasPrefix("HTTP/1."), let status = Int(line[1]) else { throw .garbled }
        var length: Int?
        var isChunked = false
        for field in head.dropFirst() {
            let parts = field.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { throw .garbled }
            let value = parts[1].drop { $0 == " " }
            switch parts[0].lowercased() {
            case "content-length": length = Int(value)
            case "transfer-encoding": isChunked = value.lowercased() == "chunked"
            default: break
            }
        }
        let rest = bytes[(split + end.count)...]
        if isChunked { return ControlAnswer(status: status, body: try unchunked(rest)) }
        guard let length else { return ControlAnswer(status: status, body: Array(rest)) }
        guard length >= 0, rest.count >= length else { throw .garbled }
        return ControlAnswer(status: status, body: Array(rest.prefix(length)))
    }

    /// The chunks of a body put together (RFC 9112, 7.1); trailers are passed over.
    private static func unchunked(_ bytes: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
        var body: [UInt8] = []
        var rest = bytes
        while true {
            guard let lineEnd = rest.firstIndex(of: 13) else { throw .garbled }
            let digits = String(decoding: rest[..<lineEnd], as: UTF8.self).prefix { $0.isHexDigit }
            guard let size = Int(digits, radix: 16), size >= 0 else { throw .garbled }
            rest = rest[lineEnd...].dropFirst(2)
            if size == 0 { return body }
            guard rest.count >= size + 2 else { throw .garbled }
            body += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
    }
}
