import PaidanCore

/// The address in a group card: `12-1-301 王`, `G5-3-1201业主`, `3栋李姐`.
enum CardGrammar {
    /// The place that a card names; nil where it names none that the community has.
    static func read(_ card: String, buildings: BuildingDirectory?, folding: Folding) -> Place? {
        let line = Line(card, folding: folding)
        let mentions = AddressGrammar.read(line, avoiding: PhoneGrammar.read(line).map(\.range))
        let place = PlaceChoice(mentions, in: line, buildings: buildings).first?.place
        return place?.building == nil ? nil : place
    }
}
