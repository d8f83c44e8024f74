import PaidanConfig
import PaidanCore

/// `paidan check --coverage`: building × hour, how many could come.
public struct CoverageQuery: Sendable {
    private let isJSON: Bool

    /// A query to be made.
    public init(isJSON: Bool = false) {
        self.isJSON = isJSON
    }

    /// Makes it for all communities that are without fault.
    public func answer(in shell: Shell) throws(CommandFailure) -> CommandOutput {
        let installation = try Installation(shell)
        var lines: [String] = []
        for community in installation.configuration.communities {
            let coverage = HourCoverage(community.rulebook)
            if isJSON {
                lines += try JSONLines.lines(coverage.buildings.map { CoverageLine($0, of: community.id) })
            } else {
                lines += text(coverage, of: community.rulebook, in: shell.language)
            }
        }
        return CommandOutput(lines)
    }

    private func text(_ coverage: HourCoverage, of rulebook: Rulebook, in language: Language) -> [String] {
        let isEnglish = language == .english
        var table = TextTable([isEnglish ? "BUILDING" : "楼栋", ""] + (0..<24).map { "\($0)" })
        for building in coverage.buildings {
            for kind in HourCoverage.DayKind.allCases {
                let hours = building.members[kind] ?? []
                table.add(
                    [kind == .workday ? building.id : "\"", kind.rawValue] + hours.map { $0 == 0 ? "." : "\($0)" })
            }
        }
        let heading =
            isEnglish
            ? "\(rulebook.name): members who could come, by hour (the fewest of any such day; . is nobody)"
            : "\(rulebook.name)：每个钟点能来的志愿者人数（同类日子里最少的一天；. 表示没有人）"
        let skills =
            isEnglish
            ? "buildings where somebody with the skill could come: at 8-18, 18-22, 22-6 o'clock of workdays, then of days off"
            : "有人会这一样、能来的楼栋数：工作日 8-18 点、18-22 点、22-6 点，然后是休息日"
        return [heading] + table.lines + ["", skills] + skillTable(coverage, isEnglish).lines
    }

    private func skillTable(_ coverage: HourCoverage, _ isEnglish: Bool) -> TextTable {
        let parts = [Array(8..<18), Array(18..<22), [22, 23, 0, 1, 2, 3, 4, 5]]
        var table = TextTable([
            isEnglish ? "SKILL" : "特长", "WD 8-18", "WD 18-22", "WD 22-6", "OD 8-18", "OD 18-22", "OD 22-6",
        ])
        for skill in coverage.skills {
            let counts = HourCoverage.DayKind.allCases.flatMap { kind in
                parts.map { hours in
                    coverage.buildings.count { building in
                        let counts = building.skilled[skill]?[kind] ?? []
                        return counts.count == 24 && hours.allSatisfy { counts[$0] > 0 }
                    }
                }
            }
            let all = coverage.buildings.count
            table.add([isEnglish ? skill : SkillWords.name(of: skill)] + counts.map { "\($0)/\(all)" })
        }
        return table
    }
}

/// One building as JSON: counts by hour from 0 to 23.
private struct CoverageLine: Encodable {
    var community: CommunityID
    var building: String
    var members: [String: [Int]]
    var skills: [String: [String: [Int]]]

    init(_ building: HourCoverage.Building, of community: CommunityID) {
        func named(_ counts: [HourCoverage.DayKind: [Int]]) -> [String: [Int]] {
            Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
        }
        self.community = community
        self.building = building.id
        members = named(building.members)
        skills = building.skilled.mapValues(named)
    }
}
