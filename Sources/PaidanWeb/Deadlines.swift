import NIOCore
import NIOHTTPTypes

/// Closes connections that make the server wait: a head that does not come, a body that does not end. Without it a
/// client that sends a byte now and then holds a connection for ever.
///
/// It stands behind the HTTP decoder and keeps to its connection's event loop. Requests that arrive whole, as nearly all
/// do, set no timer.
final class Deadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: WebLimits
    private var timer: Scheduled<Void>?
    private var isFirstHeadAwaited = true
    private var isBodyAwaited = false
    private var bodyBytes = 0

    init(limits: WebLimits) {
        self.limits = limits
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { close(context, after: limits.headDeadline) }
    }

    func channelActive(context: ChannelHandlerContext) {
        close(context, after: limits.headDeadline)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stop()
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            if isFirstHeadAwaited { stop() }
            isFirstHeadAwaited = false
            isBodyAwaited = true
            bodyBytes = 0
        case .body(let buffer):
            bodyBytes += buffer.readableBytes
            // The rest of a body that was refused is read away, so that the client hears the answer; but not for ever.
            if bodyBytes > limits.body * 8 { return context.close(promise: nil) }
        case .end:
            isBodyAwaited = false
            stop()
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isBodyAwaited { close(context, after: limits.bodyDeadline) }
        context.fireChannelReadComplete()
    }

    private func close(_ context: ChannelHandlerContext, after time: Duration) {
        guard timer == nil else { return }
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) { context.close(promise: nil) }
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}
