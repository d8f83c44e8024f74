import FoundationEssentials
import Glibc
import PaidanConfig
import PaidanCore
import PaidanCurl
import PaidanSQLite
import Synchronization

/// The daemon under rehearsal, as a process of its own.
public final class Daemon: Sendable {
    private let program: String
    private let stage: Stage
    private let clock: Instant?
    private let courier: CurlCourier
    private let child = Mutex<ChildProcess?>(nil)

    /// The daemon ended, or never opened its door.
    public struct Gone: Error, CustomStringConvertible {
        public let description: String
        /// Whether it was killed, rather than ended by itself.
        var isKilled = false
    }

    /// A daemon that does not run yet.
    ///
    /// - Parameter clock: where its time stands still; nil for real time.
    init(_ program: String, on stage: Stage, clock: Instant?, courier: CurlCourier) {
        self.program = program
        self.stage = stage
        self.clock = clock
        self.courier = courier
    }

    /// Where it listens.
    var url: String { "http://\(stage.configuration.server.listen)" }

    /// Where it writes what it has to say.
    var log: String { stage.log }

    /// All wishes as its database has them, by community and number.
    func ledger() async throws -> [WishRow] {
        let archive = try SQLiteArchive(path: stage.configuration.server.database)
        return try await archive.wishes(WishFilter())
            .sorted { ($0.community, $0.wish.number) < ($1.community, $1.wish.number) }
    }

    /// When it will try the first of the messages again of which it does not know whether they arrived; nil where it
    /// knows of all.
    func nextTry() async throws -> Instant? {
        let archive = try SQLiteArchive(path: stage.configuration.server.database)
        return try await archive.outbox(OutboxFilter(states: [.waiting]))
            .filter { $0.attempts > 0 }.compactMap(\.nextAttemptAt).min()
    }

    /// Its process id; nil where it does not run.
    public var id: Int32? { child.withLock { $0 }.flatMap { $0.exitCode == nil ? $0.id : nil } }

    /// Starts it and waits until it is ready.
    ///
    /// - Parameter now: how far the day is already, for one that starts again: a mail that lies in its box is read before
    ///   anybody could move its clock.
    func start(at now: Instant? = nil) async throws {
        let start = clock.map { max($0, now ?? $0) }
        let arguments = ["serve", "--config", stage.directory] + (start.map { ["--clock", $0.description] } ?? [])
        let started = try ChildProcess(program, arguments, output: stage.log)
        child.withLock { $0 = started }
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if let code = started.exitCode {
                throw Gone(
                    description: "the daemon ended while it was started (got \(code)): \(lastWords); see \(stage.log)",
                    isKilled: code == 128 + SIGKILL)
            }
            if case .answered(let answer) = await courier.send(
                .http(HTTPCall(method: "GET", url: url + "/readyz"))), answer.status == 200
            {
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Gone(description: "the daemon was not ready within a minute; see \(stage.log)")
    }

    /// The last line that it wrote.
    private var lastWords: String {
        let data = FileManager.default.contents(atPath: stage.log) ?? Data()
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).last.map(String.init)
            ?? "without a word"
    }

    /// Ends it as systemd would; tells its exit code.
    func stop() async -> Int32? {
        guard let running = child.withLock({ $0 }) else { return nil }
        running.signal(SIGTERM)
        if let code = await running.end(within: .seconds(30)) { return code }
        running.signal(SIGKILL)
        return await running.end(within: .seconds(10))
    }

    /// Ends it as a power cut would.
    public func kill() {
        child.withLock { $0 }?.signal(SIGKILL)
    }
}
