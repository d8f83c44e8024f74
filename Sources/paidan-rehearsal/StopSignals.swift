import Dispatch
import Glibc

/// Hears Ctrl-C and SIGTERM instead of dying of them.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    /// Calls `stop` at each of them.
    init(_ stop: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: DispatchWorkItem(block: stop))
            source.resume()
            return source
        }
    }

    /// Hears them no more.
    func close() {
        for source in sources { source.cancel() }
    }
}
