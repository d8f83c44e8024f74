public import Logging
public import PaidanCore
public import ServiceLifecycle
import Synchronization

/// Knows whether each channel is alive: by what it sends, by what it says of itself, and by asking it. A channel that
/// is lost or back becomes an input of every community that uses it.
public final class ChannelWatch: Service {
    private struct Channel {
        var lastHeard: Instant?
        var isLost = false
        var nextProbe: Instant?
    }

    private struct State {
        var channels: [ChannelID: Channel] = [:]
        var news: [ChannelReport] = []
        var isStopping = false
    }

    private let state = Mutex(State())
    private let routes: Mutex<Routes>
    private let bell = Bell()
    private let courier: any Courier
    private let clock: any PaidanCore.Clock
    private let logger: Logger
    private let report: @Sendable (ChannelReport, [CommunityID]) async -> Void

    /// A watch over the channels of the routes.
    ///
    /// - Parameter report: writes the news down for the communities concerned.
    public init(
        routes: Routes, courier: any Courier, clock: any PaidanCore.Clock,
        logger: Logger = Logger(label: "paidan.channels"),
        report: @escaping @Sendable (ChannelReport, [CommunityID]) async -> Void
    ) {
        self.routes = Mutex(routes)
        self.courier = courier
        self.clock = clock
        self.logger = logger
        self.report = report
    }

    /// Watches other channels from now on; what is known of those that stay is kept.
    public func replace(routes: Routes) {
        self.routes.withLock { $0 = routes }
        bell.ring()
    }

    /// A channel sent something genuine.
    public func heard(_ channel: ChannelID, at now: Instant) {
        let wasLost = state.withLock { state in
            state.channels[channel, default: Channel()].lastHeard = now
            return state.channels[channel]?.isLost ?? false
        }
        if wasLost { learned(channel, isAlive: true, detail: "heard again") }
    }

    /// A channel said, or was asked, how it is.
    public func learned(_ channel: ChannelID, isAlive: Bool, detail: String) {
        let isNews = state.withLock { state in
            let wasLost = state.channels[channel]?.isLost ?? false
            state.channels[channel, default: Channel()].isLost = !isAlive
            guard wasLost == isAlive else { return false }
            state.news.append(ChannelReport(channel: channel, isAlive: isAlive, detail: detail))
            return true
        }
        if isNews { bell.ring() }
    }

    /// The channels that are lost, in order.
    public var lost: [ChannelID] {
        state.withLock { $0.channels.filter(\.value.isLost).keys.sorted() }
    }

    /// Asks and listens until the house stops.
    public func run() async throws {
        await withGracefulShutdownHandler {
            while !state.withLock({ $0.isStopping }), !Task.isCancelled {
                await tell()
                let due = await look()
                if state.withLock({ $0.news.isEmpty && !$0.isStopping }) {
                    await bell.wait(orUntil: due, by: clock)
                }
            }
        } onGracefulShutdown: {
            self.state.withLock { $0.isStopping = true }
            self.bell.ring()
        }
    }

    private func tell() async {
        let news = state.withLock { state in
            defer { state.news = [] }
            return state.news
        }
        for one in news {
            logger.notice("channel", metadata: ["channel": "\(one.channel)", "alive": "\(one.isAlive)"])
            await report(one, routes.withLock { $0.communities(using: one.channel) })
        }
    }

    /// Probes what is due and judges silence; tells when to look again.
    private func look() async -> Instant? {
        let now = clock.now
        let (channels, codecs) = routes.withLock { ($0.channels, $0.codecs) }
        var due: Instant?
        for (id, settings) in channels.sorted(by: { $0.key < $1.key }) {
            if let every = settings.probeEvery, let probe = codecs[id]?.probe {
                var next = state.withLock { $0.channels[id]?.nextProbe } ?? now
                if next <= now {
                    await ask(id, probe, codecs[id])
                    next = now + every
                    state.withLock { [next] in $0.channels[id, default: Channel()].nextProbe = next }
                }
                due = min(due ?? next, next)
            }
            if let limit = settings.lostAfter, let last = state.withLock({ $0.channels[id]?.lastHeard }) {
                if last + limit <= now {
                    learned(id, isAlive: false, detail: "silent since \(last)")
                } else {
                    due = min(due ?? last + limit, last + limit)
                }
            }
        }
        return due
    }

    private func ask(_ channel: ChannelID, _ probe: HTTPCall, _ codec: (any ChatPlatform)?) async {
        switch await courier.send(.http(probe)) {
        case .answered(let answer):
            let isAlive = codec?.isAlive(answer) ?? false
            // Nobody has to talk for a bot to be well: what it answers counts like what it reports.
            if isAlive { state.withLock { $0.channels[channel, default: Channel()].lastHeard = clock.now } }
            learned(channel, isAlive: isAlive, detail: isAlive ? "answers" : "says that it is not online")
        case .failed(let failure):
            learned(channel, isAlive: false, detail: "\(failure.kind.rawValue)")
        }
    }
}
