import PaidanCore
import PaidanReading

/// Sunday, 22 November 2026, ten in the morning in Wuhan.
let sundayMorning = Instant(seconds: 1_795_312_800)

/// The reader as it is shipped.
let reader: PlainReader = {
    do {
        return try PlainReader(lexicon: Lexicon())
    } catch {
        fatalError("the shipped lexicon is at fault: \(error)")
    }
}()

/// What the reader makes of a text.
func read(
    _ text: String, card: String? = nil, audience: Audience? = nil, offers: [Int] = [], replyTo: Int? = nil,
    previous: [String] = [], buildings: BuildingDirectory? = nil
) -> Reading {
    reader.read(
        text,
        in: ReadingContext(
            at: sundayMorning, card: card, audience: audience, offers: offers, replyTo: replyTo, previous: previous,
            buildings: buildings))
}

/// A place as `3-2-501`, with `_` for what is not named.
func written(_ place: Place) -> String {
    [place.building, place.unit, place.room].map { $0 ?? "_" }.joined(separator: "-")
}

/// The words that a field was read from.
func words(_ field: String, of reading: Reading, in text: String) -> [String] {
    let units = Array(text.utf16)
    return (reading.spans[field] ?? []).map { String(decoding: units[$0.start..<$0.end], as: UTF16.self) }
}

/// Buildings G1 to G8 and 1 to 12 of a community, the fifth also called 五福楼's A.
let taoyuan = BuildingDirectory(
    buildings: (1...8).map { Building(id: "G\($0)", grid: "g") }
        + (1...12).map { Building(id: "\($0)", aliases: $0 == 12 ? ["A"] : [], grid: "n") },
    grids: [Grid(id: "g", name: "一网格"), Grid(id: "n", name: "二网格")])
