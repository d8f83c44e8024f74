import Glibc

/// Tells systemd how the daemon is: one datagram for each thing said, to the socket that systemd names in the
/// environment (sd_notify(3)). Without systemd every call does nothing.
///
/// Calls never fail and never wait: a manager that does not listen must not harm the desk.
struct SystemdNotifier: Sendable {
    /// How often systemd wants to hear `WATCHDOG=1`; it restarts the daemon when it has not. Half of its limit, as
    /// sd_watchdog_enabled(3) advises. Nil where nobody watches this process.
    let watchdogInterval: Duration?
    private let socketName: [UInt8]?

    /// Reads `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`.
    init(environment: [String: String], process: Int32 = getpid()) {
        socketName = environment["NOTIFY_SOCKET"].flatMap(Self.address(of:))
        let watched = environment["WATCHDOG_PID"].map { $0 == String(process) } ?? true
        watchdogInterval = environment["WATCHDOG_USEC"]
            .flatMap { Int64($0) }
            .flatMap { $0 > 0 && watched ? .microseconds($0) / 2 : nil }
    }

    /// Whether systemd listens.
    var isListenedTo: Bool { socketName != nil }

    /// The daemon has started, or has ended its reload, and serves.
    @discardableResult
    func ready(status: String) -> Bool {
        send("READY=1\nSTATUS=\(oneLine(status))")
    }

    /// The daemon has begun to read its configuration anew; `ready` must follow, whatever comes of it.
    @discardableResult
    func reloading() -> Bool {
        // The time lets systemd tell this reload's READY from an earlier one.
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return send("RELOADING=1\nMONOTONIC_USEC=\(Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000)")
    }

    /// The daemon has begun to stop.
    @discardableResult
    func stopping() -> Bool {
        send("STOPPING=1\nSTATUS=stopping")
    }

    /// One line for people, shown by `systemctl status`.
    @discardableResult
    func status(_ words: String) -> Bool {
        send("STATUS=\(oneLine(words))")
    }

    /// The daemon is alive. Only to be said after its parts have proved it.
    @discardableResult
    func watchdog() -> Bool {
        send("WATCHDOG=1")
    }

    // Line breaks separate assignments.
    private func oneLine(_ words: String) -> String {
        String(words.map { $0.isNewline ? " " : $0 })
    }

    // A path, or the name of an abstract socket after an `@`; other families are for virtual machines.
    private static func address(of name: String) -> [UInt8]? {
        var bytes = Array(name.utf8)
        let room = MemoryLayout.size(ofValue: sockaddr_un().sun_path)
        guard bytes.count > 1, bytes.count < room, bytes[0] == UInt8(ascii: "/") || bytes[0] == UInt8(ascii: "@")
        else { return nil }
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        return bytes
    }

    private func send(_ words: String) -> Bool {
        guard let socketName else { return false }
        let channel = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard channel >= 0 else { return false }
        defer { close(channel) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketName) }
        // An abstract name is as long as it is said to be; a path may end early.
        let length = MemoryLayout.offset(of: \sockaddr_un.sun_path).map { $0 + socketName.count } ?? 0
        let words = Array(words.utf8)
        let sent = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                sendto(
                    channel, words, words.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL), address, socklen_t(length))
            }
        }
        return sent == words.count
    }
}
