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

    @Test func `Nobody is asked against a rule, nothing is lost, no post is filled twice`() {
        let simulation = Self.run(.year, days: 10)
        #expect(simulation.referee.violations == [])
        #expect(simulation.referee.judged > 300)
        let figures = Figures([simulation])
        #expect(figures.lost == 0)
        #expect(figures.doubleFilled == 0)
        #expect(figures.onTime > 0.95)
        #expect(figures.emergencyInTime > 0.95)
    }

    @Test func `In the first hours of a storm nobody is asked against a rule`() {
        var simulation = Simulation(.storm, in: .made(seed: 1))
        simulation.run(decisions: 1500)
        #expect(simulation.referee.violations == [])
        #expect(simulation.referee.judged > 500)
    }

    @Test func `The same seed is the same day, another seed another one`() {
        #expect(Figures([Self.run(.quiet)]) == Figures([Self.run(.quiet)]))
        #expect(Self.run(.quiet).incidents != Self.run(.quiet, seed: 2).incidents)
    }
}
