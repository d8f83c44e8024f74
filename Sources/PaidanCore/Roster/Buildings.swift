/// A building of the community.
public struct Building: Hashable, Codable, Sendable {
    /// Its normal form, such as `5` or `G5`.
    public var id: String
    /// Other ways in which people call it, in the same normal form.
    public var aliases: [String]
    /// The grid it belongs to.
    public var grid: String
    /// The names of its stairs; none where they are not listed.
    public var units: [String]

    /// A building.
    public init(id: String, aliases: [String] = [], grid: String, units: [String] = []) {
        self.id = id
        self.aliases = aliases
        self.grid = grid
        self.units = units
    }
}

/// A grid (网格): a few buildings with a grid worker.
public struct Grid: Hashable, Codable, Sendable {
    /// Its id.
    public var id: String
    /// Its name, as people say it.
    public var name: String
    /// The grids next to it.
    public var neighbours: [String]

    /// A grid.
    public init(id: String, name: String, neighbours: [String] = []) {
        self.id = id
        self.name = name
        self.neighbours = neighbours
    }
}

/// The buildings and grids of one community, found by any of their names.
public struct BuildingDirectory: Hashable, Codable, Sendable {
    /// The buildings, in the order of the configuration.
    public let buildings: [Building]
    /// The grids, in the order of the configuration.
    public let grids: [Grid]
    private let byName: [String: Int]
    private let gridIndex: [String: Int]

    /// A directory; where two buildings share a name the first keeps it (the configuration check refuses that).
    public init(buildings: [Building], grids: [Grid]) {
        self.buildings = buildings
        self.grids = grids
        var names: [String: Int] = [:]
        for (index, building) in buildings.enumerated() {
            for name in [building.id] + building.aliases where names[name] == nil { names[name] = index }
        }
        byName = names
        gridIndex = Dictionary(grids.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The building that bears a name in normal form; nil where none does.
    public func building(named name: String) -> Building? {
        byName[name].map { buildings[$0] }
    }

    /// The normal form of a building's name; nil where no building bears it.
    public func normal(_ name: String) -> String? {
        building(named: name)?.id
    }

    /// The grid with an id.
    public func grid(_ id: String) -> Grid? {
        gridIndex[id].map { grids[$0] }
    }

    /// The grids of the neighbours of a building's grid.
    public func neighbours(of building: Building) -> Set<String> {
        Set(grid(building.grid)?.neighbours ?? [])
    }

    private enum CodingKeys: String, CodingKey { case buildings, grids }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            buildings: try container.decode([Building].self, forKey: .buildings),
            grids: try container.decode([Grid].self, forKey: .grids))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(buildings, forKey: .buildings)
        try container.encode(grids, forKey: .grids)
    }
}
