import HummingbirdCore
public import Logging
import NIOCore
import NIOPosix
public import PaidanCore
public import ServiceLifecycle

/// The one HTTP server of the house. It serves the channels' hooks, `/healthz`, `/readyz`, `/metrics` and, where it is
/// told to, the clock of a demo; all that it knows of them is the `Intake`.
///
/// On a graceful shutdown it stops listening at once and ends when the requests in hand are answered.
public struct WebServer: Service {
    private let front: Front
    private let address: String
    private let port: Int
    private let onListening: @Sendable (Int) async -> Void

    /// A server that listens once it runs.
    ///
    /// - Parameters:
    ///   - intake: The house.
    ///   - address: The address to listen at; the loopback where none is given.
    ///   - port: The port; 0 for any that is free.
    ///   - limits: What one client may cost.
    ///   - hasMovableClock: Whether `POST /testing/clock` is served, to clients on the loopback only.
    ///   - logger: Where faults are told; requests are told at trace only.
    ///   - onListening: Called with the port once connections are accepted.
    public init(
        intake: any Intake, address: String = "127.0.0.1", port: Int, limits: WebLimits = WebLimits(),
        hasMovableClock: Bool = false, logger: Logger, onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        front = Front(intake: intake, limits: limits, hasClock: hasMovableClock, logger: logger)
        self.address = address
        self.port = port
        self.onListening = onListening
    }

    /// Serves until it is shut down or cancelled.
    ///
    /// - Throws: Where the address cannot be listened at.
    public func run() async throws {
        let front = front
        let onListening = onListening
        let limits = front.limits
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [Deadlines(limits: limits)],
            idleTimeout: TimeAmount(limits.idle),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16_384, maxHeaderListSize: 65_536, maxHeaderFieldCount: 100))
        let configuration = ServerConfiguration(
            address: .hostname(address, port: port), backlog: 1024,
            availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: front.logger))
        let http = HTTP1Channel(
            responder: { request, writer, channel in
                try await front.respond(to: request, with: writer, over: channel)
            },
            configuration: channel)
        let server = OnEventLoop(base: http).server(
            configuration: configuration,
            onServerRunning: { await onListening($0.localAddress?.port ?? 0) },
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: front.logger)
        try await server.run()
    }
}
