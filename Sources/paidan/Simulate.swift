import ArgumentParser
import PaidanApp
import PaidanCore
import PaidanSimulation

/// Plays synthetic days.
struct Simulate: Command {
    static let configuration = CommandConfiguration(
        abstract: "Play a synthetic day through the real desk, and print the figures beside the targets.",
        discussion: """
            Time is virtual and luck comes from the seed: the same seed is the same day, also under other rules. People \
            say yes, no or nothing, late, tire of being asked, do not come, give jobs back; residents report twice, or \
            name the wrong building. Ends with 1 where a hard rule was broken or a wish was lost.

            Examples:
              paidan simulate storm
              paidan simulate quiet --seeds 30
              paidan simulate lockdown --without rings --json
              paidan simulate quiet --config config --community taoyuan
            """)

    @Argument(help: "quiet, lockdown, storm (fifty times a quiet day) or year.")
    var scenario: Scenario

    @Option(help: "The first seed.")
    var seed: UInt64 = 1

    @Option(help: "How many seeds, from the first on; the worst stands beside them all.")
    var seeds = 1

    @Option(
        help: ArgumentHelp(
            "Without a rule of matching, to see what it is worth: width, rings, fairness or scarcity; may be repeated.",
            valueName: "rule"))
    var without: [Part] = []

    @Option(help: ArgumentHelp("With this community's real roster, of --config.", valueName: "id"))
    var community: CommunityID?

    @Option(help: ArgumentHelp("Write the first day with its luck, for Benchmarks/oracle.", valueName: "file"))
    var export: String?

    @Flag(name: .customLong("json"), help: "One JSON object, keys in order.")
    var isJSON = false

    @OptionGroup var place: PlaceOptions

    /// A rule of matching that can be left out.
    enum Part: String, ExpressibleByArgument, CaseIterable {
        case width, rings, fairness, scarcity
    }

    func validate() throws {
        if !(1...1000).contains(seeds) { throw ValidationError("--seeds is 1 to 1000 (got \(seeds))") }
    }

    func answer(in shell: Shell) async throws(CommandFailure) -> CommandOutput {
        let matching = MatchingPolicy(
            width: !without.contains(.width), rings: !without.contains(.rings),
            fairness: !without.contains(.fairness), scarcity: !without.contains(.scarcity))
        return try await SimulationQuery(
            scenario, seed: seed, seeds: seeds, matching: matching, community: community, export: export, isJSON: isJSON
        ).answer(in: shell)
    }
}
