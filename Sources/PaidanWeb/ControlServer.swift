import Glibc
import HTTPTypes
import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import PaidanCore
public import ServiceLifecycle

/// The small HTTP server on the daemon's unix socket, by which commands that change something reach it. Who may open
/// the socket may command: its owner and its group (0660), whatever the umask, as far as its folder lets them.
public struct ControlServer: Service {
    private let path: String
    private let logger: Logger
    private let answer: @Sendable (_ method: String, _ path: String, _ body: [UInt8]) async -> WebhookAnswer

    /// A server on a socket; `answer` is asked for each request of at most 1 MiB.
    public init(
        path: String, logger: Logger,
        answer: @escaping @Sendable (_ method: String, _ path: String, _ body: [UInt8]) async -> WebhookAnswer
    ) {
        self.path = path
        self.logger = logger
        self.answer = answer
    }

    /// Serves until it is shut down or cancelled.
    ///
    /// - Throws: Where the socket cannot be made.
    public func run() async throws {
        let answer = answer
        let server = HTTP1Channel(
            responder: { request, writer, _ in
                let answered: WebhookAnswer
                do {
                    let buffer = try await request.body.collect(upTo: 1 << 20)
                    answered = await answer(
                        request.method.rawValue, request.uri.path, Array(buffer.readableBytesView))
                } catch is NIOTooManyBytesError {
                    answered = Problem(status: 413, name: "content-too-large", detail: "1 MiB at most").answer()
                }
                try await writer.write(
                    response: Front.head(of: answered), body: .init(byteBuffer: ByteBuffer(string: answered.body)))
            },
            configuration: HTTP1Channel.Configuration(idleTimeout: .seconds(30))
        ).server(
            configuration: ServerConfiguration(address: .unixDomainSocket(path: path)),
            onServerRunning: { [path, logger] _ in
                if chmod(path, 0o660) != 0 {
                    logger.error("the control socket is not open to its group", metadata: ["path": "\(path)"])
                }
            },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger)
        try await server.run()
    }
}
