import PaidanCore

/// An address in the sender's last messages: `5栋302`, then `漏水了`.
struct EarlierPlace {
    /// Where.
    var place: Place
    /// Whether that message was nothing but the address.
    var isAlone: Bool

    /// The address of the latest message that names a building; nil where none does.
    static func read(_ context: ReadingContext, folding: Folding) -> EarlierPlace? {
        for text in context.previous.reversed() {
            let line = Line(text, folding: folding)
            let mentions = AddressGrammar.read(line, avoiding: PhoneGrammar.read(line).map(\.range))
            guard let mention = PlaceChoice(mentions, in: line, buildings: context.buildings).first,
                mention.place.building != nil
            else { continue }
            return EarlierPlace(place: mention.place, isAlone: line.count - mention.range.count <= 4)
        }
        return nil
    }
}
