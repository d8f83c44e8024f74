/// A supply that fails for many buildings at once; their reports are one incident, wherever in the grid they come from.
enum Supply: CaseIterable {
    case water, power, gas, heating, network

    private var words: [String] {
        switch self {
        case .water: ["停水", "断水", "没水了", "没有水", "没来水", "自来水没"]
        case .power: ["停电", "断电", "没电了", "没有电", "没来电"]
        case .gas: ["停气", "断气了", "没燃气", "没天然气", "燃气停"]
        case .heating: ["停暖", "没暖气", "没有暖气", "暖气停", "没供暖"]
        case .network: ["断网", "没网了", "没有网", "宽带断"]
        }
    }

    /// The supply that words say has failed; nil where they name none.
    static func failed(in words: String) -> Supply? {
        allCases.first { $0.words.contains(where: words.contains) }
    }
}

extension Desk {
    /// The open wish about the same outage in the same grid; nil where there is none.
    func outage(of need: Need, words: String, isDrill: Bool) -> WishNumber? {
        guard need.category == .facility, let supply = Supply.failed(in: words),
            let grid = need.place.building.flatMap(rulebook.buildings.building(named:))?.grid
        else { return nil }
        let around = rulebook.buildings.buildings.filter { $0.grid == grid }
        return around.lazy.flatMap { wishIndex.wishes(in: $0.id) }.filter { number in
            guard let wish = state.wishes[number], wish.category == .facility, wish.state != .done,
                wish.sensitivity == nil, (wish.isDrill == true) == isDrill
            else { return false }
            return wish.receivedAt + rulebook.limits.mergeWindow > now && Supply.failed(in: wish.words) == supply
        }.min()
    }

    /// Somebody in another building reports the same: who has it hears that it reaches farther.
    mutating func tellOfReach(_ place: Place, in wish: Wish) {
        guard let building = place.building, building != wish.need.place.building, let spoken = place.spokenBuilding
        else { return }
        for holder in wish.holders {
            tell(
                holder, .memberUpdate, kind: .offerReminder, about: wish,
                facts: ["words": .text("\(spoken)也报了同一件事")])
        }
    }
}

extension Wish {
    /// The other buildings from which it was reported, as people say them; nil where there is none.
    var furtherBuildings: String? {
        let others = reporters.compactMap { reporter in
            reporter.place.building == need.place.building ? nil : reporter.place.spokenBuilding
        }
        let each = others.reduce(into: [String]()) { found, name in if !found.contains(name) { found.append(name) } }
        return each.isEmpty || need.place.building == nil ? nil : each.joined(separator: "、")
    }
}
