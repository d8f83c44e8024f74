import PaidanCore
import PaidanSimulation
import Testing

/// The referee finds each hard rule broken when the desk was given a roster that the referee knows better.
@Suite struct RefereeTests {
    private typealias Tampering = @Sendable (inout Rulebook) -> Void

    /// What is true, while the desk believes the made community: each makes offers that the desk rightly made wrong.
    private static let truths: [(rule: Rule, truth: Tampering)] = [
        (.kind, { rules in for place in rules.members.indices { rules.members[place].kind = .staff } }),
        (.skill, { rules in for place in rules.members.indices { rules.members[place].skills = [] } }),
        (.safeguard, { rules in for place in rules.members.indices { rules.members[place].vetted = false } }),
        (
            .away,
            { rules in
                guard let day = CivilDate("2026-01-05") else { return }
                for place in rules.members.indices { rules.members[place].away = [DateRange(first: day, last: day)] }
            }
        ),
        (
            .hours,
            { rules in
                rules.patterns = []
                for place in rules.members.indices { rules.members[place].availability = Availability(hours: []) }
            }
        ),
        (.hours, { rules in rules.quiet = QuietHours(from: 0, to: 24 * 60 - 1) }),
        (.contact, { rules in for place in rules.members.indices { rules.members[place].contacts = [] } }),
        (.contact, { rules in rules.members = [] }),
        (.cap, { rules in for place in rules.members.indices { rules.members[place].maxOpen = 0 } }),
        (.nagged, { rules in rules.limits.unansweredPerDay = 1 }),
    ]

    @Test(arguments: truths.indices)
    func `A rule that the desk does not know is seen broken`(place: Int) {
        let (rule, truth) = Self.truths[place]
        let (rulebook, decisions) = Self.week
        var known = rulebook
        truth(&known)
        var referee = Referee(known)
        for decision in decisions { referee.judge(decision) }
        #expect(referee.violations.contains { $0.rule == rule })
    }

    /// What the roster cannot tell is told otherwise by the decision itself.
    @Test func `A tampered decision is seen: asked twice, two at once, into danger, a reporter, who was there before`()
    {
        let (rulebook, decisions) = Self.week
        func broken(_ tamper: (inout Wish, MemberID) -> Void) -> Set<Rule> {
            var referee = Referee(rulebook)
            for var decision in decisions {
                for entry in decision.entries where entry.event == "offered" {
                    guard case .text(let id)? = entry.facts["member"],
                        let place = decision.changes.wishes.firstIndex(where: { $0.number == entry.wish })
                    else { continue }
                    tamper(&decision.changes.wishes[place], MemberID(id))
                }
                referee.judge(decision)
            }
            return Set(referee.violations.map(\.rule))
        }
        #expect(broken { wish, member in wish.formerHolders.append(member) }.contains(.conflict))
        #expect(broken { wish, _ in wish.danger = .fire }.contains(.danger))
        #expect(
            broken { wish, member in
                guard let slot = wish.slots.indices.first, let offer = wish.slots[slot].offers.last else { return }
                wish.slots[slot].offers.append(offer)
            }.contains(.asked))
        #expect(
            broken { wish, member in
                wish.reporters.append(
                    Reporter(
                        account: Account(namespace: "app", id: member.rawValue), destination: nil, at: wish.receivedAt))
            }.contains(.conflict))
        // Only an emergency may ask who considers another wish.
        #expect(broken { wish, _ in wish.need.urgency = .normal }.contains(.offered))
    }

    /// A week around New Year as the desk saw it: its rules and each decision.
    private static let week: (rulebook: Rulebook, decisions: [Decision]) = {
        let world = World.made(seed: 1)
        var simulation = Simulation(.year, in: world, days: 7)
        var decisions: [Decision] = []
        simulation.run(watch: { decisions.append($0) })
        return (world.rulebook, decisions)
    }()
}
