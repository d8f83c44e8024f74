import FoundationEssentials
import PaidanConfig
public import PaidanCore
import PaidanCurl
import PaidanTestKit

/// The sample day: a daemon on a stage, the world around it, and a player at its doors.
public final class Rehearsal: Sendable {
    /// What a rehearsal is made of.
    public struct Parts: Sendable {
        /// The daemon's binary.
        public var program: String
        /// The configuration that is copied.
        public var configuration: String
        /// Where the copy, the database and the mailboxes go.
        public var state: String
        /// The file of the day.
        public var day: String
        /// The variables of the process's environment.
        public var environment: [String: String]
        /// Whether any free ports are taken instead of those configured.
        public var takesFreePorts: Bool

        /// Parts of a rehearsal.
        public init(
            program: String, configuration: String, state: String, day: String, environment: [String: String],
            takesFreePorts: Bool = false
        ) {
            self.program = program
            self.configuration = configuration
            self.state = state
            self.day = day
            self.environment = environment
            self.takesFreePorts = takesFreePorts
        }
    }

    /// What came of a day.
    public struct Outcome: Sendable {
        /// What was otherwise than the day wants it; empty where all held.
        public var differences: [String]
        /// The wishes, by community and number.
        public var wishes: [WishRow]
        /// The day's names of wishes, by `community/number`.
        public var names: [String: String]
        /// All pushes, in order.
        public var pushes: [Push]
        /// The numbers of the requests that had something to do, of all that were sent.
        public var busy: [Int]
        /// How often the daemon had to be started again.
        public var revivals: Int
    }

    let parts: Parts
    private let day: Day
    private let date: CivilDate
    let world: OutsideWorld
    private let addresses: AddressBook
    private let texts: [CommunityID: Texts]
    private let ports: [Int: Int]
    let courier: CurlCourier
    let console: Console
    let hand = Hand()
    let invitation: Invitation

    /// Reads the day and opens the world's doors; no daemon runs yet.
    public init(_ parts: Parts, console: Console) throws {
        self.parts = parts
        self.console = console
        day = try DayFile.read(parts.day)
        guard let date = CivilDate(day.date) else {
            throw DayFile.Fault(description: "date is none (got \"\(day.date)\")")
        }
        self.date = date
        let original = try Stage.read(parts.configuration, today: date, environment: parts.environment)
        addresses = AddressBook(original)
        texts = Dictionary(
            original.communities.map { ($0.id, $0.texts) }, uniquingKeysWith: { first, _ in first })
        let invitation = Invitation(addresses: addresses, console: console)
        self.invitation = invitation
        let book = PushBook(clock: { [hand] in hand.now }) { push in
            console.pushed(push)
            invitation.heard(push)
        }
        world = try OutsideWorld(addresses, book: book, freePorts: parts.takesFreePorts)
        var ports = world.ports
        let door = original.server.listen.port
        if parts.takesFreePorts { ports[door] = try FreePort.find() } else { try Port.prove(door) }
        self.ports = ports
        courier = try CurlCourier(policy: CourierPolicy(allowsPrivateNetworks: true), version: "rehearsal")
    }

    /// Plays the day on a fresh stage, and ends the daemon.
    ///
    /// - Parameter disturb: called before each request with its number and the daemon, which it may kill.
    public func play(disturb: @escaping @Sendable (Int, Daemon) -> Void = { _, _ in }) async throws -> Outcome {
        let stage = try stage("day")
        let daemon = Daemon(
            parts.program, on: stage, clock: day.instant(day.begins), courier: courier)
        let player = try Player(
            day, from: folder(of: parts.day), on: stage, daemon: daemon, courier: courier, book: world.book,
            addresses: addresses, hand: hand, console: console, disturb: { disturb($0, daemon) })
        do {
            try await daemon.start()
            try await player.play()
            var outcome = try await outcome(of: player)
            let shell = CommandLine(program: parts.program, stage: stage)
            outcome.differences += try await shell.compareReport(with: day)
            outcome.differences += try await shell.verify()
            outcome.differences += try await shell.replay()
            let code = await daemon.stop()
            if code != 0 {
                outcome.differences.append("the daemon ended badly (got \(code.map(String.init) ?? "nothing"))")
            }
            return outcome
        } catch {
            _ = await daemon.stop()
            throw error
        }
    }

    private func outcome(of player: Player) async throws -> Outcome {
        return Outcome(
            differences: player.differences + world.book.faults, wishes: try await player.daemon.ledger(),
            names: Dictionary(
                player.names.map { ("\($0.value.community)/\($0.value.number)", $0.key) },
                uniquingKeysWith: { first, _ in first }),
            pushes: world.book.pushes, busy: player.busy, revivals: player.revivals)
    }

    /// The table that sums a day up.
    public func summary(of outcome: Outcome) -> [String] {
        Summary(outcome: outcome, addresses: addresses, texts: texts).lines
    }

    func stage(_ name: String) throws -> Stage {
        try Stage(
            copying: parts.configuration, to: "\(parts.state)/\(name)", ports: ports, today: date,
            environment: parts.environment)
    }

    private func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }
}
