public import PaidanCore

extension LabelledMessage {
    /// What the staff corrected, as a labelled message that leads to nobody: `source` is `desk`, and `id` names the wish.
    ///
    /// Telephones, stairs, doors and names are made up, in the words and in the labels alike: nothing is learned from
    /// them but that they are there. An address counts as far as the words tell it; what is known from elsewhere, from
    /// the sender's card or the staff's own knowledge, is no fault of the reading.
    ///
    /// - Parameter roster: the names of members and staff, which are hidden wherever they stand.
    public init(_ message: CorrectedMessage, roster: [String], lexicon: Lexicon) {
        let label = message.label
        let disguise = Disguise(
            message.text, names: message.names + roster,
            kept: label.orderNumbers + [message.reading.when].compactMap(\.self), folding: lexicon.folding)
        let isWish = label.kind == .wish
        func place(_ right: Need, _ read: Need?) -> Place {
            guard isWish else { return Place() }
            return disguise.place(right.place, isCorrected: right.place != read?.place, folding: lexicon.folding)
        }
        let needs = [message.reading.need] + message.reading.more
        let first = place(label.need, message.reading.need)
        id = "desk:\(message.community)/\(message.wish)"
        text = disguise.text
        kind = label.kind.rawValue
        category = label.need.category?.rawValue
        (building, unit, room) = (first.building, first.unit, first.room)
        urgency = label.need.urgency?.rawValue
        skills = label.need.skills
        peopleNeeded = label.need.people
        more = label.more.map { need in
            let place = place(need, needs.first { $0.place == need.place })
            return Further(
                category: need.category?.rawValue,
                building: place.building.flatMap { disguise.names(building: $0) ? $0 : nil }, unit: nil, room: nil,
                urgency: need.urgency?.rawValue, skills: need.skills, peopleNeeded: need.people)
        }
        when = label.when.flatMap { disguise.text.contains($0) ? $0 : nil }
        contact = label.contact.flatMap { disguise.phones[$0] }
        orderNumbers = label.orderNumbers
        source = "desk"
    }
}

extension Disguise {
    /// The address as the rewritten message tells it: the corrected one where the words name its building, else what the
    /// grammar reads in them.
    fileprivate func place(_ right: Place, isCorrected: Bool, folding: Folding) -> Place {
        if isCorrected, let building = right.building, names(building: building) {
            return Place(
                building: building, unit: right.unit.flatMap { stairs[$0] }, room: right.room.flatMap { doors[$0] })
        }
        let line = Line(text, folding: folding)
        let mentions = AddressGrammar.read(line, avoiding: PhoneGrammar.read(line).map(\.range))
        return PlaceChoice(mentions, in: line, buildings: nil).first?.place ?? Place()
    }
}
