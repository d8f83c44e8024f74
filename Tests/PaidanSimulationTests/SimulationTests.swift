import PaidanCore
import PaidanSimulation
import Testing

/// Whole days with the real desk in virtual time.
@Suite struct SimulationTests {
    private static func run(_ scenario: Scenario, seed: UInt64 = 1, days: Int? = nil) -> Simulation {
        var simulation = Simulation(scenario, in: .made(seed: seed), days: days)
        simulation.run()
        return simulation
    }

    @Test(arguments: [Scenario.quiet, .lockdown])
    func `Nobody is asked against a rule, nothing is lost, no post is filled twice`(scenario: Scenario) {
        let simulation = Self.run(scenario)
        #expect(simulation.referee.violations == [])
        #expect(simulation.referee.judged > 30)
        let figures = Figures([simulation])
        #expect(figures.lost == 0)
        #expect(figures.doubleFilled == 0)
        #expect(figures.onTime > 0.9)
    }

    @Test func `The same seed is the same day, another seed another one`() {
        #expect(Figures([Self.run(.quiet)]) == Figures([Self.run(.quiet)]))
        #expect(Self.run(.quiet).incidents != Self.run(.quiet, seed: 2).incidents)
    }
}
