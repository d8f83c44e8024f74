import Foundation
import Glibc
import PaidanCore
import PaidanTestKit
import Synchronization
import Testing

@testable import PaidanSQLite

@Suite("kill -9")
struct KillTests {
    @Test("what was acknowledged is there after SIGKILL, once, and the file is free at once")
    func kill() async throws {
        let result = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
            let folder = FileManager.default.temporaryDirectory.path + "/paidan-kill-\(getpid())"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            let store = try SQLiteStore(path: folder + "/paidan.db")
            say("\(folder)\n")
            try await crowd(into: store, killingAfter: 200 + Int(getpid()) % 400)
        }
        let lines = String(decoding: try #require(result).standardOutputContent, as: UTF8.self)
            .split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex { $0.contains("/paidan-kill-") })
        let folder = String(lines[start].drop { $0 != "/" })
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let acknowledged = lines[(start + 1)...].filter { $0.contains(" m-") }
        #expect(acknowledged.count >= 200)

        let store = try SQLiteStore(path: folder + "/paidan.db")
        #expect(store.isAfterUncleanStop)
        let kept = try await store.inputs(of: Sample.community, after: 0, limit: 99_999)
        #expect(kept.map(\.sequence) == Array(1...Int64(kept.count)))
        let keys = kept.map { input -> String in
            if case .message(let message) = input.input { "\(input.sequence) \(message.key)" } else { "" }
        }
        #expect(Set(acknowledged).subtracting(keys).isEmpty)
        #expect(Set(keys).count == keys.count)
        try await store.close()
    }
}

/// Sixteen clients that arrive without a pause and say what was acknowledged, until the process kills itself.
private func crowd(into store: SQLiteStore, killingAfter limit: Int) async throws {
    let tally = Tally()
    try await withThrowingTaskGroup { group in
        for client in 0..<16 {
            group.addTask {
                for number in 0..<10_000 {
                    let key = client * 10_000 + number
                    let sequence = try await store.accept([Sample.arrival(key)])[0].sequence
                    say("\(sequence) m-\(key)\n")
                    if tally.increment() == limit { Glibc.kill(getpid(), SIGKILL) }
                }
            }
        }
        try await group.waitForAll()
    }
}

/// Counts over tasks.
private final class Tally: Sendable {
    private let count = Atomic(0)

    func increment() -> Int { count.add(1, ordering: .relaxed).newValue }
}

/// Writes straight to standard output: what was said before a kill stays said.
private func say(_ words: String) {
    let bytes = Array(words.utf8)
    _ = write(1, bytes, bytes.count)
}
