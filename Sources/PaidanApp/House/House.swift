import FoundationEssentials
import Glibc
import Logging
import PaidanChat
import PaidanConfig
import PaidanCore
import PaidanCurl
import PaidanEngine
import PaidanMail
import PaidanReading
import PaidanSQLite
import PaidanWeb
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The composition root: the only place that sees everything. One straight line from configuration to services.
struct House: Sendable {
    let options: HouseOptions
    let configuration: Configuration
    let logger: Logger
    let metrics: PrometheusMetrics
    let store: SQLiteStore
    let archive: SQLiteArchive
    let clock: any PaidanCore.Clock
    let courier: CurlCourier
    let outbox: Outbox
    let watch: ChannelWatch
    let keepers: [DeskKeeper]
    let reception: Reception
    let drops: [MailDrop]
    let stepper: Stepper?
    let systemd: SystemdNotifier

    /// Builds the house; nothing runs yet, but the database is owned from here on.
    ///
    /// - Throws: `CommandFailure` where it is known what to end with.
    static func build(_ options: HouseOptions, metrics: PrometheusMetrics) async throws -> House {
        let configuration = try Configuring.load(options)
        let logger = Logger(label: "paidan")
        let furnishing = Furnishing(configuration)
        let store = try open(configuration.server.database)
        let archive = try SQLiteArchive(path: configuration.server.database)
        let start = try await startOfClock(options, archive)
        let stepped = start.map(SteppedClock.init(at:))
        let clock: any PaidanCore.Clock = stepped ?? SystemClock()
        let courier = try CurlCourier(
            policy: try Furnishing.policy(for: configuration.channels), version: paidanVersion)
        let book = KeeperBook()
        let outbox = Outbox(
            store: store, courier: courier, clock: clock, world: furnishing.world, onInput: { book.wake($0) })
        let reader = try Installation.reader(options.shell)
        let second = try Furnishing.second(configuration.languageModel, clock: clock, shell: options.shell)
        let books = MonthBooks(archive: archive, communities: configuration.communities)
        let keepers = furnishing.rules.map {
            DeskKeeper(
                rules: $0, store: store, reader: reader, clock: clock, outbox: outbox, second: second, books: books)
        }
        book.open(keepers)
        let watch = ChannelWatch(routes: furnishing.routes, courier: courier, clock: clock) { report, communities in
            for community in communities {
                _ = try? await store.accept([Arrival(community: community, at: clock.now, input: .channel(report))])
                book.wake(community)
            }
        }
        let reception = Reception(
            store: store, clock: clock, routes: furnishing.routes, keepers: keepers, watch: watch)
        let drops = configuration.mailDrops.map { settings in
            MailReception(settings: settings, channels: configuration.channels, reception: reception).drop()
        }
        let stepper = stepped.map { Stepper(clock: $0, keepers: keepers, outbox: outbox, drops: drops) }
        return House(
            options: options, configuration: configuration, logger: logger, metrics: metrics, store: store,
            archive: archive, clock: clock, courier: courier, outbox: outbox, watch: watch, keepers: keepers,
            reception: reception, drops: drops, stepper: stepper,
            systemd: SystemdNotifier(environment: options.shell.environment))
    }

    private static func open(_ path: String) throws(CommandFailure) -> SQLiteStore {
        if let slash = path.lastIndex(of: "/") {
            try? FileManager.default.createDirectory(
                atPath: String(path[..<slash]), withIntermediateDirectories: true)
        }
        do throws(StoreFailure) {
            return try SQLiteStore(path: path)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Where a still clock begins: at the given instant, or where the desks already were if that is later.
    private static func startOfClock(_ options: HouseOptions, _ archive: SQLiteArchive) async throws -> Instant? {
        guard var start = options.clock else { return nil }
        for community in try await archive.communities() {
            if let desk = try await archive.desk(of: community) { start = max(start, desk.state.head.now) }
        }
        return start
    }

    /// Runs until a signal ends it.
    func run() async throws {
        let reloader = Reloader(house: self)
        let door = HouseIntake(house: self)
        let control = ControlDesk(house: self, reloader: reloader)
        try? FileManager.default.createDirectory(
            atPath: folder(of: configuration.server.controlSocket), withIntermediateDirectories: true)
        unlink(configuration.server.controlSocket)
        let limits = WebLimits(body: configuration.server.bodyLimit)
        // The array is the dependency order; shutdown runs it backwards.
        var services: [any Service] = [
            Closing(store: store, courier: courier, logger: logger), StoreWatch(store: store, logger: logger), outbox,
        ]
        services += keepers.map { $0 as any Service }
        services += [
            watch, Purger(store: store, clock: clock, retention: configuration.server.retention, logger: logger),
        ]
        services += drops.map { $0 as any Service }
        services.append(ControlServer(path: configuration.server.controlSocket, logger: logger, answer: control.answer))
        services.append(
            WebServer(
                intake: door, address: configuration.server.listen.host, port: configuration.server.listen.port,
                limits: limits, hasMovableClock: stepper != nil, logger: logger,
                onListening: { port in await greet(port) }))
        services += [reloader, Watchdog(house: self)]
        try await ServiceGroup(configuration: House.lifecycle(of: services, logger: logger)).run()
    }

    /// Starts services in their order and ends them backwards. One that fails ends the house as a signal does, so that
    /// requests in hand are still answered.
    static func lifecycle(of services: [any Service], logger: Logger) -> ServiceGroupConfiguration {
        var lifecycle = ServiceGroupConfiguration(
            services: services.map { service in
                // Named by its type: by default it is named by all that it holds, and logs would tell the secrets.
                .init(
                    service: service,
                    failureTerminationBehavior: service is StoreWatch ? .cancelGroup : .gracefullyShutdownGroup,
                    serviceName: "\(type(of: service))")
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // What is under way then is cut off; systemd kills after TimeoutStopSec=45.
        lifecycle.maximumGracefulShutdownDuration = .seconds(40)
        return lifecycle
    }

    private func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    /// Says that the house is open: only when it listens and the store has answered.
    private func greet(_ port: Int) async {
        while true {
            do {
                try await store.ping()
                break
            } catch {
                logger.critical("store does not answer", metadata: ["failure": "\(error)"])
                guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
            }
        }
        // A keeper that has settled owns its desk and has caught up.
        for keeper in keepers { _ = await keeper.settled() }
        if stepper != nil {
            logger.warning(
                "the clock stands still: this is a rehearsal, not a service", metadata: ["now": "\(clock.now)"])
        }
        logger.notice(
            "ready",
            metadata: [
                "listen": "\(configuration.server.listen.host):\(port)", "communities": "\(keepers.count)",
                "version": "\(paidanVersion)",
            ])
        Heap.giveBack()
        systemd.ready(status: "listening on port \(port), \(keepers.count) communities")
    }
}
