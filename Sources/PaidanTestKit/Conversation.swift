import Glibc

/// One connection of a scripted server, from the server's side; its calls block.
public final class Conversation {
    private let socket: Int32
    private let records: Records
    private var buffer: [UInt8] = []

    /// The partner has gone.
    public struct Ended: Error {}

    init(_ socket: Int32, records: Records) {
        self.socket = socket
        self.records = records
    }

    /// Reads a line without its CRLF; nil at the end.
    public func readLine() throws -> String? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[..<end]
                buffer.removeSubrange(...end)
                return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
            }
            guard receive() else { return nil }
        }
    }

    /// Reads a request with a Content-Length, and records it; nil at the end.
    public func readRequest() throws -> ScriptedServer.Request? {
        guard let first = try readLine() else { return nil }
        let words = first.split(separator: " ")
        guard words.count == 3 else { throw Ended() }
        var headers: [String: String] = [:]
        while let line = try readLine(), !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw Ended() }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let body = try read(Int(headers["content-length"] ?? "0") ?? 0)
        let request = ScriptedServer.Request(
            method: String(words[0]), path: String(words[1]), headers: headers, body: body)
        records.record(request)
        return request
    }

    /// Reads so many bytes.
    public func read(_ count: Int) throws -> [UInt8] {
        while buffer.count < count {
            guard receive() else { throw Ended() }
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    /// Writes an HTTP answer with its length.
    public func answer(_ status: Int, _ body: String = "", headers: [String] = []) throws {
        let lines = ["HTTP/1.1 \(status) Scripted", "Content-Length: \(body.utf8.count)"] + headers
        try write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Writes text as it is.
    public func write(_ text: String) throws {
        try write(Array(text.utf8))
    }

    /// Writes bytes as they are.
    public func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { throw Ended() }
            rest.removeFirst(sent)
        }
    }

    /// Waits until the partner or the server closes the connection.
    public func hold() {
        while receive() { buffer.removeAll(keepingCapacity: true) }
    }

    /// Makes the end of the script a reset (RST) instead of an orderly end.
    public func resetAtEnd() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }

    private func receive() -> Bool {
        let count = withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 1) { space in
            let count = recv(socket, space.baseAddress, space.count, 0)
            if count > 0 { buffer.append(contentsOf: space[..<count]) }
            return count
        }
        return count > 0
    }
}
