import PaidanApp
import PaidanCore
import PaidanSimulation
import Testing

/// `paidan simulate` as an office reads it.
@Suite struct SimulationQueryTests {
    private let shell = Shell(
        directory: "/nowhere", environment: [:], now: Instant(milliseconds: 0), actor: "tester")

    @Test func `The figures stand beside the targets and the worst seed`() async throws {
        let output = try await SimulationQuery(.quiet, seeds: 2).answer(in: shell)
        #expect(output.status == .done)
        #expect(output.lines.first?.hasPrefix("a quiet day: 60 incidents") == true)
        #expect(output.lines.contains { $0.hasPrefix("hard rules broken") && $0.contains("kept") })
        #expect(output.lines.last?.hasPrefix("a decision took") == true)
    }

    @Test func `The same as JSON, each seed apart`() async throws {
        let output = try await SimulationQuery(
            .quiet, seeds: 2, matching: MatchingPolicy(rings: false), isJSON: true
        ).answer(in: shell)
        #expect(output.lines.count == 1)
        #expect(output.lines.first?.contains("\"incidents\":30") == true)
        #expect(output.lines.first?.contains("\"violations\":0") == true)
    }
}
