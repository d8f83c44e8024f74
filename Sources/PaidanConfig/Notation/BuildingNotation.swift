import PaidanCore

/// The names of buildings as clerks write them: `5栋`, `五号楼`, `g5`, `G1-G8`, `1-5、7`, `G*`, `*`.
enum BuildingNotation {
    /// The normal form of one building's name, as in `Place.building`; a name that is no number with letters before
    /// it is kept, with its letters made capital.
    static func normal(_ text: String) -> String {
        let name = text.halfWidth.trimmed.uppercased()
        for suffix in ["号楼", "栋楼", "栋", "幢", "座", "棟", "号", "楼", "#"] where name.hasSuffix(suffix) {
            if let plain = plain(String(name.dropLast(suffix.count)).trimmed) { return plain }
        }
        return plain(name) ?? name
    }

    /// A number with at most a few letters before it, or such letters alone; nil for anything else.
    private static func plain(_ name: String) -> String? {
        if let spoken = SpokenNumber.read(name) { return "\(spoken)" }
        let letters = name.prefix(while: \.isASCIILetter)
        let digits = name[letters.endIndex...]
        guard !name.isEmpty, letters.count <= 3, digits.count <= 4, digits.allSatisfy(\.isASCIIDigit) else {
            return nil
        }
        return letters + (Int(digits).map(String.init) ?? "")
    }

    /// The names from the first to the last of a range such as `G1-G8`, `G1-8`, `1至12栋` or `A-D`; nil where the
    /// text is none.
    static func range(_ text: String) -> [String]? {
        let plainText = text.halfWidth.trimmed
        for connector in ["-", "~", "至", "到"] {
            let sides = plainText.split(separator: connector, omittingEmptySubsequences: false)
            guard sides.count == 2 else { continue }
            let first = split(normal(String(sides[0])))
            let last = split(normal(String(sides[1])))
            if let low = first.number, let high = last.number, low <= high, high - low < 500,
                last.letters == first.letters || last.letters.isEmpty
            {
                return (low...high).map { "\(first.letters)\($0)" }
            }
            if first.number == nil, last.number == nil, let letters = letters(first.letters, last.letters) {
                return letters
            }
        }
        return nil
    }

    private static func split(_ name: String) -> (letters: String, number: Int?) {
        let letters = name.prefix(while: \.isASCIILetter)
        return (String(letters), Int(name[letters.endIndex...]))
    }

    private static func letters(_ first: String, _ last: String) -> [String]? {
        guard first.count == 1, last.count == 1, let low = first.utf8.first, let high = last.utf8.first, low < high
        else {
            return nil
        }
        return (low...high).map { String(Unicode.Scalar($0)) }
    }
}

/// Which buildings a cell of the roster names.
struct CoverageNotation {
    let directory: BuildingDirectory

    /// Reads `G1-G5,7,9`, `G*`, the name of a grid, or `*` for the whole community; nil where nothing was read. Names
    /// that no building bears are recorded.
    func read(_ text: String, at spot: Spot) -> Member.Coverage? {
        var covered: Set<String> = []
        for item in text.halfWidth.split(whereSeparator: { "、,;/ \n".contains($0) }).map(String.init) {
            if ["*", "全部", "全社区", "全小区", "all"].contains(item.lowercased()) { return .everywhere }
            covered.formUnion(buildings(of: item, at: spot))
        }
        guard !covered.isEmpty else { return nil }
        return .buildings(directory.buildings.map(\.id).filter(covered.contains))
    }

    private func buildings(of item: String, at spot: Spot) -> [String] {
        if let id = directory.normal(item) ?? directory.normal(BuildingNotation.normal(item)) { return [id] }
        if let grid = directory.grids.first(where: { $0.id == item || $0.name == item }) {
            return directory.buildings.filter { $0.grid == grid.id }.map(\.id)
        }
        if item.hasSuffix("*") {
            let found = directory.buildings.map(\.id).filter { $0.hasPrefix(item.dropLast().uppercased()) }
            if !found.isEmpty { return found }
        }
        guard let range = BuildingNotation.range(item), let first = range.first, let last = range.last else {
            refuse(item, at: spot)
            return []
        }
        for end in Set([first, last]).sorted() where directory.normal(end) == nil { refuse(end, at: spot) }
        // Numbers such as 4 or 13 are often left out, so only the ends of a range must exist.
        return range.compactMap(directory.normal)
    }

    private func refuse(_ name: String, at spot: Spot) {
        let hint = Spelling.hint(name, among: directory.buildings.map(\.id).filter { $0.count > 2 })
        spot.fault(
            "names a building that community.yaml does not have\(hint.english)",
            "community.yaml 里没有这栋楼\(hint.chinese)", got: name)
    }
}
