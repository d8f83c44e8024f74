extension Rehearsal {
    /// A daemon that is open in real time.
    public struct Session: Sendable {
        fileprivate let daemon: Daemon
        /// How much there was of each when it was opened.
        fileprivate let pushes: Int
        fileprivate let faults: Int

        /// Whether it still runs.
        public var isOpen: Bool { daemon.id != nil }
    }

    /// Opens a daemon in real time on a fresh stage of its own, and says what a newcomer can try.
    public func open() async throws -> Session {
        hand.set(nil)
        let daemon = Daemon(parts.program, on: try stage("live"), clock: nil, courier: courier)
        world.book.turnPage()
        let session = Session(daemon: daemon, pushes: world.book.pushes.count, faults: world.book.faults.count)
        try await daemon.start()
        console.line()
        console.line("── 现在是真的时间：派单台开着（\(daemon.url)），推送照样打印在这里。Ctrl-C 停。")
        invitation.open(daemon.url, at: hand.now)
        return session
    }

    /// Ends a daemon that was opened; tells what it was asked meanwhile. What went wrong stands among the differences.
    public func close(_ session: Session) async throws -> Outcome {
        invitation.close()
        let wasOpen = session.isOpen
        let code = await session.daemon.stop()
        var differences = Array(world.book.faults.dropFirst(session.faults))
        if !wasOpen || code != 0 {
            differences.append(
                "the daemon ended badly (got \(code.map(String.init) ?? "nothing")); see \(session.daemon.log)")
        }
        return Outcome(
            differences: differences, wishes: try await session.daemon.ledger(), names: [:],
            pushes: Array(world.book.pushes.dropFirst(session.pushes)), busy: [], revivals: 0)
    }
}
