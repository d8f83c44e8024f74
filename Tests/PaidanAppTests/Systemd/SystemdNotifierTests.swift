import Glibc
import Testing

@testable import PaidanApp

@Suite("What systemd hears")
struct SystemdNotifierTests {
    @Test("everything, over a socket with a path and over an abstract one", arguments: Listener.Kind.allCases)
    func saysEverything(kind: Listener.Kind) throws {
        let systemd = try Listener(kind)
        let notifier = SystemdNotifier(environment: ["NOTIFY_SOCKET": systemd.name])
        #expect(notifier.isListenedTo)

        #expect(notifier.ready(status: "2 desks,\n3 open wishes"))
        #expect(systemd.hear() == "READY=1\nSTATUS=2 desks, 3 open wishes")
        #expect(notifier.status("桃源社区 ok"))
        #expect(systemd.hear() == "STATUS=桃源社区 ok")
        #expect(notifier.watchdog())
        #expect(systemd.hear() == "WATCHDOG=1")
        #expect(notifier.stopping())
        #expect(systemd.hear() == "STOPPING=1\nSTATUS=stopping")

        var before = timespec()
        clock_gettime(CLOCK_MONOTONIC, &before)
        #expect(notifier.reloading())
        let words = systemd.hear().split(separator: "\n")
        #expect(words.first == "RELOADING=1")
        let told = try #require(words.last.flatMap { Int64($0.dropFirst("MONOTONIC_USEC=".count)) })
        #expect(told >= Int64(before.tv_sec) * 1_000_000)
    }

    @Test(
        "without a listener nothing is said and nothing breaks",
        arguments: [nil, "", "@", "/nowhere/notify", "vsock:2:1234", "@" + String(repeating: "x", count: 200)])
    func nobodyListens(name: String?) {
        var environment: [String: String] = [:]
        environment["NOTIFY_SOCKET"] = name
        #expect(!SystemdNotifier(environment: environment).ready(status: ""))
    }

    @Test("the watchdog is patted at half its limit, and only by the process that is watched")
    func watchdog() {
        func interval(_ environment: [String: String]) -> Duration? {
            SystemdNotifier(environment: environment, process: 42).watchdogInterval
        }
        #expect(interval(["WATCHDOG_USEC": "30000000"]) == .seconds(15))
        #expect(interval(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "42"]) == .seconds(15))
        #expect(interval(["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "41"]) == nil)
        #expect(interval(["WATCHDOG_USEC": "0"]) == nil)
        #expect(interval(["WATCHDOG_USEC": "soon"]) == nil)
        #expect(interval([:]) == nil)
    }
}

/// systemd's side of the socket.
final class Listener {
    enum Kind: String, CaseIterable { case path, abstract }

    let name: String
    private let path: String?
    private let channel: Int32

    init(_ kind: Kind) throws {
        let unique = "paidan-notify-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        path = kind == .path ? "/tmp/" + unique : nil
        name = path ?? "@" + unique
        channel = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var bytes = Array(name.utf8)
        if kind == .abstract { bytes[0] = 0 }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(2 + bytes.count)
        let code = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(channel, $0, length) }
        }
        try #require(code == 0)
    }

    deinit {
        close(channel)
        if let path { unlink(path) }
    }

    func hear() -> String {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { space in
            let count = recv(channel, space.baseAddress, space.count, Int32(MSG_DONTWAIT))
            return String(decoding: space[..<max(count, 0)], as: UTF8.self)
        }
    }
}
