/// Gives wishes their numbers: said aloud, so a number never looks like a building or a flat of the community.
enum Numbering {
    /// The highest floor and the most flats on it that a number could be taken for.
    private static let floors = 1...40
    private static let flats = 1...20

    /// The number after the last one given.
    static func next(after last: WishNumber?, by rulebook: Rulebook) -> WishNumber {
        var number = last.map { $0 + 1 } ?? rulebook.limits.firstNumber
        while looksLikeFlat(number) || rulebook.buildings.normal(String(number)) != nil { number += 1 }
        return number
    }

    private static func looksLikeFlat(_ number: Int) -> Bool {
        floors.contains(number / 100) && flats.contains(number % 100)
    }
}
