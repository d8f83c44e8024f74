import Glibc
import Synchronization

/// A TCP server on loopback that follows a script: a phone that records pushes, or a partner that behaves badly.
///
/// Every connection runs the script on a thread of its own, so scripts may block. It stops when it is let go.
public final class ScriptedServer: Sendable {
    /// The port it listens on.
    public let port: Int
    private let listener: Int32
    private let records = Records()

    /// An HTTP request as it came.
    public struct Request: Hashable, Sendable {
        /// The method.
        public var method: String
        /// The path with its query.
        public var path: String
        /// The headers; names in lower case.
        public var headers: [String: String]
        /// The body.
        public var body: [UInt8]

        /// The body as text.
        public var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// Why a server cannot be had.
    public struct CannotListen: Error {
        /// The system's error number.
        public var code: Int32
    }

    /// Listens on a free port, or on the one given, and runs the script for every connection; when the script returns
    /// or throws, the connection is closed.
    public init(port: Int = 0, _ script: @escaping @Sendable (Conversation) throws -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 1024) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isListening else {
            let code = errno
            close(listener)
            throw CannotListen(code: code)
        }
        self.listener = listener
        self.port = Int(UInt16(bigEndian: address.sin_port))
        runOnThread { [records] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                // A child that is started meanwhile must not keep the connection open.
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                guard records.opened(connection) else {
                    close(connection)
                    continue
                }
                runOnThread {
                    try? script(Conversation(connection, records: records))
                    records.closed(connection)
                }
            }
            close(listener)
        }
    }

    /// Answers every request by a function of it, keeping connections alive.
    public convenience init(
        port: Int = 0, answering: @escaping @Sendable (Request) -> (status: Int, body: String) = { _ in (200, "") }
    ) throws {
        try self.init(port: port) { conversation in
            while let request = try conversation.readRequest() {
                let (status, body) = answering(request)
                try conversation.answer(status, body)
            }
        }
    }

    deinit { stop() }

    /// `http://127.0.0.1:port`.
    public var url: String { "http://127.0.0.1:\(port)" }

    /// How many connections were opened so far.
    public var connections: Int { records.connections }

    /// The requests read so far, in order.
    public var requests: [Request] { records.requests }

    /// Waits until so many requests have been read, and returns all; fewer where the task is cancelled meanwhile.
    public func requests(atLeast count: Int) async -> [Request] {
        for await arrived in records.arrivals where arrived >= count { break }
        return requests
    }

    /// Closes the door and all connections; a script that waits for its partner sees the end.
    public func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        records.stop()
    }
}

/// What a scripted server has seen.
final class Records: Sendable {
    private struct State {
        var requests: [ScriptedServer.Request] = []
        var live: Set<Int32> = []
        var connections = 0
        var isStopped = false
        var listeners: [AsyncStream<Int>.Continuation] = []
    }

    private let state = Mutex(State())

    var connections: Int { state.withLock(\.connections) }
    var requests: [ScriptedServer.Request] { state.withLock(\.requests) }

    /// How many requests there are, now and after each.
    var arrivals: AsyncStream<Int> {
        AsyncStream { listener in
            state.withLock { state in
                listener.yield(state.requests.count)
                state.listeners.append(listener)
            }
        }
    }

    func record(_ request: ScriptedServer.Request) {
        state.withLock { state in
            state.requests.append(request)
            for listener in state.listeners { listener.yield(state.requests.count) }
        }
    }

    func opened(_ connection: Int32) -> Bool {
        state.withLock { state in
            guard !state.isStopped else { return false }
            state.connections += 1
            state.live.insert(connection)
            return true
        }
    }

    // Closed under the lock, so that `stop` never shuts a number that belongs to somebody else by now.
    func closed(_ connection: Int32) {
        state.withLock { state in
            state.live.remove(connection)
            _ = close(connection)
        }
    }

    func stop() {
        state.withLock { state in
            state.isStopped = true
            for connection in state.live { shutdown(connection, Int32(SHUT_RDWR)) }
            for listener in state.listeners { listener.finish() }
        }
    }
}

private func runOnThread(_ body: @escaping @Sendable () -> Void) {
    final class Context: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Context(body))
    let code = pthread_create(
        &thread, nil,
        { context in
            if let context { Unmanaged<Context>.fromOpaque(context).takeRetainedValue().body() }
            return nil
        }, context.toOpaque())
    if code == 0 { pthread_detach(thread) } else { context.release() }
}
