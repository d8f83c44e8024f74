import PaidanCore

/// Compares what a scene wants with what was seen.
struct Check {
    let scene: Scene
    /// What was told since the scene before.
    let pushes: [Push]
    /// How much of it came before anything was said in this scene.
    let early: Int
    let addresses: AddressBook
    /// Fills the numbers in for the day's names of wishes.
    let fill: (String) -> String
    private(set) var differences: [String] = []

    init(scene: Scene, pushes: [Push], early: Int, addresses: AddressBook, fill: @escaping (String) -> String) {
        self.scene = scene
        self.pushes = pushes
        self.early = early
        self.addresses = addresses
        self.fill = fill
    }

    mutating func differ(_ what: String, expected: String, got: String) {
        differences.append("\(scene.at) \(scene.title): \(what): expected \(expected) (got \(got))")
    }

    mutating func compare(_ name: String, _ standing: Scene.Standing, _ wish: Wish?) {
        guard let wish else { return differ(name, expected: "a wish", got: "none") }
        compare("\(name), state", standing.state, wish.state.rawValue)
        compare("\(name), ending", standing.ending, wish.ending?.rawValue ?? "none")
        compare("\(name), category", standing.category, wish.category.rawValue)
        compare("\(name), urgency", standing.urgency, wish.urgency.rawValue)
        compare("\(name), place", standing.place, wish.need.place.spoken ?? "none")
        compare("\(name), holders", standing.holders, wish.holders)
        compare("\(name), asked", standing.asked, wish.liveOffers.map(\.member))
    }

    private mutating func compare(_ what: String, _ expected: String?, _ got: String) {
        if let expected, expected != got { differ(what, expected: expected, got: got) }
    }

    private mutating func compare(_ what: String, _ expected: [String]?, _ got: [MemberID]) {
        let names = got.map { addresses.member($0.rawValue) }
        guard let expected, expected.sorted() != names.sorted() else { return }
        differ(what, expected: list(expected), got: list(names))
    }

    private func list(_ names: [String]) -> String { names.isEmpty ? "nobody" : names.joined(separator: "、") }

    mutating func comparePushes() {
        for expected in scene.pushes ?? [] {
            let isFirst = expected.first == true
            let all = pushes.dropFirst(isFirst ? early : 0).filter {
                $0.to == expected.to || $0.mentions.contains(expected.to)
            }
            let candidates = isFirst ? Array(all.prefix(1)) : all
            let words = (expected.says ?? []).map(fill)
            let isThere = candidates.contains { push in
                words.allSatisfy(push.text.contains)
                    && (expected.kind.map { push.kind == $0 } ?? true)
            }
            guard !isThere else { continue }
            differ(
                "a push to \(expected.to)\(isFirst ? " first" : "")",
                expected: ([expected.kind].compactMap(\.self) + words).joined(separator: " … "),
                got: all.isEmpty ? "none" : all.map { $0.text.onOneLine }.joined(separator: " | "))
        }
        for name in scene.silent ?? [] {
            let told = pushes.filter { $0.to == name || $0.mentions.contains(name) }
            guard !told.isEmpty else { continue }
            differ("pushes to \(name)", expected: "none", got: told.map { $0.text.onOneLine }.joined(separator: " | "))
        }
    }
}

extension String {
    /// Without line breaks.
    var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
