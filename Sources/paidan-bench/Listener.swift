import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// An HTTP server set up as the daemon's own is, on the same event loops.
struct Listener {
    /// Where it listens on the loopback.
    var port: Int

    /// What to answer a request with, given its whole body.
    typealias Answer = @Sendable (_ path: String, _ body: ByteBuffer) -> (status: HTTPResponse.Status, body: String)

    /// Serves until the task is cancelled or the process ends.
    func run(answer: @escaping Answer) async throws {
        var logger = Logger(label: "paidan-bench")
        // What is left to tell is that a connection was open when its measurement ended.
        logger.logLevel = .critical
        let server = HTTP1Channel(
            responder: { request, writer, _ in
                let body = try await request.body.collect(upTo: 1 << 20)
                let (status, text) = answer(request.uri.path, body)
                var head = HTTPResponse(status: status)
                if status != .noContent { head.headerFields[.contentLength] = String(text.utf8.count) }
                try await writer.write(
                    response: head, body: text.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(string: text)))
            },
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .seconds(60),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16_384, maxHeaderListSize: 65_536, maxHeaderFieldCount: 100))
        ).server(
            configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: port), backlog: 1024),
            onServerRunning: { _ in },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: logger)
        try await server.run()
    }
}
