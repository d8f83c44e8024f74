import PaidanCore

/// Buildings that a community calls by a name rather than a number: `老干部楼`, `东门小高层`.
enum NamedBuilding {
    /// The mentions of such names, each with the stair and door after it.
    static func read(_ line: Line, buildings: BuildingDirectory, avoiding taken: [Range<Int>]) -> [PlaceMention] {
        var mentions: [PlaceMention] = []
        for building in buildings.buildings {
            for name in [building.id] + building.aliases where name.utf16.contains(where: \.isHan) {
                guard let start = line.find(name) else { continue }
                var mention = PlaceMention(start: start)
                mention.end = start + name.utf16.count
                if taken.contains(where: { $0.overlaps(mention.range) }) { continue }
                mention.place.building = name
                mention.building = mention.range
                StairAndDoor.read(line, into: &mention)
                mentions.append(mention)
            }
        }
        return mentions
    }
}
