import FoundationEssentials
import PaidanCore
import PaidanRehearsal
import PaidanTestKit
import Synchronization
import Testing

@Suite("the sample day, on the real daemon", .serialized)
struct SeedDayTests {
    /// The day as it goes when nothing breaks; played once.
    private static let plain = Task {
        try await StateFolder.lent { try await Rehearsal($0, console: .silent).play() }
    }

    @Test("ends as it should, in every scene")
    func undisturbed() async throws {
        let outcome = try await Self.plain.value
        #expect(outcome.differences == [])
        #expect(outcome.wishes.count == 13)
        #expect(outcome.revivals == 0)
        #expect(outcome.repeated == 0, "nobody is told twice while nothing breaks")
    }

    @Test("ends the same although the daemon is killed at random moments", arguments: [1, 2, 3, 4] as [UInt64])
    func killed(seed: UInt64) async throws {
        let plain = try await Self.plain.value
        let killer = Killer(seed: seed, among: plain)
        let outcome = try await StateFolder.lent { parts in
            try await Rehearsal(parts, console: Console(killer.overhear)).play { killer.approach($0, $1) }
        }
        #expect(outcome.differences == [])
        #expect(outcome.revivals >= 6, "the daemon died and came back")
        #expect(outcome.repeated >= 1, "a push that was not heard to arrive is told again")
        #expect(outcome.fates == plain.fates)
        #expect(Set(outcome.signed.keys).symmetricDifference(plain.signed.keys).sorted() == [])
        // Told again only under the same id and in the same words; nothing besides, and nothing left out.
        #expect(outcome.signed == plain.signed)
    }
}

/// Kills the daemon by a seed: a random time after random requests, and while random pushes wait for their answer.
private final class Killer: Sendable {
    private struct State {
        var daemon: Daemon?
        var pushes = 0
    }

    private let delays: [Int: Duration]
    private let fatalPushes: Set<Int>
    private let state = Mutex(State())

    /// - Parameter plain: the day without kills; each kill moves the later requests on, which is as good as random.
    init(seed: UInt64, among plain: Rehearsal.Outcome) {
        var random = SeededGenerator(seed: seed)
        var delays: [Int: Duration] = [:]
        while delays.count < 6, let request = plain.busy.randomElement(using: &random) {
            // A request takes a few milliseconds: some kills meet it at work, some come after its answer.
            delays[request] = .microseconds(Int.random(in: 0...5000, using: &random))
        }
        self.delays = delays
        let phoned = plain.pushes.count { $0.door == .phone }
        fatalPushes = [
            Int.random(in: 1...phoned / 2, using: &random), Int.random(in: phoned / 2...phoned, using: &random),
        ]
    }

    func approach(_ request: Int, _ daemon: Daemon) {
        state.withLock { $0.daemon = daemon }
        guard let delay = delays[request] else { return }
        Task.detached {
            try? await Task.sleep(for: delay)
            daemon.kill()
        }
    }

    /// Hears of each push before the daemon hears that it arrived.
    func overhear(_ line: String) {
        guard line.contains("📱") else { return }
        state.withLock { state in
            state.pushes += 1
            if fatalPushes.contains(state.pushes) { state.daemon?.kill() }
        }
    }
}

/// Folders for rehearsals.
private enum StateFolder {
    /// Lends a folder, with all else that a rehearsal needs, and removes it afterwards.
    static func lent(
        to rehearsal: (Rehearsal.Parts) async throws -> Rehearsal.Outcome
    ) async throws -> Rehearsal.Outcome {
        let path = FileManager.default.temporaryDirectory.path + "/paidan-day-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await rehearsal(parts(in: path))
    }

    /// The example configuration, the sample day, and the daemon that was built beside these tests.
    private static func parts(in path: String) -> Rehearsal.Parts {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let built = tests.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        return Rehearsal.Parts(
            program: built + "/paidan", configuration: root + "/config", state: path, day: root + "/rehearsal/day.yaml",
            environment: [:], takesFreePorts: true)
    }
}

extension Rehearsal.Outcome {
    /// How each wish ended and with whom.
    fileprivate var fates: [String] {
        wishes.map { row in
            "\(row.community)/\(row.wish.number) \(row.wish.state) \(row.wish.ending.map { "\($0)" } ?? "") "
                + row.wish.holders.map(\.rawValue).joined(separator: " ")
        }
    }

    /// What was said under each id, where the door bears one.
    fileprivate var signed: [String: Set<String>] {
        pushes.filter { $0.door == .phone || $0.door == .mail }.reduce(into: [:]) {
            $0[$1.id, default: []].insert("\($1.to): \($1.text)")
        }
    }

    /// How many pushes came more than once under the same id.
    fileprivate var repeated: Int {
        let ids = pushes.filter { $0.door == .phone || $0.door == .mail }.map(\.id)
        return ids.count - Set(ids).count
    }
}
