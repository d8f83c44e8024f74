import FoundationEssentials
import Glibc
import PaidanConfig
public import PaidanCore
public import PaidanSimulation

/// `paidan simulate`: synthetic days through the real desk in virtual time.
public struct SimulationQuery: Sendable {
    /// Which day.
    public var scenario: Scenario
    /// The first seed, and how many in a row.
    public var seed: UInt64
    public var seeds: Int
    /// How many times as large the made community is.
    public var times: Int
    /// Which rules of matching are in force.
    public var matching: MatchingPolicy
    /// Whose real roster; nil for the made community.
    public var community: CommunityID?
    /// Where the first day is written for a solver; nil for nowhere.
    public var export: String?
    /// Whether the figures are printed as JSON.
    public var isJSON: Bool

    /// Days to be played.
    public init(
        _ scenario: Scenario, seed: UInt64 = 1, seeds: Int = 1, times: Int = 1,
        matching: MatchingPolicy = .whole, community: CommunityID? = nil, export: String? = nil, isJSON: Bool = false
    ) {
        self.scenario = scenario
        self.seed = seed
        self.seeds = seeds
        self.times = times
        self.matching = matching
        self.community = community
        self.export = export
        self.isJSON = isJSON
    }

    /// Plays them.
    public func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        var rulebook: Rulebook?
        if let community { rulebook = try Installation(shell).community(community).rulebook }
        var runs: [Simulation] = []
        for number in 0..<UInt64(seeds) {
            var world =
                rulebook.map { World(rulebook: $0, seed: seed + number) } ?? .made(seed: seed + number, times: times)
            world.rulebook.matching = matching
            var run = Simulation(scenario, in: world, stopwatch: SimulationQuery.processorTime)
            if number == 0, let export { try write(WorldExport(scenario, run), to: export) }
            run.run()
            runs.append(run)
        }
        let result = SimulationResult(scenario, seed: seed, runs: runs)
        let broken = runs.flatMap(\.referee.violations).prefix(20).map(\.description)
        let status: CommandStatus = result.figures.violations == 0 && result.figures.lost == 0 ? .done : .failed
        let lines = isJSON ? [try JSONLines.line(result)] : SimulationText(result, seeds: seeds).lines
        return CommandOutput(lines, complaints: Array(broken), status: status)
    }

    private func write(_ world: WorldExport, to path: String) throws(CommandFailure) {
        let line = try JSONLines.line(world)
        do {
            try Data((line + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw CommandFailure(.failed, "writing the day: \(error) (got \"\(path)\")")
        }
    }

    /// Nanoseconds that this thread had a processor: what a decision costs, whatever else the machine has to do.
    @Sendable private static func processorTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// What `paidan simulate` found.
struct SimulationResult: Codable {
    var scenario: Scenario
    var seed: UInt64
    /// All seeds together.
    var figures: Figures
    /// Each seed alone, in order.
    var seeds: [Figures]

    init(_ scenario: Scenario, seed: UInt64, runs: [Simulation]) {
        self.scenario = scenario
        self.seed = seed
        figures = Figures(runs)
        seeds = runs.map { Figures([$0]) }
    }
}
