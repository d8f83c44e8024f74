import Foundation
import Glibc
import Logging
import PaidanCore
import PaidanSQLite
import ServiceLifecycle
import Testing

@testable import PaidanApp

@Suite("the house as a service")
struct ServiceTests {
    private static let noon = Instant(seconds: 1_795_334_400)

    /// A house that systemd listens to.
    private static func house(_ systemd: Listener) async throws -> RunningHouse {
        try await RunningHouse(
            channels: RunningHouse.phones, at: noon,
            secrets: ["PUSH": RunningHouse.push, "NOTIFY_SOCKET": systemd.name])
    }

    @Test("READY is said when it listens and the store has answered; a reload is told; the end is told")
    func life() async throws {
        let systemd = try Listener(.path)
        let running = try await Self.house(systemd)
        let ready = await systemd.next()
        #expect(ready == "READY=1\nSTATUS=listening on port \(running.port), 1 communities")
        #expect(await running.send(.init(method: "GET", url: running.url("/readyz")))?.status == 200)

        await Reloader(house: running.house).take()
        #expect(await systemd.next().hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        #expect(await systemd.next() == "READY=1\nSTATUS=configuration reloaded")

        try "server: {listen: nowhere}".write(
            toFile: running.folder + "/config/paidan.yaml", atomically: true, encoding: .utf8)
        await Reloader(house: running.house).take()
        #expect(await systemd.next().hasPrefix("RELOADING=1"))
        #expect(await systemd.next().hasPrefix("READY=1\nSTATUS=reload refused: "))

        await running.stop()
        #expect(await systemd.next() == "STOPPING=1\nSTATUS=stopping")
    }

    @Test("the watchdog is patted while the store answers, also that it is full; not when it is lost")
    func watchdog() async throws {
        let systemd = try Listener(.abstract)
        let running = try await Self.house(systemd)
        _ = await systemd.next()
        let watchdog = Watchdog(house: running.house)
        await watchdog.look()
        #expect(await systemd.next() == "WATCHDOG=1")
        #expect(
            await systemd.next()
                == "STATUS=0 wishes open, 0 inputs and 0 deliveries waiting, 0 dead letters")

        try running.house.store.limitPages(1)
        let form = Arrival(community: "taoyuan", at: Self.noon, input: .unreadable(String(repeating: "x", count: 9000)))
        await #expect(throws: StoreFailure.self) {
            while true { _ = try await running.house.store.accept([form]) }
        }
        await watchdog.look()
        #expect(await systemd.next() == "WATCHDOG=1")
        #expect(await systemd.next().hasPrefix("STATUS="))
        try running.house.store.limitPages(nil)
        await running.stop()
    }

    @Test("the control socket is its owner's and its group's")
    func controlSocket() async throws {
        let running = try await Self.house(Listener(.abstract))
        let path = running.folder + "/control.sock"
        var status = stat()
        while stat(path, &status) != 0 || status.st_mode & 0o777 != 0o660 { await Task.yield() }
        #expect(status.st_mode & S_IFMT == S_IFSOCK)
        await running.stop()
    }

    @Test("no log line tells what a service holds")
    func names() {
        struct Holder: Service {
            let secret = "whsec_nobody-may-read-this"
            func run() async throws {}
        }
        let lifecycle = House.lifecycle(of: [Holder(), Holder()], logger: Logger(label: "test"))
        #expect(lifecycle.services.map(\.serviceName) == ["Holder", "Holder"])
    }
}

extension Listener {
    /// The next thing said, once it is said.
    func next() async -> String {
        while true {
            let words = hear()
            if !words.isEmpty { return words }
            await Task.yield()
        }
    }
}
