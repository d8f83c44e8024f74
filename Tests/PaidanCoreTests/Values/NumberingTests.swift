import PaidanCore
import Testing

/// A number is said aloud: it never looks like a flat or a building of the community.
@Suite struct NumberingTests {
    private func numbers(_ count: Int, first: Int, buildings: [String] = []) -> [WishNumber] {
        var rules = Fixture.rulebook()
        rules.limits.firstNumber = first
        rules.buildings = BuildingDirectory(
            buildings: Fixture.buildings.buildings + buildings.map { Building(id: $0, grid: "east") },
            grids: Fixture.buildings.grids)
        var story = DeskStory(rules)
        return (0..<count).compactMap { turn in
            story.say("办事", by: "\(turn)", as: .wish(.admin)).wish
        }
    }

    @Test func theyRiseByOne() {
        #expect(numbers(3, first: 1024) == [1024, 1025, 1026])
    }

    @Test func flatsAreLeftOut() {
        #expect(numbers(3, first: 1099) == [1099, 1100, 1121], "1101 to 1120 are flats of the eleventh floor")
        #expect(numbers(2, first: 4100) == [4100, 4101], "no house has forty-one floors")
    }

    @Test func buildingsAreLeftOut() {
        #expect(numbers(2, first: 1030, buildings: ["1031"]) == [1030, 1032])
    }
}
