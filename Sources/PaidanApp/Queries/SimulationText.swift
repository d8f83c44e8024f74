import PaidanSimulation

/// The figures of simulated days as a page.
struct SimulationText {
    private let result: SimulationResult
    private let seeds: Int

    init(_ result: SimulationResult, seeds: Int) {
        self.result = result
        self.seeds = seeds
    }

    var lines: [String] {
        var table = TextTable(["FIGURE", "VALUE", "WORST SEED", "TARGET", ""])
        for target in Target.all {
            let value = target.value(result.figures)
            let each = result.seeds.map(target.value)
            let worst = (target.isFloor ? each.min() : each.max()) ?? value
            let bound = target.bound(result.scenario)
            table.add([
                target.name, shown(value, target.digits), seeds > 1 ? shown(worst, target.digits) : "",
                bound.map { (target.isFloor ? ">= " : "<= ") + shown($0, target.digits) } ?? "",
                bound.map { target.keeps(value, $0) ? "kept" : "MISSED" } ?? "",
            ])
        }
        let figures = result.figures
        var lines = [
            "\(result.scenario.title): \(figures.incidents) incidents, \(figures.decisions) decisions, "
                + (seeds > 1 ? "seeds \(result.seed) to \(result.seed + UInt64(seeds) - 1)" : "seed \(result.seed)")
        ]
        lines += table.lines
        if let half = figures.decisionP50, let most = figures.decisionP99 {
            lines.append("a decision took \(shown(half, 0)) µs at p50, \(shown(most, 0)) µs at p99")
        }
        return lines
    }

    private func shown(_ value: Double, _ digits: Int) -> String {
        guard value.isFinite else { return "never" }
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let whole = Int((value * scale).rounded())
        guard digits > 0 else { return "\(whole)" }
        let fraction = String(String(Int(scale) + abs(whole) % Int(scale)).dropFirst())
        return "\(whole < 0 ? "-" : "")\(abs(whole) / Int(scale)).\(fraction)"
    }
}
