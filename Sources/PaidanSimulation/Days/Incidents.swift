internal import PaidanCore

/// Makes the incidents of a scenario from a seed.
struct Incidents {
    private let world: World
    private let plan: Scenario.Plan
    private let struck: [String]
    private var dice: Dice

    init(_ scenario: Scenario, in world: World) {
        self.world = world
        plan = scenario.plan
        dice = Dice(world.seed, "incidents \(scenario.rawValue)")
        struck = Array(world.rulebook.buildings.buildings.map(\.id).shuffled(using: &dice).prefix(plan.struck))
    }

    /// All of them, in the order in which they are reported.
    mutating func all(days: Int? = nil) -> [Incident] {
        let first = CivilDate(plan.day) ?? CivilDate(dayNumber: 0)
        var times: [Instant] = []
        for day in 0..<(days ?? plan.days) {
            let start = world.rulebook.zone.instant(
                CivilTime(date: first.adding(days: day), minuteOfDay: plan.from))
            times += (0..<plan.wishes).map { _ in
                start + Instant.Span(milliseconds: Int64(dice.uniform() * Double(plan.minutes) * 60_000))
            }
        }
        return times.sorted().enumerated().map { incident($0.offset, at: $0.element) }
    }

    private mutating func incident(_ number: Int, at: Instant) -> Incident {
        let building = building()
        let urgency = dice.pick([(10, Urgency.emergency), (20, .urgent), (10, .scheduled), (60, .normal)])
        let place = Place(building: building, unit: "\(dice.place(in: 4) + 1)", room: "\(100 + dice.place(in: 900))")
        var incident = Incident(
            number: number, at: at, need: need(urgency, at: place),
            reporter: Account(namespace: "app", id: "r\(building)-\(dice.place(in: 120))"), toldBuilding: building,
            confidence: 0.97, echoes: [])
        if urgency == .scheduled {
            let from = at + .hours(Int64(4 + dice.place(in: 68)))
            incident.window = Window(from: daylight(from), to: daylight(from) + .hours(2))
        }
        if dice.happens(0.05) {
            // Wrong: somebody misspoke, or the reader misread.
            incident.toldBuilding = self.building()
        } else if dice.happens(0.03) {
            incident.toldBuilding = nil
        }
        // Some emergencies are told so vaguely that the staff are asked first.
        if urgency == .emergency, dice.happens(0.05) { incident.confidence = 0.7 }
        if dice.happens(urgency == .emergency ? 0.3 : 0.05) {
            incident.echoes = (0...dice.place(in: 2)).map { _ in
                Incident.Echo(
                    at: at + dice.span(median: .minutes(3), spread: 0.8),
                    reporter: Account(namespace: "app", id: "r\(building)-\(dice.place(in: 120))"))
            }
        }
        return incident
    }

    private mutating func building() -> String {
        if !struck.isEmpty, dice.happens(0.4) { return struck[dice.place(in: struck.count)] }
        let all = world.rulebook.buildings.buildings
        return all[dice.place(in: all.count)].id
    }

    private mutating func need(_ urgency: Urgency, at place: Place) -> Need {
        if urgency == .emergency {
            let isMedical = dice.happens(0.3)
            let people = dice.pick([(60, 1), (30, 2), (10, 4)])
            return Need(
                category: .medical, place: place, urgency: urgency, skills: isMedical && people == 1 ? ["medical"] : [],
                people: people)
        }
        let kinds: [(weight: Double, value: (category: Category, skills: [Skill], people: Int))] = [
            (25, (.errand, [], 1)), (15, (.repair, ["plumber"], 1)), (12, (.repair, ["electrician"], 1)),
            (8, (.repair, ["handyman"], 1)), (10, (.transport, ["heavy_lift"], 2)), (8, (.eldercare, [], 1)),
            (8, (.companion, [], 1)), (8, (.goods, [], 1)), (6, (.other, ["it_help"], 1)),
        ]
        let kind = dice.pick(kinds)
        return Need(
            category: kind.category, place: place, urgency: urgency, skills: kind.skills, people: kind.people)
    }

    /// An instant moved into the hours at which somebody would be received.
    private func daylight(_ instant: Instant) -> Instant {
        let civil = world.rulebook.zone.civil(instant)
        let minute = min(max(civil.minuteOfDay, 9 * 60), 20 * 60)
        return world.rulebook.zone.instant(CivilTime(date: civil.date, minuteOfDay: minute))
    }
}
