public import PaidanCore

/// How many people could come to each building at each hour of a week without holidays or leave.
public struct HourCoverage: Hashable, Sendable {
    /// A kind of day.
    public enum DayKind: String, Hashable, Sendable, CaseIterable {
        /// Monday to Friday, worked.
        case workday = "WD"
        /// Saturday and Sunday, off.
        case offDay = "OD"
    }

    /// What one building has.
    public struct Building: Hashable, Sendable {
        /// The building's id.
        public var id: String
        /// The fewest members of any such day, by hour from 0 to 23.
        public var members: [DayKind: [Int]]
        /// The same of everybody on the roster with a skill, by skill.
        public var skilled: [Skill: [DayKind: [Int]]]

        /// The hours of the night, from 22 to 6, at which no member could come.
        public var emptyNightHours: Int {
            members.values.reduce(0) { sum, hours in sum + HourCoverage.night.count { hours[$0] == 0 } }
        }
    }

    /// The buildings, in the order of the configuration.
    public var buildings: [Building]
    /// The skills that the posts ask for or somebody has, in order.
    public var skills: [Skill]

    static let night = [22, 23, 0, 1, 2, 3, 4, 5]

    /// Counts for a community. Staff and organizations count by their skills only: members are who is asked first.
    public init(_ rulebook: Rulebook) {
        let asked = rulebook.categories.values.flatMap(\.slots).flatMap { $0.skills ?? [] }
        // Readings ask for the words of the vocabulary only; other skills of the roster are ornaments.
        let held = rulebook.members.flatMap(\.skills).filter { SkillWords.names[$0] != nil }
        skills = Set(asked + held).sorted()
        let week = HourCoverage.week
        let free = rulebook.members.map { member in
            week.map { hours in hours.map { member.availability.contains($0, by: HourCoverage.plain) } }
        }
        let skills = self.skills
        buildings = rulebook.buildings.buildings.map { building in
            let here = rulebook.members.indices.filter { rulebook.members[$0].coverage.contains(building.id) }
            func fewest(_ who: [Int]) -> [DayKind: [Int]] {
                var counts: [DayKind: [Int]] = [:]
                for (day, hours) in week.enumerated() {
                    let today = hours.indices.map { hour in who.count { free[$0][day][hour] } }
                    let kind: DayKind = day < 5 ? .workday : .offDay
                    counts[kind] = counts[kind].map { zip($0, today).map { min($0, $1) } } ?? today
                }
                return counts
            }
            return Building(
                id: building.id, members: fewest(here.filter { rulebook.members[$0].kind == .member }),
                skilled: Dictionary(
                    uniqueKeysWithValues: skills.map { skill in
                        (skill, fewest(here.filter { rulebook.members[$0].skills.contains(skill) }))
                    }))
        }
    }

    /// A calendar in which no day is a holiday.
    private static let plain = Calendar(years: [2026])

    /// The beginnings of the hours of a week from Monday on.
    private static let week: [[CivilTime]] = {
        guard let monday = CivilDate(year: 2026, month: 3, day: 2) else { return [] }
        return (0..<7).map { day in (0..<24).map { CivilTime(date: monday.adding(days: day), hour: $0) } }
    }()
}
