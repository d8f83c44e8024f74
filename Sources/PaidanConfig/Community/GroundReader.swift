import PaidanCore

/// Reads the grids and buildings of a community.
enum GroundReader {
    /// The directory; what is at fault is recorded and left out.
    static func read(_ fields: Fields) -> BuildingDirectory {
        let grids = fields.required("grids", GroundReader.grids) ?? []
        let buildings = fields.required("buildings") { GroundReader.buildings($0, grids: grids) } ?? []
        return BuildingDirectory(buildings: buildings, grids: grids)
    }

    private static func grids(_ entry: Entry) -> [Grid]? {
        guard let pairs = entry.pairs() else { return nil }
        let ids = pairs.map(\.name)
        let grids = pairs.compactMap { id, _, value -> (Grid, Spot)? in
            guard let fields = Fields(value, known: ["name", "neighbours"]) else { return nil }
            let neighbours = fields["neighbours"]?.oneOrMore().compactMap { gridID($0, among: ids) } ?? []
            let grid = Grid(id: id, name: fields.optional("name") { $0.text() } ?? id, neighbours: neighbours)
            return (grid, fields.key("neighbours"))
        }
        for (grid, spot) in grids {
            for other in grids.map(\.0) where grid.neighbours.contains(other.id) && !other.neighbours.contains(grid.id)
            {
                spot.warn("\(other.id) does not name \(grid.id) as its neighbour", "\(other.id) 没有把 \(grid.id) 列为相邻网格")
            }
        }
        return grids.map(\.0)
    }

    private static func gridID(_ entry: Entry, among ids: [String]) -> String? {
        guard let id = entry.text() else { return nil }
        guard ids.contains(id) else {
            let hint = Spelling.hint(id, among: ids)
            entry.spot.fault("is no grid of this community\(hint.english)", "本社区没有这个网格\(hint.chinese)", got: id)
            return nil
        }
        return id
    }

    private static func buildings(_ entry: Entry, grids: [Grid]) -> [Building]? {
        guard let pairs = entry.pairs() else { return nil }
        var seen: [String: String] = [:]
        return pairs.flatMap { name, key, value -> [Building] in
            let read = block(name, at: key, value, grids: grids)
            for building in read {
                for called in [building.id] + building.aliases {
                    guard let owner = seen.updateValue(building.id, forKey: called) else { continue }
                    key.fault(
                        "the name stands twice: building \(owner) bears it", "名字重复：\(owner) 栋已经叫这个名字", got: called)
                }
            }
            return read
        }
    }

    /// One building, or a range of like ones.
    private static func block(_ name: String, at key: Spot, _ entry: Entry, grids: [Grid]) -> [Building] {
        guard let fields = Fields(entry, known: ["grid", "units", "aliases"]) else { return [] }
        let grid = fields.required("grid") { gridID($0, among: grids.map(\.id)) } ?? ""
        let units = fields.optional("units", GroundReader.units) ?? []
        guard let ids = BuildingNotation.range(name) else {
            let aliases = fields["aliases"]?.oneOrMore().compactMap { $0.text() }.map(BuildingNotation.normal) ?? []
            return [Building(id: BuildingNotation.normal(name), aliases: aliases, grid: grid, units: units)]
        }
        if let aliases = fields["aliases"] {
            aliases.spot.fault(
                "only one building can have aliases; give it an entry of its own", "别名只能给单独一栋楼，请给它单写一项", got: name)
        }
        return ids.map { Building(id: $0, grid: grid, units: units) }
    }

    /// The names of the stairs: a number of them, or a list.
    private static func units(_ entry: Entry) -> [String]? {
        if entry.isList { return entry.items()?.compactMap { $0.text() } }
        return entry.int(in: 1...50).map { count in (1...count).map(String.init) }
    }
}
